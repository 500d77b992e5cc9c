import { exportSPKI, generateKeyPair, type CryptoKey } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { TENANT, Workbench } from '../workbench.ts'
import { APP_ID, BotFramework, type TokenParts } from './bot-framework.ts'

let framework: BotFramework
let foreignKey: CryptoKey
let bench: Workbench
const consoleError = vi.spyOn(console, 'error')

beforeAll(async () => {
  framework = await BotFramework.start()
  foreignKey = (await generateKeyPair('RS256')).privateKey
  bench = await start(framework)
})
afterAll(async () => {
  await bench.close()
  await framework.close()
})
beforeEach(() => {
  consoleError.mockClear()
})

/** A bot in production, which may answer at its connector and nowhere else. */
async function start(by: BotFramework, openIdMetadataUrl?: string): Promise<Workbench> {
  const connectors: string[] = []
  const started = await Workbench.start({
    production: true,
    authentication: by.authentication(connectors, openIdMetadataUrl),
  })
  connectors.push(new URL(started.connector.url).origin)
  return started
}

/** An activity that the bot takes without an answer, which would need a token of Entra. */
const UNANSWERED = { type: 'installationUpdate', action: 'remove' }

const post = (authorization: string | null, fields: Readonly<Record<string, unknown>> = {}) =>
  bench.post({ ...UNANSWERED, ...fields }, authorization === null ? {} : { authorization })

const bearer = (parts?: TokenParts) => framework.bearer(bench.connector.url, parts)

const now = () => Math.floor(Date.now() / 1000)

it('takes an activity that the Bot Framework signed for Teams', async () => {
  expect((await post(await bearer())).status).toBe(200)
})

it.each([
  ['expired', { exp: now() - 200 }],
  ['began', { nbf: now() + 200 }],
])('takes a token that %s within five minutes, since clocks differ', async (_, claims) => {
  expect((await post(await bearer({ claims }))).status).toBe(200)
})

