import type { TurnContext } from 'botbuilder'
import type { UserTokenClient } from 'botframework-connector'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Persona } from '../../../../src/sandbox/chat/persona.ts'
import { startTokenService } from '../../../../src/sandbox/chat/token-service/token-service.ts'
import type { TokenService } from '../../../../src/sandbox/chat/token-service/token-service.ts'
import { applicationIdUri, connectionName, dana, omar, personas, tenantId } from '../cast.ts'
import { issuedToken, startTalk } from '../talk.ts'
import type { Talk } from '../talk.ts'
import { userTokenClient } from '../turn.ts'

const now = new Date('2026-08-01T12:00:00Z')

let clock: Date
let service: TokenService
let talk: Talk

beforeEach(async () => {
  clock = now
  talk = await startTalk(() => clock)
  service = talk.tokens
})

afterEach(async () => {
  await talk.close()
})

/** What the client of a turn's own user does; the turn is Dana's. */
async function inTurn<Result>(
  ask: (client: UserTokenClient, userId: string, context: TurnContext) => Promise<Result>,
): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  talk.onTurn = async (context) => {
    await ask(userTokenClient(context), context.activity.from.id, context).then(resolve, reject)
  }
  await talk.say('sign me in')
  return promise
}

const getToken = (code = '') =>
  inTurn((client, userId) => client.getUserToken(userId, connectionName, 'msteams', code))

const exchange = (token: string, connection = connectionName) =>
  inTurn((client, userId) => client.exchangeToken(userId, connection, 'msteams', { token }))

const signInResource = () =>
  inTurn((client, _, context) => client.getSignInResource(connectionName, context.activity, ''))

const tokenOf = (person: Persona) => ({
  channelId: 'msteams',
  connectionName,
  token: issuedToken(person),
  expiration: '2026-08-01T13:00:00.000Z',
})

const ssoToken = async (person = dana) => (await service.ssoToken(person, applicationIdUri)) ?? ''

describe('what a bot gets from the token service', () => {
  it('is no token for somebody who has not signed in', async () => {
    expect(await getToken()).toBeUndefined()
  })

  it('is a way to sign in, silent and by a link', async () => {
    const { signInLink, tokenExchangeResource } = await signInResource()
    expect(signInLink).toMatch(new RegExp(`^${service.url}/`))
    expect(tokenExchangeResource).toMatchObject({ id: expect.any(String) as string, uri: applicationIdUri })
  })

  it("is the person's own token for Azure in exchange for the one of Teams, and from then on", async () => {
    service.consent(dana)
    expect(await exchange(await ssoToken())).toMatchObject(tokenOf(dana))
    expect(await getToken()).toMatchObject(tokenOf(dana))
  })

  it('is the token once the code of a sign-in is given, which serves once', async () => {
    const { signInLink } = await signInResource()
    const code = service.signIn(dana, signInLink ?? '') ?? ''
    expect(code).toMatch(/^\d{6}$/)
    expect(await getToken('000000x')).toBeUndefined()
    expect(await getToken(code)).toMatchObject(tokenOf(dana))
    await inTurn((client, userId) => client.signOutUser(userId, connectionName, 'msteams'))
    expect(await getToken(code)).toBeUndefined()
  })

  it('is a status, and tokens for other resources of Azure', async () => {
    const status = () => inTurn((client, userId) => client.getTokenStatus(userId, 'msteams', ''))
    const url = 'https://vault.azure.net'
    const others = () =>
      inTurn((client, userId) => client.getAadTokens(userId, connectionName, [url], 'msteams'))
    expect(await status()).toMatchObject([{ connectionName, hasToken: false }])
    expect(await others()).toEqual({})
    service.consent(dana)
    await exchange(await ssoToken())
    expect(await status()).toMatchObject([{ connectionName, hasToken: true }])
    expect((await others())[url]?.token).toBe(issuedToken(dana, url))
  })
})

describe('what the token service does not exchange', () => {
  it('the token of somebody who has not consented', async () => {
    expect(await exchange(await ssoToken())).toEqual({
      error: { code: 'ServiceError', message: 'Consent Required' },
    })
  })

  it('the token of somebody else', async () => {
    service.consent(dana)
    service.consent(omar)
    expect(await exchange(await ssoToken(omar))).toHaveProperty('error.code', 'ServiceError')
    expect(await getToken()).toBeUndefined()
  })

  it('a token that is too old', async () => {
    service.consent(dana)
    const token = await ssoToken()
    clock = new Date(now.getTime() + 3_601_000)
    expect(await exchange(token)).toHaveProperty('error.code', 'ServiceError')
  })

  it.each([
    {
      name: 'of another tenant',
      elsewhere: { tenantId: 'c0de0000-0000-4000-8000-000000000002', applicationIdUri },
    },
    {
      name: 'for another bot',
      elsewhere: { tenantId, applicationIdUri: 'api://localhost/botid-other' },
    },
    { name: 'that it did not sign itself', elsewhere: { tenantId, applicationIdUri } },
  ])('a token $name', async ({ elsewhere }) => {
    service.consent(dana)
    const other = await startTokenService({
      personas,
      connectionName,
      issueToken: () => Promise.reject(new Error('nothing is issued elsewhere')),
      ...elsewhere,
    })
    const token = (await other.ssoToken(dana, elsewhere.applicationIdUri)) ?? ''
    await other.close()
    expect(await exchange(token)).toHaveProperty('error.code', 'ServiceError')
  })

  it('anything for a connection that the bot does not have', async () => {
    service.consent(dana)
    const answer = await exchange(await ssoToken(), 'another')
    expect(answer).not.toHaveProperty('token')
  })

  it.each(['http://127.0.0.1:1/api/oauth/signin?signin=1', ''])(
    'a sign-in behind a link of others: %s',
    (link) => {
      expect(service.signIn(dana, link)).toBeUndefined()
    },
  )
})
