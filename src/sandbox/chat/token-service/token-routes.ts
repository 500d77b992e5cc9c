import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { refuse } from '../connector-refusal.ts'
import type { Persona } from '../persona.ts'
import type { Answer, Route, RoutedRequest } from '../router.ts'
import { json } from '../router.ts'
import type { SignIns, TokenHolder } from './sign-ins.ts'
import type { SsoTokens } from './sso-tokens.ts'

export interface TokenRoom {
  readonly connectionName: string
  readonly applicationIdUri: string
  readonly signIns: SignIns
  readonly ssoTokens: SsoTokens
  /** the person by the id on the channel, `29:…` */
  readonly member: (userId: string) => Persona | undefined
  /** whether the person lets the bot act for them */
  readonly hasConsented: (person: Persona) => boolean
  readonly issue: (person: Persona, scope: string) => Promise<{ token: string; expiresOnTimestamp: number }>
  readonly signInLink: (id: string) => string
}

/** What the connection asks Entra for. */
const connectionScope = 'https://management.azure.com/.default'

/** The Token Service's names for Entra as a provider of identities. */
const provider = {
  id: '30dd229c-58e3-4a48-bdfd-91ec48eb906c',
  name: 'Azure Active Directory v2',
} as const

const notFound: Answer = { kind: 'empty', status: 404 }

/** What a bot sends as `state`, in Base64. Source: `UserTokenClient.createTokenExchangeState` of Bot Builder. */
const signInState = z.looseObject({
  connectionName: z.string(),
  conversation: z.looseObject({
    channelId: z.string(),
    user: z.looseObject({ id: z.string() }),
  }),
})

const exchangeRequest = z.looseObject({ token: z.string() })
const resourceUrls = z.looseObject({ resourceUrls: z.array(z.string()) })

/**
 * The Bot Framework Token Service, as Bot Builder's UserTokenClient calls it.
 * Source: the REST operations of `botframework-connector`'s token API; error codes: issues of Bot Builder.
 */
export function tokenRoutes(room: TokenRoom): readonly Route[] {
  const { signIns } = room

  const withHolder = (
    { query }: RoutedRequest,
    answer: (holder: TokenHolder) => Answer | Promise<Answer>,
  ): Answer | Promise<Answer> => {
    const userId = query.get('userId') ?? ''
    const channelId = query.get('channelId') ?? ''
    const connectionName = query.get('connectionName') ?? room.connectionName
    if (userId === '' || channelId === '') {
      return refuse(400, 'BadArgument', 'Expected the query parameters userId and channelId.')
    }
    return connectionName === room.connectionName
      ? answer({ userId, channelId, connectionName })
      : refuse(404, 'NotFound', `Connection setting ${connectionName} was not found.`)
  }

  const tokenAnswer = async (
    { channelId, connectionName }: TokenHolder,
    person: Persona,
    scope = connectionScope,
  ) => {
    const { token, expiresOnTimestamp } = await room.issue(person, scope)
    return { channelId, connectionName, token, expiration: new Date(expiresOnTimestamp).toISOString() }
  }

  const exchange = async (holder: TokenHolder, body: unknown): Promise<Answer> => {
    const request = exchangeRequest.safeParse(body)
    if (!request.success) return refuse(400, 'BadArgument', 'TokenExchangeRequest cannot be null.')
    const person = room.member(holder.userId)
    if (!person || (await room.ssoTokens.personOf(request.data.token)) !== person.id) {
      return refuse(400, 'ServiceError', 'The token cannot be exchanged for this user.')
    }
    if (!room.hasConsented(person)) return refuse(400, 'ServiceError', 'Consent Required')
    signIns.signIn(holder, person)
    return json(await tokenAnswer(holder, person))
  }

  const begin = (state: string): Answer => {
    const read = signInState.safeParse(parsedState(state))
    if (!read.success || read.data.connectionName !== room.connectionName) {
      return refuse(400, 'BadArgument', 'Expected the state of a conversation and a known connection.')
    }
    const { connectionName, conversation } = read.data
    const { channelId, user } = conversation
    return json({
      signInLink: room.signInLink(signIns.begin({ userId: user.id, channelId, connectionName })),
      tokenExchangeResource: { id: randomUUID(), uri: room.applicationIdUri, providerId: provider.id },
    })
  }

  return [
    {
      method: 'GET',
      path: '/api/botsignin/GetSignInResource',
      answer: ({ query }) => begin(query.get('state') ?? ''),
    },
    {
      method: 'GET',
      path: '/api/usertoken/GetToken',
      answer: (request) =>
        withHolder(request, async (holder) => {
          const code = request.query.get('code')
          if (code !== null) signIns.redeem(holder, code)
          const person = signIns.signedIn(holder)
          return person ? json(await tokenAnswer(holder, person)) : notFound
        }),
    },
    {
      method: 'POST',
      path: '/api/usertoken/exchange',
      answer: (request) => withHolder(request, (holder) => exchange(holder, request.body)),
    },
    {
      method: 'POST',
      path: '/api/usertoken/GetAadTokens',
      answer: (request) =>
        withHolder(request, async (holder) => {
          const read = resourceUrls.safeParse(request.body)
          if (!read.success) return refuse(400, 'BadArgument', 'Expected resourceUrls.')
          const person = signIns.signedIn(holder)
          const tokens = read.data.resourceUrls.map(
            async (url) => [url, person && (await tokenAnswer(holder, person, url))] as const,
          )
          return json(person ? Object.fromEntries(await Promise.all(tokens)) : {})
        }),
    },
    {
      method: 'GET',
      path: '/api/usertoken/GetTokenStatus',
      answer: (request) =>
        withHolder(request, (holder) => {
          const hasToken = signIns.signedIn(holder) !== undefined
          const { channelId, connectionName } = holder
          const wanted = request.query.get('include') ?? ''
          const status = { channelId, connectionName, hasToken, serviceProviderDisplayName: provider.name }
          return json(wanted === '' || wanted.split(',').includes(connectionName) ? [status] : [])
        }),
    },
    {
      method: 'DELETE',
      path: '/api/usertoken/SignOut',
      answer: (request) =>
        withHolder(request, (holder) => {
          signIns.signOut(holder)
          return { kind: 'empty', status: 204 }
        }),
    },
  ]
}

function parsedState(state: string): unknown {
  try {
    return JSON.parse(Buffer.from(state, 'base64').toString('utf8'))
  } catch {
    return undefined
  }
}
