import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AuditUnavailableError } from '../../src/audit/audit-log.ts'
import { auditedLog } from '../../src/audit/audited-log.ts'
import { AuditTrail } from '../../src/audit/audit-trail.ts'
import { MemoryAuditLog } from '../../src/audit/memory-audit-log.ts'
import { azureLanguage } from '../../src/language/azure-language.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'
import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import type { Documents } from '../../src/state/documents.ts'
import { StateUnavailableError } from '../../src/state/state-unavailable.ts'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'
import { graphMessages } from '../../src/teams/threads/graph-messages.ts'
import { timelyDiagnosis } from '../../src/timely-diagnosis.ts'
import { wait } from '../../src/wait.ts'
import { sampleError } from '../builders/requests.ts'
import { credential, json, modelServer, TOKEN, type ModelServer } from '../language/model-server.ts'
import { account, AccessBench, TENANT_ID } from '../teams/access/access-bench.ts'
import { APP_PASSWORD, BotFramework } from '../teams/authentication/bot-framework.ts'
import { MENTION, Workbench } from '../teams/workbench.ts'
import { CapturedOutput } from './captured-output.ts'

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJwbGFudGVkIjoidG9rZW4ifQ.cGxhbnRlZC1zaWduYXR1cmUtMDEyMzQ1Njc4OQ'

/** What faults of others say, and what nobody may find in a log. Each begins with what is looked for. */
const PLANTED = {
  armToken: `Bearer ${JWT}`,
  openAiKey: 'sk-planted0123456789abcdefghij',
  accountKey: 'AccountKey=cGxhbnRlZC1hY2NvdW50LWtleS0wMTIzNDU2Nzg5MDEyMzQ1Njc4OQ==',
  signature: 'sig=planted%2Fsignature%2F0123456789',
  appPassword: APP_PASSWORD,
  modelToken: TOKEN,
  message: 'plantedword',
  name: 'Plantedname',
} as const

const leaky = (where: string) =>
  `${where}: ${PLANTED.armToken}; DefaultEndpointsProtocol=https;${PLANTED.accountKey}; https://st.blob.core.windows.net/c?${PLANTED.signature}; Incorrect API key provided: ${PLANTED.openAiKey}; plantedword`

class LeakyError extends Error {
  override readonly name = 'LeakyError'
  readonly request = { headers: { authorization: PLANTED.armToken } }
  readonly code = leaky('code')

  constructor(where: string) {
    super(leaky(where), { cause: new Error(leaky('cause')) })
  }
}

/** A store that is away, for everything or for nothing. */
function awayDocuments(isAway: () => boolean): Documents {
  const kept = new MemoryDocuments(() => new Date())
  const failing = <Arguments extends unknown[], Result>(
    act: (...parameters: Arguments) => Promise<Result>,
  ) => {
    return (...parameters: Arguments) =>
      isAway()
        ? Promise.reject<Result>(
            new StateUnavailableError(leaky('store'), { cause: new LeakyError('store') }),
          )
        : act(...parameters)
  }
  return {
    read: failing((key) => kept.read(key)),
    write: failing((...parameters) => kept.write(...parameters)),
    put: failing((...parameters) => kept.put(...parameters)),
    delete: failing((key) => kept.delete(key)),
    keys: failing((folder) => kept.keys(folder)),
  }
}

const dana = { ...account('Dana'), name: PLANTED.name }
const olivia = account('Olivia')
const COMPLAINT = 'Ich habe keine Berechtigung, im Azure OpenAI Studio das Modell gpt-4o zu benutzen'

let output: CapturedOutput
let bench: AccessBench
let model: ModelServer
/** how Azure answers everything; null: as it should */
let azureStatus: number | null = null
/** by the outbox, to which no other time passes */
let waited = 0
let isStoreAway = false
let recordsAre: 'kept' | 'refused' = 'kept'

