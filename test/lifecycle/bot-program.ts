import { randomUUID } from 'node:crypto'
import { AuditTrail } from '../../src/audit/audit-trail.ts'
import { MemoryAuditLog } from '../../src/audit/memory-audit-log.ts'
import { NO_LANGUAGE } from '../../src/language/language.ts'
import { stopOnSignals } from '../../src/lifecycle/stop-on-signals.ts'
import { programLog } from '../../src/program-log.ts'
import { READER_ID, SandboxCredential } from '../../src/sandbox/credential.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'
import { CLOUDS } from '../../src/snapshot/azure/connection.ts'
import { startTeamsServer } from '../../src/teams/server.ts'
import { timelyDiagnosis } from '../../src/timely-diagnosis.ts'
import { wait } from '../../src/wait.ts'
import { botSettings, SETTINGS_VARIABLE } from './bot-settings.ts'

const settings = botSettings.parse(JSON.parse(process.env[SETTINGS_VARIABLE] ?? ''))
const { armEndpoint, certificateAuthority, tenantId } = settings
const clock = () => new Date()
const cloud = { ...CLOUDS.public, name: 'sandbox', armEndpoint, graphEndpoint: armEndpoint } as const
const credential = new SandboxCredential({ principalId: READER_ID, tenantId, isApplication: true }, clock)
const log = programLog({ level: 'info', exportEvent: null })
const audit = new AuditTrail({ log: new MemoryAuditLog(), sink: log, wait })

const server = await startTeamsServer({
  diagnose: timelyDiagnosis({
    readers: azureReaders({ cloud, credential, certificateAuthority }),
    language: NO_LANGUAGE,
    clock,
    wait,
  }),
  readPicture: () => Promise.resolve({ kind: 'unreadable', why: 'no-text', text: 'No text.' }),
  draw: { png: () => Promise.resolve(Buffer.of()), smallPng: () => Promise.resolve(Buffer.of()) },
  publicUrl: null,
  authentication: { kind: 'none' },
  tenantId,
  host: '127.0.0.1',
  port: 0,
  readiness: () => Promise.resolve({ ready: true, checks: {} }),
  audit,
  log,
  newId: randomUUID,
  // turns go on after their requests are answered
  patience: 0,
  production: false,
})
stopOnSignals(
  {
    log,
    leave: () => {
      server.leave()
    },
    drain: () => server.close(),
    flush: () => audit.close(),
    unfinished: () => server.unfinished(),
  },
  settings.limits,
)
process.stdout.write(`listens at ${server.url} \n`)
