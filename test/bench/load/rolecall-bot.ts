import { randomUUID } from 'node:crypto'
import { ReadableStream } from 'node:stream/web'
import { setTimeout } from 'node:timers/promises'
import { AuditTrail } from '../../../src/audit/audit-trail.ts'
import type { AuditLog } from '../../../src/audit/audit-log.ts'
import { drawPng, drawSmallPng } from '../../../src/drawing/draw-png.ts'
import { NO_LANGUAGE } from '../../../src/language/language.ts'
import { observedDiagnosis } from '../../../src/observed-diagnosis.ts'
import { programLog } from '../../../src/program-log.ts'
import { READER_ID, SandboxCredential } from '../../../src/sandbox/credential.ts'
import { azureReaders } from '../../../src/snapshot/azure/azure-reader.ts'
import { CLOUDS } from '../../../src/snapshot/azure/connection.ts'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import type { Clock } from '../../../src/teams/outbox/outbox.ts'
import { startTeamsServer } from '../../../src/teams/server.ts'
import { timelyDiagnosis } from '../../../src/timely-diagnosis.ts'
import { wait } from '../../../src/wait.ts'
import { answerAsked, settingsOf } from './process.ts'
import { rolecallSettings } from './settings.ts'

const { surroundings, isLimited } = settingsOf(rolecallSettings)
const { endpoint, certificateAuthority, tenantId } = surroundings

/** Far beyond what Azure and Teams allow one bot, whose limits would be all that is measured. */
const NO_LIMIT = { burst: 1_000_000, perSecond: 1_000_000 }

/** To the outbox an hour passes in seconds. */
const FASTER_CLOCK: Clock = {
  now: () => performance.now() * 1_000,
  wait: (milliseconds) => setTimeout(milliseconds / 1_000),
}

/** In a deployment records are kept elsewhere. */
const KEEPS_NOTHING: AuditLog = {
  append: () => Promise.resolve(),
  since: () => ReadableStream.from([]),
}
/** So are documents, of which so many are soon here that their number does not grow any more. */
const MOST_DOCUMENTS = 2_000

const clock = () => new Date()
const log = programLog({ level: 'info', exportEvent: null, destination: { write: () => undefined } })
const readers = azureReaders({
  cloud: { ...CLOUDS.public, name: 'sandbox', armEndpoint: endpoint, graphEndpoint: endpoint },
  credential: new SandboxCredential({ principalId: READER_ID, tenantId, isApplication: true }, clock),
  certificateAuthority,
  ...(isLimited ? {} : { budgets: { arm: NO_LIMIT, resourceGraph: NO_LIMIT } }),
})
const server = await startTeamsServer({
  diagnose: observedDiagnosis(timelyDiagnosis({ readers, language: NO_LANGUAGE, clock, wait })),
  readPicture: () => Promise.resolve({ kind: 'unreadable', why: 'no-text', text: 'No text.' }),
  draw: { png: drawPng, smallPng: drawSmallPng },
  access: {
    reader: readers,
    grants: () => {
      throw new Error('nothing is granted in a load test')
    },
    connectionName: 'rolecall-arm',
    clock,
    wait,
  },
  publicUrl: 'own',
  authentication: { kind: 'none' },
  tenantId,
  host: '127.0.0.1',
  port: 0,
  readiness: () => Promise.resolve({ ready: true, checks: {} }),
  documents: new MemoryDocuments(clock, MOST_DOCUMENTS),
  audit: new AuditTrail({ log: KEEPS_NOTHING, sink: log, wait }),
  log,
  newId: randomUUID,
  rates: { messages: 1_000_000, messagesOfConversation: 1_000_000 },
  ...(isLimited ? {} : { outboxClock: FASTER_CLOCK }),
  production: false,
})
answerAsked({ url: server.url })