beforeAll(async () => {
  output = new CapturedOutput()
  model = await modelServer(json(401, { error: { code: 'invalid_api_key', message: leaky('model') } }))
  const language = azureLanguage(
    { endpoint: model.endpoint, deployment: 'reader', visionDeployment: null },
    credential,
  )
  const records = new MemoryAuditLog()
  const audit = new AuditTrail({
    log: auditedLog(
      {
        append: (record) =>
          recordsAre === 'kept'
            ? records.append(record)
            : Promise.reject(new AuditUnavailableError('away', { cause: new LeakyError('audit') })),
        since: (...time) => records.since(...time),
      },
      output.log,
    ),
    sink: output.log,
    wait,
  })
  bench = await AccessBench.start({
    audit: records,
    overrides: {
      log: output.log,
      patience: 500,
      audit,
      documents: awayDocuments(() => isStoreAway),
      readPicture: () => Promise.reject(new LeakyError('picture')),
      draw: {
        png: () => Promise.reject(new LeakyError('drawing')),
        smallPng: () => Promise.reject(new LeakyError('drawing')),
      },
      readiness: () => Promise.reject(new LeakyError('readiness')),
      diagnose: async (request, context) => {
        if (request.kind === 'error' && request.text.includes('break')) throw new LeakyError('diagnosis')
        return diagnosing(request, context)
      },
      messages: {
        origin: 'https://graph.microsoft.com',
        read: (place) => graph().read(place),
        picture: () => Promise.resolve({ kind: 'failed', why: 'none' }),
      },
      outboxClock: {
        now: () => waited,
        wait: (milliseconds) => {
          waited += milliseconds
          return Promise.resolve()
        },
      },
    },
  })
  for (const status of [401, 403, 500]) {
    const body = { error: { code: 'Planted', message: leaky('arm'), innererror: { trace: leaky('arm') } } }
    const isMeant = () => azureStatus === status
    bench.sandbox.faults.add({ times: Infinity, matches: isMeant, answer: { status, body } })
  }
  const connection = sandboxConnection(bench.sandbox)
  const graph = () => graphMessages(connection)
  const diagnosing = timelyDiagnosis({
    readers: azureReaders(connection),
    language,
    clock: () => new Date(),
    wait,
    budget: 300,
  })
})
afterAll(async () => {
  output.restore()
  await bench.close()
  await model[Symbol.asyncDispose]()
})

const say = (text: string, fields: Readonly<Record<string, unknown>> = {}) =>
  bench.post(dana, { type: 'message', text: `${text} plantedword`, textFormat: 'plain', ...fields })

const THREAD = {
  id: '19:0123@thread.tacv2;messageid=1700000000000',
  conversationType: 'channel',
  isGroup: true,
  tenantId: TENANT_ID,
}

/** Good turns and failing ones, each by what it is about. */
const turns: readonly (readonly [sentence: string, turn: () => Promise<unknown>])[] = [
  ['an error is answered', () => say(sampleError('Chat playground'))],
  ['a question is answered', () => say('', { text: 'what can I do on aoai-contoso?' })],
  ['a question about roles is answered', () => say('', { text: 'what can Azure AI Developer do?' })],
  ['a drawing fails', () => say('', { text: 'Check the playground in proj-assistant' })],
  ['the model is asked, and refuses', () => say(COMPLAINT)],
  [
    'a request is made, and granted with a token of its approver',
    async () => {
      const offer = await bench.paste(dana)
      const request = await bench.request(dana, offer, { reason: 'plantedword' })
      await bench.pressSignedIn(olivia, { verb: 'approve', request })
    },
  ],
  [
    'a token that is none is brought along',
    () => bench.press(olivia, { verb: 'approve', request: 'none' }, { authentication: { token: JWT } }),
  ],
  ['somebody says what they think', () => feedback()],
  ['Azure refuses the bot', () => whereAzureAnswers(403, somethingElse)],
  ['Azure does not know the bot’s token', () => whereAzureAnswers(401, somethingElse)],
  ['Azure fails', () => whereAzureAnswers(500, somethingElse)],
  ['the diagnosis itself fails', () => say('break AuthorizationFailed')],
  [
    'the connector refuses',
    async () => {
      bench.connector.refuse = () => 503
      await say(sampleError('Chat playground'))
      bench.connector.refuse = () => null
    },
  ],
  [
    'a message above cannot be read',
    () => {
      const channelData = { tenant: { id: TENANT_ID }, team: { aadGroupId: 'g' }, channel: { id: 'c' } }
      const mention = { conversation: THREAD, entities: [MENTION], channelData }
      return whereAzureAnswers(403, () => say('<at>Rolecall</at> help here', mention))
    },
  ],
  [
    'a picture cannot be read',
    () => {
      bench.connector.pictures.set('1', { status: 200, body: Buffer.from('picture') })
      const contentUrl = `${bench.connector.url}v3/attachments/1/views/original`
      return say('', { text: '', attachments: [{ contentType: 'image/png', contentUrl }] })
    },
  ],
  [
    'records cannot be kept',
    async () => {
      recordsAre = 'refused'
      await say(sampleError('Chat playground'))
      recordsAre = 'kept'
    },
  ],
  [
    'the store is away',
    async () => {
      isStoreAway = true
      await say(sampleError('Indexing is refused'))
      await bench.press(olivia, { verb: 'approve', request: 'any' })
      isStoreAway = false
    },
  ],
  ['an activity is none', () => bench.post(dana, { serviceUrl: 7, text: 'plantedword' })],
  ['a query says much', () => fetchFrom(`/plantedword?code=${JWT}`)],
  ['the readiness check fails', () => fetchFrom('/readyz')],
  [
    'a body is not JSON',
    () =>
      fetchFrom('/api/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: PLANTED.armToken },
        body: '{ "plantedword": ',
      }),
  ],
]