it('asks for the keys once, however many activities come', async () => {
  framework.asked.length = 0
  const fresh = await start(framework)
  const authorization = await framework.bearer(fresh.connector.url)
  const posts = Array.from({ length: 5 }, () => fresh.post(UNANSWERED, { authorization }))
  expect((await Promise.all(posts)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect(framework.asked.toSorted()).toEqual(['/keys', '/metadata'])
  await fresh.close()
})

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The token with its header replaced and its signature kept or left out. */
function reheaded(authorization: string, header: unknown, signature?: string): string {
  const [, payload = '', signed = ''] = authorization.slice('Bearer '.length).split('.')
  return `Bearer ${[base64url(header), payload, signature ?? signed].join('.')}`
}

const refused: readonly (readonly [sentence: string, ask: () => Promise<Response>])[] = [
  ['without a token', () => post(null)],
  ['with a token of another scheme', () => post('Basic dXNlcjpwYXNz')],
  ['with a scheme and nothing behind it', () => post('Bearer')],
  ['with two tokens', async () => post(`${await bearer()} ${await bearer()}`)],
  ['with a token that is none', () => post('Bearer not-a-token')],
  ['with a token of three empty parts', () => post('Bearer ..')],
  ['with a forged signature', async () => post(await bearer({ key: foreignKey }))],
  ['with a signature of an unknown key', async () => post(await bearer({ header: { kid: 'unknown' } }))],
  ['with a key that has no name', async () => post(await bearer({ header: { kid: undefined } }))],
  [
    'with `alg: none` and no signature',
    async () => post(reheaded(await bearer(), { alg: 'none', kid: 'teams' }, '')),
  ],
  [
    'with `alg: none` and the signature kept',
    async () => post(reheaded(await bearer(), { alg: 'none', kid: 'teams' })),
  ],
  [
    'with an HMAC by the public key',
    async () => {
      const key = new TextEncoder().encode(await exportSPKI(framework.publicKey))
      return post(await bearer({ header: { alg: 'HS256' }, key }))
    },
  ],
  [
    'with a key of its own in the header',
    async () => {
      const own = await generateKeyPair('RS256', { extractable: true })
      const jwk = await crypto.subtle.exportKey('jwk', own.publicKey)
      return post(await bearer({ header: { jwk, kid: 'teams' }, key: own.privateKey }))
    },
  ],
  [
    'with a key to be fetched from an address in the header',
    async () =>
      post(await bearer({ header: { jku: `${bench.connector.url}keys`, kid: 'unknown' }, key: foreignKey })),
  ],
  ['signed with a key of another channel', async () => post(await bearer({ header: { kid: 'webchat' } }))],
  ['signed with a key for no channel', async () => post(await bearer({ header: { kid: 'no-channel' } }))],
  [
    'signed with a key that says no channels',
    async () => post(await bearer({ header: { kid: 'no-endorsements' } })),
  ],
  [
    'with a token of another issuer',
    async () => post(await bearer({ claims: { iss: 'https://example.com' } })),
  ],
  [
    'with a token of Entra for this bot',
    async () =>
      post(
        await bearer({
          claims: { iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT, appid: APP_ID, ver: '1.0' },
        }),
      ),
  ],
  [
    'with a token of the Bot Framework’s own tenant in Entra, as emulators and skills have',
    async () =>
      post(
        await bearer({
          claims: {
            iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
            appid: APP_ID,
            ver: '1.0',
          },
        }),
      ),
  ],
  ['with a token for another bot', async () => post(await bearer({ claims: { aud: TENANT } }))],
  ['with a token for nobody', async () => post(await bearer({ claims: { aud: undefined } }))],
  ['with a token that has expired', async () => post(await bearer({ claims: { exp: now() - 400 } }))],
  ['with a token that never expires', async () => post(await bearer({ claims: { exp: undefined } }))],
  ['with a token that is not valid yet', async () => post(await bearer({ claims: { nbf: now() + 400 } }))],
  [
    'with a token for another connector',
    async () => post(await bearer({ claims: { serviceurl: 'https://smba.example.com/' } })),
  ],
  ['with a token for no connector', async () => post(await bearer({ claims: { serviceurl: undefined } }))],
  [
    'that wants its answer at an address that the token does not name',
    async () => post(await bearer(), { serviceUrl: `${bench.connector.url}elsewhere` }),
  ],
  [
    'that wants its answer where no connector is, though the token names it',
    async () => {
      const serviceUrl = 'https://connector.example.com/'
      return post(await bearer({ claims: { serviceurl: serviceUrl } }), { serviceUrl })
    },
  ],
  ['of a channel other than Teams', async () => post(await bearer(), { channelId: 'webchat' })],
  ['of a channel that vouches for itself', async () => post(await bearer(), { channelId: 'AseChannel' })],
  ['of no channel', async () => post(await bearer(), { channelId: undefined })],
]

describe('an activity is refused', () => {
  it.each(refused)('%s', async (_, ask) => {
    const response = await ask()
    const body: unknown = await response.json()
    expect(response.status).toBe(401)
    expect(body).toEqual({
      error: { code: 'Unauthorized', message: expect.stringMatching(/^expected a .*bearer token/) as string },
    })
    expect(bench.requests).toEqual([])
    expect(bench.connector.calls).toEqual([])
    expect(bench.connector.fetched).toEqual([])
    expect(consoleError).not.toHaveBeenCalled()
  })

  it('before anything else is said about it', async () => {
    const response = await fetch(`${bench.server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(response.status).toBe(401)
  })

  it('with no part of its token in the log', async () => {
    const started = bench.log.length
    const token = (await bearer({ key: foreignKey, claims: { secret: 'planted-claim' } })).slice(
      'Bearer '.length,
    )
    await post(`Bearer ${token}`)
    const entries = bench.log.slice(started)
    expect(entries).toMatchObject([{ level: 'warn', event: 'unauthorized' }])
    for (const part of [...token.split('.'), 'planted-claim']) {
      expect(JSON.stringify(entries)).not.toContain(part.slice(-30))
    }
  })
})

describe('where the signing keys cannot be had', () => {
  let offline: Workbench
  beforeEach(async () => {
    const gone = await BotFramework.start()
    const { url } = gone
    await gone.close()
    offline = await start(framework, `${url}/metadata`)
  })
  afterEach(() => offline.close())

  it('nothing is taken, and the log tells why', async () => {
    const authorization = await framework.bearer(offline.connector.url)
    expect((await offline.post(UNANSWERED, { authorization })).status).toBe(401)
    expect(offline.log).toMatchObject([
      { level: 'warn', event: 'unauthorized', fields: { cause: { code: 'ECONNREFUSED' } } },
    ])
  })
})

it('asks for no token of its own for whatever is refused', () => {
  expect(framework.asked.filter((path) => !['/keys', '/metadata'].includes(path))).toEqual([])
})
