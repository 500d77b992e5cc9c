import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import {
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
} from '@azure/core-rest-pipeline'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { azureLanguage } from '../../src/language/azure-language.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'
import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import { graphMessages } from '../../src/teams/threads/graph-messages.ts'
import { timelyDiagnosis } from '../../src/timely-diagnosis.ts'
import { wait } from '../../src/wait.ts'
import { sampleError } from '../builders/requests.ts'
import { credential, modelServer, says, type ModelServer } from '../language/model-server.ts'
import { account, AccessBench, TENANT_ID } from '../teams/access/access-bench.ts'
import { Connections } from './connections.ts'

const dana = account('Dana')

let trap: Server
let trapped = 0
/** by the outbox, to which no other time passes */
let waited = 0
let model: ModelServer
let bench: AccessBench
let connections: Connections

beforeAll(async () => {
  trap = createServer((socket) => {
    trapped += 1
    socket.destroy()
  })
  trap.listen(0, '127.0.0.1')
  await once(trap, 'listening')
  model = await modelServer(says('{}'))
  bench = await AccessBench.start({
    overrides: {
      outboxClock: {
        now: () => waited,
        wait: (milliseconds) => {
          waited += milliseconds
          return Promise.resolve()
        },
      },
      rates: { messages: 1_000, messagesOfConversation: 1_000, presses: 1_000 },
      diagnose: (request, context) => diagnose(request, context),
      messages: {
        origin: GRAPH,
        read: (place) => graph().read(place),
        picture: (url) => graph().picture(url),
      },
      readPicture: () => Promise.resolve({ kind: 'unreadable', why: 'no-text', text: 'No text.' }),
    },
  })
  const connection = sandboxConnection(bench.sandbox)
  const graph = () => graphMessages(connection)
  const diagnose = timelyDiagnosis({
    readers: azureReaders(connection),
    language: azureLanguage(
      { endpoint: model.endpoint, deployment: 'reader', visionDeployment: null },
      credential,
    ),
    clock: () => new Date(),
    wait,
  })
  connections = new Connections()
})
beforeEach(() => {
  connections.to.length = 0
  trapped = 0
})
afterAll(async () => {
  connections.restore()
  await bench.close()
  await model[Symbol.asyncDispose]()
  trap.close()
})

/** Where messages of Teams are for this bot. */
const GRAPH = 'https://graph.microsoft.com'

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('expected a port')
  return address.port
}

const hostOf = (url: string) => new URL(url).host

/** The bot itself, which the test posts to, and what it was started with. */
function configured(): readonly string[] {
  const { url, connector, sandbox, tokens } = bench
  return [url, connector.url, sandbox.armEndpoint, tokens.url, model.endpoint].map(hostOf)
}

/** Fails for every connection but those that the configuration names. */
function expectNoneElsewhere(): void {
  expect([...new Set(connections.to)].filter((each) => !configured().includes(each))).toEqual([])
  expect(trapped).toBe(0)
}

/** Addresses that whoever fetches them would have reached something by. */
const addresses = (): readonly string[] => {
  const loopback = `127.0.0.1:${portOf(trap)}`
  return [
    `http://${loopback}/`,
    `https://${loopback}/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21`,
    `http://localhost:${portOf(trap)}/`,
    `http://[::ffff:127.0.0.1]:${portOf(trap)}/`,
    `http://2130706433:${portOf(trap)}/`,
    `https://aoai-contoso.openai.azure.com@${loopback}/`,
    `https://${loopback}#.openai.azure.com/`,
    'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https://management.azure.com/',
    'http://169.254.169.254.nip.example/',
    'http://168.63.129.16/machine?comp=goalstate',
    'https://aoai-contoso.openai.azure.com/openai/deployments/gpt-4o/chat/completions',
    'https://aoai-contoso.openai.azure.com.evil.example/openai/deployments/gpt-4o/chat/completions',
    'https://stcontosolake.blob.core.windows.net/raw?restype=container&comp=list&sig=abc',
    'https://kv-contoso.vault.azure.net/secrets/x',
    'https://login.microsoftonline.com/common/oauth2/token',
    'https://evil.example/',
    'https://evil.example/.well-known/openid-configuration',
    'file:///etc/passwd',
    'gopher://evil.example:70/_x',
    'ldap://evil.example/x',
    '\\\\evil.example\\share',
    '//evil.example/x',
    'https://teams.microsoft.com/l/message/19:0123@thread.tacv2/1700000000000?groupId=60000000-0000-4000-8000-000000000001',
  ]
}

const say = (fields: Readonly<Record<string, unknown>>) =>
  bench.post(dana, { type: 'message', textFormat: 'plain', ...fields })

const REFUSED = `Error code: 401 - {'error': {'code': 'PermissionDenied', 'message': 'Principal does not have access to API/Operation.'}}`