async function whereAzureAnswers(status: number, turn: () => Promise<unknown>): Promise<void> {
  azureStatus = status
  await turn()
  azureStatus = null
}

const somethingElse = () => say(sampleError('Deploying a model'))

const feedback = () =>
  bench.post(dana, {
    type: 'invoke',
    name: 'message/submitAction',
    value: {
      actionName: 'feedback',
      actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"plantedword"}' },
    },
    replyToId: 'sent-1',
  })

const fetchFrom = (path: string, init?: RequestInit) => fetch(`${bench.url}${path}`, init)

describe('what the log and its streams hold', () => {
  it('of good turns and of failing ones is no secret, no token, no name and no word of anybody', async () => {
    for (const [, turn] of turns) await turn()
    await refusedByTheBotFramework()
    expect(model.asked.length).toBeGreaterThan(0)
    expect(output.events).toEqual(
      expect.arrayContaining([
        'answered-about-roles',
        'audit',
        'audit-not-kept',
        'apology-failed',
        'diagnosed',
        'drawing-failed',
        'feedback',
        'readiness-failed',
        'send-failed',
        'state-away',
        'thread-not-read',
        'turn-not-noted',
        'turn-failed',
        'unauthorized',
      ]),
    )
    for (const secret of [...Object.values(PLANTED), ...JWT.split('.')]) {
      expect(output.text.toLowerCase()).not.toContain(secret.toLowerCase())
    }
    expect(output.text).not.toMatch(/eyJ[\w-]{10,}\.|\bBearer\s|AccountKey|sig=/)
    expect(output.text).not.toContain('Dana')
  })
})

/** In production: a good token, whose turn then fails for want of the bot's own, and bad ones. */
async function refusedByTheBotFramework(): Promise<void> {
  const framework = await BotFramework.start()
  const connectors: string[] = []
  const guarded = await Workbench.start({
    production: true,
    authentication: framework.authentication(connectors),
    log: output.log,
  })
  connectors.push(new URL(guarded.connector.url).origin)
  const good = await framework.bearer(guarded.connector.url)
  const expired = await framework.bearer(guarded.connector.url, { claims: { exp: 1_000_000_000 } })
  const text = 'plantedword AuthorizationFailed'
  for (const authorization of [good, expired, PLANTED.armToken, `Basic ${JWT}`]) {
    await guarded.post({ text }, { authorization })
  }
  for (const token of [good, expired]) {
    for (const part of token.slice('Bearer '.length).split('.')) expect(output.text).not.toContain(part)
  }
  await guarded.close()
  await framework.close()
}
