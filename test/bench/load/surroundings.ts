import { once } from 'node:events'
import { createServer } from 'node:http'
import { startSandbox } from '../../../src/sandbox/sandbox.ts'
import { crowdedContoso } from './people.ts'
import { answerAsked, settingsOf } from './process.ts'
import { surroundingsSettings, type Surroundings, type Taken } from './settings.ts'

/** ARM gives all role definitions in one answer. */
const PAGE_SIZE = 5000

const tenant = crowdedContoso(settingsOf(surroundingsSettings).people)
const sandbox = await startSandbox({ tenant, pageSize: PAGE_SIZE })

let typing = 0
let messages = 0

/** A Bot Framework connector that takes everything and keeps nothing. */
const connector = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (text: string) => {
    body += text
  })
  request.on('end', () => {
    if (body.startsWith('{"type":"typing"')) typing += 1
    else messages += 1
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end(`{"id":"sent-${messages}"}`)
  })
})
// the other side keeps its connections open
connector.keepAliveTimeout = 60_000
connector.listen(0, '127.0.0.1')
await once(connector, 'listening')
const address = connector.address()
if (address === null || typeof address === 'string') throw new Error('the connector listens on no port')

answerAsked(
  {
    tenantId: tenant.tenantId,
    endpoint: sandbox.armEndpoint,
    certificateAuthority: sandbox.certificateAuthority,
    connectorUrl: `http://127.0.0.1:${address.port}/`,
  } satisfies Surroundings,
  { taken: () => ({ typing, messages, reads: sandbox.requests.length }) satisfies Taken },
)
