import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { BOT, TENANT, Workbench } from './workbench.ts'

const APP_ID = BOT.id.slice('28:'.length)
const ISSUER = 'https://api.botframework.test'

const known = generateKeyPairSync('rsa', { modulusLength: 2048 })
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })

let metadataUrl: string
let closeKeys: () => Promise<void>
let bench: Workbench

/** Serves the signing keys as the Bot Framework does: metadata that points at a key set, keys endorsed by channel. */
beforeAll(async () => {
  const server = createServer((request, response) => {
    const key = {
      ...known.publicKey.export({ format: 'jwk' }),
      kid: 'key-1',
      endorsements: ['msteams', 'webchat'],
    }
    const body =
      request.url === '/keys' ? { keys: [key] } : { issuer: ISSUER, jwks_uri: `${metadataUrl}/keys` }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('expected a port')
  metadataUrl = `http://127.0.0.1:${address.port}`
  closeKeys = async () => {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
})
afterAll(() => closeKeys())

beforeEach(async () => {
  // botbuilder writes refused tokens to the console by itself
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  bench = await start(metadataUrl)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await bench.close()
})

function start(openIdMetadataUrl: string): Promise<Workbench> {
  return Workbench.start({
    production: true,
    authentication: {
      kind: 'bot-framework',
      appId: APP_ID,
      tenantId: TENANT,
      appType: 'SingleTenant',
      appPassword: 'not-a-secret',
      settings: {
        CallerId: 'urn:botframework:azure',
        OAuthUrl: metadataUrl,
        ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
        ToBotFromChannelTokenIssuer: ISSUER,
        ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
        ToChannelFromBotLoginUrl: metadataUrl,
        ToChannelFromBotOAuthScope: ISSUER,
      },
    },
  })
}

interface Token {
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
}

function bearer({ header, claims, key = known.privateKey }: Token = {}): string {
  const now = Math.floor(Date.now() / 1000)
  const parts = [
    { alg: 'RS256', typ: 'JWT', kid: 'key-1', ...header },
    { iss: ISSUER, aud: APP_ID, serviceurl: bench.connector.url, nbf: now - 60, exp: now + 600, ...claims },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const signature = sign('sha256', Buffer.from(parts.join('.')), key).toString('base64url')
  return `Bearer ${[...parts, signature].join('.')}`
}

/** An activity that the bot takes without an answer, which would need a token of Entra. */
const post = (authorization: string | null, fields: Readonly<Record<string, unknown>> = {}) =>
  bench.post(
    { type: 'installationUpdate', action: 'remove', ...fields },
    authorization === null ? {} : { authorization },
  )

it('takes an activity that the Bot Framework signed for Teams', async () => {
  expect((await post(bearer())).status).toBe(200)
})

describe('an activity is refused', () => {
  const cases: readonly (readonly [sentence: string, post: () => Promise<Response>])[] = [
    ['without a token', () => post(null)],
    ['with a token of another scheme', () => post('Basic dXNlcjpwYXNz')],
    ['with a token that is none', () => post('Bearer not-a-token')],
    ['with a forged signature', () => post(bearer({ key: foreign.privateKey }))],
    [
      'with a signature of an unknown key',
      () => post(bearer({ key: foreign.privateKey, header: { kid: 'key-2' } })),
    ],
    [
      'with no signature',
      () =>
        post(
          bearer({ header: { alg: 'none' } })
            .split('.')
            .with(2, '')
            .join('.'),
        ),
    ],
    ['with a token of another issuer', () => post(bearer({ claims: { iss: 'https://example.com' } }))],
    ['with a token for another bot', () => post(bearer({ claims: { aud: TENANT } }))],
    ['with a token that has expired', () => post(bearer({ claims: { exp: 1_000_000_000 } }))],
    ['with a token for another service', () => post(bearer(), { serviceUrl: 'https://example.com/' })],
    ['of a channel other than Teams', () => post(bearer(), { channelId: 'webchat' })],
    ['of a channel that vouches for itself', () => post(bearer(), { channelId: 'AseChannel' })],
  ]
  it.each(cases)('%s', async (_, ask) => {
    const response = await ask()
    const body: unknown = await response.json()
    expect(response.status).toBe(401)
    expect(body).toEqual({
      error: { code: 'Unauthorized', message: expect.stringMatching(/^expected a .*bearer token/) as string },
    })
    expect(bench.requests).toEqual([])
  })

  it('before anything else is said about it', async () => {
    const response = await fetch(`${bench.server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(response.status).toBe(401)
  })

  it('where the signing keys cannot be had', async () => {
    const offline = await start('http://127.0.0.1:1/nothing-listens-here')
    const response = await offline.post(
      {},
      { authorization: bearer({ claims: { serviceurl: offline.connector.url } }) },
    )
    expect(response.status).toBe(401)
    expect(offline.log).toMatchObject([
      { level: 'warn', event: 'unauthorized', fields: { code: 'ECONNREFUSED' } },
    ])
    await offline.close()
  })

  it('with nothing of the token in the log', async () => {
    const token = bearer({ key: foreign.privateKey })
    await post(token)
    expect(bench.log).toMatchObject([{ level: 'warn', event: 'unauthorized' }])
    expect(JSON.stringify(bench.log)).not.toContain(token.slice(-40))
  })
})