it('would see whoever connects, by each of the clients that the bot uses', async () => {
  const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 0 } })
  const client = createDefaultHttpClient()
  const url = `https://127.0.0.1:${portOf(trap)}/`
  await expect(fetch('http://169.254.169.254/metadata')).rejects.toThrow()
  await expect(fetch(url)).rejects.toThrow()
  await expect(pipeline.sendRequest(client, createPipelineRequest({ url }))).rejects.toThrow()
  const evil = createPipelineRequest({ url: 'https://evil.example/' })
  await expect(pipeline.sendRequest(client, evil)).rejects.toThrow()
  expect(connections.to).toEqual(['169.254.169.254:80', hostOf(url), hostOf(url), 'evil.example:443'])
  expect(trapped).toBe(2)
})

describe('an address that somebody sends is looked up in Azure, never called', () => {
  it('in an error', async () => {
    for (const address of addresses()) {
      await say({ text: `${REFUSED}\nPOST ${address}` })
    }
    expectNoneElsewhere()
  })

  it('alone, in a complaint, and in a question', async () => {
    const [first, ...others] = addresses()
    await say({ text: addresses().join('\n') })
    await say({ text: `Ich habe keine Berechtigung, Azure OpenAI auf ${first} zu benutzen` })
    await say({ text: `what can I do on ${others[5]}?` })
    await say({ text: `what can I do on ${others.at(-1)}?` })
    expect(model.asked.length).toBeGreaterThan(0)
    expectNoneElsewhere()
  })

  it('in markup, as a link, a picture, a frame or a style', async () => {
    const content = addresses()
      .map(
        (address) =>
          `<a href="${address}">${REFUSED}</a><img src="${address}"><img itemtype="AMSImage" src="${address}/hostedContents/1/$value"><iframe src="${address}"></iframe><p style="background:url(${address})">`,
      )
      .join('')
    await say({ text: content, textFormat: 'xml', attachments: [{ contentType: 'text/html', content }] })
    expectNoneElsewhere()
  })

  it('in attachments of every kind that a bot gets', async () => {
    for (const address of addresses()) {
      const attachments = [
        { contentType: 'image/png', contentUrl: address },
        { contentType: 'image/*', contentUrl: address },
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          contentUrl: address,
          content: { downloadUrl: address, fileType: 'png' },
        },
        { contentType: 'reference', contentUrl: address },
        { contentType: 'application/vnd.microsoft.card.hero', content: { images: [{ url: address }] } },
      ]
      for (const attachment of attachments) await say({ text: '', attachments: [attachment] })
    }
    expectNoneElsewhere()
  })

  it('in the data of a button, and in a message that somebody points to', async () => {
    for (const address of addresses().slice(0, 4)) {
      await say({ value: { verb: 'use-text', text: `${REFUSED} ${address}` }, replyToId: 'sent-1' })
      await bench.post(dana, {
        type: 'invoke',
        name: 'composeExtension/fetchTask',
        value: {
          commandId: 'diagnose',
          messagePayload: {
            id: '1',
            body: { content: `${REFUSED} <img src="${address}">`, contentType: 'html' },
            attachments: [{ contentType: 'image/png', contentUrl: address }],
            linkToMessage: address,
            from: { user: { id: dana.aadObjectId, displayName: 'Dana' } },
          },
        },
      })
    }
    expectNoneElsewhere()
  })
})

describe('what others answer leads nowhere', () => {
  it('a picture at the connector that has moved', async () => {
    bench.connector.pictures.set('1', { status: 302, body: `http://127.0.0.1:${portOf(trap)}/` })
    const contentUrl = `${bench.connector.url}v3/attachments/1/views/original`
    await say({ text: '', attachments: [{ contentType: 'image/png', contentUrl }] })
    expect(bench.connector.fetched).toHaveLength(1)
    expectNoneElsewhere()
  })

  it.each(['roleAssignments', 'denyAssignments', 'roleDefinitions', 'resources', 'memberOf'])(
    'a page of %s that says the next one is elsewhere',
    async (list) => {
      const nextLink = `https://127.0.0.1:${portOf(trap)}/next`
      bench.sandbox.faults.add({
        times: 1,
        matches: ({ path }) => path.toLowerCase().includes(list.toLowerCase()),
        answer: {
          status: 200,
          body: { value: [], data: [], count: 0, totalRecords: 0, nextLink, '@odata.nextLink': nextLink },
        },
      })
      await say({ text: sampleError('Chat playground') })
      expectNoneElsewhere()
    },
  )

  it.each([301, 302, 307, 308])('Azure that answers with a redirect (%d)', async (status) => {
    const location = `https://127.0.0.1:${portOf(trap)}/`
    bench.sandbox.faults.add({
      times: 1,
      matches: () => true,
      answer: { status, headers: { location }, body: {} },
    })
    await say({ text: sampleError('Chat playground') })
    expectNoneElsewhere()
  })
})

it('an activity that wants its answer elsewhere is refused', async () => {
  for (const serviceUrl of addresses()) {
    const { host } = URL.canParse(serviceUrl) ? new URL(serviceUrl) : { host: '' }
    // on loopback, where nobody is authenticated, any port may be the connector
    if (host.startsWith('127.0.0.1') || host.startsWith('localhost')) continue
    const response = await bench.post(dana, {
      text: 'help',
      serviceUrl,
      conversation: { id: 'a:1', tenantId: TENANT_ID },
    })
    expect(response.status).toBe(400)
  }
  expectNoneElsewhere()
})
