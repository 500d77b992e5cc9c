import { randomUUID } from 'node:crypto'
import { ContainerClient } from '@azure/storage-blob'
import { armGrants } from '../../src/access-requests/azure/arm-grants.ts'
import { AuditTrail } from '../../src/audit/audit-trail.ts'
import { BlobAuditLog } from '../../src/audit/blob-audit-log.ts'
import { NO_LANGUAGE } from '../../src/language/language.ts'
import { stopOnSignals } from '../../src/lifecycle/stop-on-signals.ts'
import { READER_ID, SandboxCredential } from '../../src/sandbox/credential.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'
import { CLOUDS } from '../../src/snapshot/azure/connection.ts'
import { BlobDocuments } from '../../src/state/blob-documents.ts'
import { startTeamsServer } from '../../src/teams/server.ts'
import { timelyDiagnosis } from '../../src/timely-diagnosis.ts'
import { wait } from '../../src/wait.ts'
import { AZURITE_KEY } from '../azurite.ts'
import { instanceSettings, SETTINGS_VARIABLE } from './instance-settings.ts'

const settings = instanceSettings.parse(JSON.parse(process.env[SETTINGS_VARIABLE] ?? ''))
const { armEndpoint, certificateAuthority, tenantId } = settings
const clock = () => new Date(Date.now() + settings.clockAhead)
const cloud = { ...CLOUDS.public, name: 'sandbox', armEndpoint, graphEndpoint: armEndpoint } as const
const credential = new SandboxCredential({ principalId: READER_ID, tenantId, isApplication: true }, clock)
const reader = azureReaders({ cloud, credential, certificateAuthority })
const container = (url: string) => new ContainerClient(url, AZURITE_KEY, { retryOptions: { maxTries: 2 } })
const note = (event: string, fields: object) => {
  process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`)
}
const log = { info: note, warn: note, error: note }

const audit = new AuditTrail({
  log: new BlobAuditLog(container(settings.auditContainer), (line) => {
    note('audit-unreadable', line)
  }),
  sink: log,
  wait,
})
const server = await startTeamsServer({
  diagnose: timelyDiagnosis({ readers: reader, language: NO_LANGUAGE, clock, wait }),
  readPicture: () => Promise.resolve({ kind: 'unreadable', why: 'no-text', text: 'No text.' }),
  draw: { png: () => Promise.resolve(Buffer.of()), smallPng: () => Promise.resolve(Buffer.of()) },
  access: {
    reader,
    grants: (token, approverId) =>
      armGrants({ cloud, tenantId, approverId, token, certificateAuthority, clock }),
    connectionName: settings.connectionName,
    clock,
    wait,
  },
  documents: new BlobDocuments(container(settings.stateContainer), { clock, newId: randomUUID }),
  turnLease: settings.turnLease,
  publicUrl: null,
  authentication: { kind: 'none', tokenServiceUrl: settings.tokenServiceUrl },
  tenantId,
  host: '127.0.0.1',
  port: 0,
  readiness: () => Promise.resolve({ ready: true, checks: {} }),
  audit,
  log,
  newId: randomUUID,
  production: false,
})
stopOnSignals({
  log,
  leave: () => {
    server.leave()
  },
  drain: () => server.close(),
  flush: () => audit.close(),
  unfinished: () => server.unfinished(),
})
note('listening', { url: server.url })
