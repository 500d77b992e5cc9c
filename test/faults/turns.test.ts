import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AuditUnavailableError } from '../../src/audit/audit-log.ts'
import { AuditTrail } from '../../src/audit/audit-trail.ts'
import { MemoryAuditLog } from '../../src/audit/memory-audit-log.ts'
import { azureLanguage } from '../../src/language/azure-language.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'
import type { Documents } from '../../src/state/documents.ts'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'
import { StateUnavailableError } from '../../src/state/state-unavailable.ts'
import type { Log, LogFields } from '../../src/teams/log.ts'
import { startTeamsServer } from '../../src/teams/server.ts'
import { timelyDiagnosis } from '../../src/timely-diagnosis.ts'
import { sampleError } from '../builders/requests.ts'
import { json, modelServer, type ModelServer } from '../language/model-server.ts'
import { account, AccessBench } from '../teams/access/access-bench.ts'
import { FaultyAzure, IMPATIENT } from './faulty-azure.ts'
import { TURN_FAULTS, type Trouble } from './teams-faults.ts'

const dana = account('Dana')
/** Words that no log may hold. */
const SECRET = 'the-quarterly-numbers'
const ERROR = `${SECRET}\n${sampleError('Chat playground')}`
/** What no recognizer knows, so that the model is asked. */
const COMPLAINT = `I get access denied when I open the Key Vault ${SECRET}.`

let bench: AccessBench
let azure: FaultyAzure
let model: ModelServer
let trouble: Trouble = {}
let waited: number
/** milliseconds, by the clock of what is sent */
let passed = 0
const log: { readonly event: string; readonly fields: LogFields }[] = []

const note = (event: string, fields: LogFields) => {
  log.push({ event, fields })
}
const noting: Log = { info: note, warn: note, error: note }

/** Nobody waits: the first time is up at once where Azure is slow, and never otherwise. */
const wait = (_milliseconds: number, signal: AbortSignal) =>
  trouble.slow === true && (waited += 1) === 1
    ? Promise.resolve()
    : new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new DOMException('over', 'AbortError'))
        })
      })

beforeAll(async () => {
  model = await modelServer(json(500, { error: { code: 'InternalServerError' } }))
  const language = azureLanguage(
    { endpoint: model.endpoint, deployment: 'gpt', visionDeployment: null },
    { getToken: () => Promise.resolve({ token: 'eyJ', expiresOnTimestamp: Date.now() + 3_600_000 }) },
    { retryDelay: 0 },
  )
  bench = await AccessBench.start({
    serve: async (options, { sandbox }) => {
      azure = await FaultyAzure.start(sandbox)
      const credential = { getToken: () => Promise.reject(new Error(`AADSTS700016 ${SECRET}`)) }
      const patient = azureReaders(azure.connection())
      const impatient = azureReaders(azure.connection({ patience: IMPATIENT }))
      const unknown = azureReaders(azure.connection({ credential }))
      const readers = () =>
        trouble.credential === 'fails' ? unknown : trouble.slow === true ? impatient : patient
      return startTeamsServer({
        ...options,
        diagnose: timelyDiagnosis({
          readers: (context) => readers()(context),
          language,
          clock: () => new Date(),
          wait,
        }),
        documents: sometimesAway(new MemoryDocuments()),
        audit: new AuditTrail({ log: new AwayAtTimes(), sink: noting, wait: () => setTimeout(1) }),
        log: noting,
        rates: { messages: 1000, messagesOfConversation: 1000 },
        outboxClock: {
          now: () => passed,
          wait: (milliseconds) => Promise.resolve(void (passed += milliseconds)),
        },
      })
    },
  })
})
afterAll(async () => {
  await bench.close()
  await azure.close()
  await model[Symbol.asyncDispose]()
})
afterEach(() => {
  trouble = {}
})

class AwayAtTimes extends MemoryAuditLog {
  override append(...record: Parameters<MemoryAuditLog['append']>): Promise<void> {
    return trouble.audit === 'away'
      ? Promise.reject(new AuditUnavailableError('no answer'))
      : super.append(...record)
  }
}

function sometimesAway(documents: Documents): Documents {
  const unlessAway = <Result>(work: () => Promise<Result>): Promise<Result> =>
    trouble.state === 'away' ? Promise.reject(new StateUnavailableError('no answer')) : work()
  return {
    read: (key) => unlessAway(() => documents.read(key)),
    write: (...args) => unlessAway(() => documents.write(...args)),
    put: (...args) => unlessAway(() => documents.put(...args)),
    delete: (key) => unlessAway(() => documents.delete(key)),
    keys: (folder) => unlessAway(() => documents.keys(folder)),
  }
}

/** The ids that the bench gives out, one after the other. */
const MADE_ID = /00000000-0000-4000-8000-\d{12}/g
const READ_AT = /\d{4}-\d\d-\d\d \d\d:\d\d UTC/g

/** What is read of a message or card, in one line; null where nothing came through. */
async function told(text: string): Promise<string | null> {
  bench.connector.calls.length = 0
  await bench.post(dana, { text, textFormat: 'plain' })
  const last = bench.connector.messages.at(-1)?.body
  return last === undefined
    ? null
    : [last.summary, JSON.stringify(last.attachments ?? [])]
        .join('\n')
        .replaceAll(MADE_ID, 'id')
        .replaceAll(READ_AT, 'now')
}

describe('while', () => {
  let usual: string | null
  beforeAll(async () => {
    usual = await told(ERROR)
  })

  it.each(TURN_FAULTS)('$name', async ({ trouble: planned, seen, logged }) => {
    log.length = 0
    trouble = planned
    waited = 0
    if (planned.azure !== undefined) azure.fail(...planned.azure)
    bench.connector.refuse = ({ body: { attachments = [] } }) =>
      planned.ofCards === true && attachments.length === 0 ? null : (planned.connector ?? null)
    const askedBefore = model.asked.length
    const sentBefore = bench.connector.sent.size
    const answer = await told(planned.model === 'fails' ? COMPLAINT : ERROR)
    bench.connector.refuse = () => null
    azure.heal()
    trouble = {}

    if (seen === null) expect(bench.connector.sent.size).toBe(sentBefore)
    else expect(answer).toContain(seen)
    expect(model.asked.length - askedBefore).toBe(planned.model === 'fails' ? 2 : 0)
    // a typing indicator may fail before
    const events = new Set(log.map(({ event }) => event)).difference(new Set(['diagnosed', 'typing-failed']))
    expect(events).toEqual(new Set(logged))
    expect(JSON.stringify(log)).not.toMatch(new RegExp(`${SECRET}|eyJ|Principal does not`))
    expect(await told(ERROR)).toBe(usual)
  })
})
