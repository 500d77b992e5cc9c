import type { SignInUrlResponse, TokenResponse, TurnContext } from 'botbuilder'
import { z } from 'zod'
import { faultFields } from '../fault-fields.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { Log } from '../log.ts'
import type { SignInRequest } from '../presses/press-answer.ts'
import type { RolecallAdapter } from '../rolecall-adapter.ts'

/** What a press brings along once its client has signed the person in. */
const signedIn = z.object({
  authentication: z.object({ token: z.string() }).nullish(),
  /** the code that an interactive sign-in ended with */
  state: z.string().nullish(),
})

export type SignedIn =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'sign-in'; readonly request: SignInRequest }
  /** what the client brought was of no use */
  | { readonly kind: 'sign-in-failed' }
  /** the person closed the sign-in */
  | { readonly kind: 'cancelled' }

/** What clients state in place of a code: `CancelledByUser`, `UserCancelledSignIn`. */
const CANCELLED = /cancel/i

/** The client of the Bot Framework Token Service, which botbuilder keeps in a turn. */
interface UserTokenClient {
  getUserToken(
    userId: string,
    connectionName: string,
    channelId: string,
    magicCode: string,
  ): Promise<TokenResponse | undefined>
  exchangeToken(
    userId: string,
    connectionName: string,
    channelId: string,
    request: { readonly token: string },
  ): Promise<TokenResponse | undefined>
  getSignInResource(
    connectionName: string,
    activity: TurnContext['activity'],
    finalRedirect: string,
  ): Promise<SignInUrlResponse>
  signOutUser(userId: string, connectionName: string, channelId: string): Promise<void>
}

const userTokenClient = z.custom<UserTokenClient>(
  (value) => typeof value === 'object' && value !== null && 'getUserToken' in value,
)

/** Brings the token that a person has for Azure Resource Manager, through one OAuth connection of the bot. */
export class SignIn {
  readonly #adapter: RolecallAdapter
  readonly #connectionName: string
  readonly #log: Log

  constructor(adapter: RolecallAdapter, connectionName: string, log: Log) {
    this.#adapter = adapter
    this.#connectionName = connectionName
    this.#log = log
  }

  /**
   * The token that the token service keeps for whoever sent the activity, or gets on behalf of them from their sign-in to
   * Teams, or got by their consent in a dialog. Source: Teams documentation, "Add code to enable SSO for Adaptive Cards
   * Universal Actions".
   */
  async tokenOf(context: TurnContext, { value, from }: IncomingActivity): Promise<SignedIn> {
    const client = this.#client(context)
    const { channelId } = context.activity
    const brought = signedIn.safeParse(value).data
    const presented = brought?.authentication?.token
    if (CANCELLED.test(brought?.state ?? '')) return { kind: 'cancelled' }
    if (presented !== undefined) {
      const exchanged = await client
        .exchangeToken(from.id, this.#connectionName, channelId, { token: presented })
        .catch(() => undefined)
      return exchanged?.token === undefined
        ? { kind: 'sign-in-failed' }
        : { kind: 'token', token: exchanged.token }
    }
    const kept = await client.getUserToken(from.id, this.#connectionName, channelId, brought?.state ?? '')
    return kept?.token === undefined ? this.begin(context) : { kind: 'token', token: kept.token }
  }

  async begin(context: TurnContext): Promise<Extract<SignedIn, { kind: 'sign-in' }>> {
    const connectionName = this.#connectionName
    const { signInLink, tokenExchangeResource } = await this.#client(context).getSignInResource(
      connectionName,
      context.activity,
      '',
    )
    return {
      kind: 'sign-in',
      request: { connectionName, link: signInLink ?? '', exchange: tokenExchangeResource ?? null, why: null },
    }
  }

  /** After a token of no use. A client that signed in silently would only bring the same again: it is to ask the person. */
  async again(
    context: TurnContext,
    { value }: IncomingActivity,
    why: string,
  ): Promise<Extract<SignedIn, { kind: 'sign-in' | 'sign-in-failed' }>> {
    if (signedIn.safeParse(value).data?.authentication != null) return { kind: 'sign-in-failed' }
    const { request } = await this.begin(context)
    return { kind: 'sign-in', request: { ...request, why } }
  }

  /**
   * The token service forgets whoever sent the activity. It gives what it keeps to anybody who signs in as the bot, and
   * clients that sign in silently bring a new one with the next press.
   */
  async end(context: TurnContext, { from }: IncomingActivity): Promise<void> {
    try {
      await this.#client(context).signOutUser(from.id, this.#connectionName, context.activity.channelId)
    } catch (fault) {
      this.#log.warn('sign-out-failed', faultFields(fault))
    }
  }

  /** `signin/tokenExchange`: of an OAuth card in a chat. Whether the token service has a token now. */
  async exchange(context: TurnContext, { value, from }: IncomingActivity): Promise<boolean> {
    const token = z.object({ token: z.string() }).safeParse(value).data?.token
    if (token === undefined) return false
    const { channelId } = context.activity
    const exchanged = await this.#client(context)
      .exchangeToken(from.id, this.#connectionName, channelId, { token })
      .catch(() => undefined)
    return exchanged?.token !== undefined
  }

  /** `signin/verifyState`: somebody came back from the sign-in page with a code. */
  async confirm(context: TurnContext, activity: IncomingActivity): Promise<boolean> {
    return (await this.tokenOf(context, activity)).kind === 'token'
  }

  #client(context: TurnContext): UserTokenClient {
    return userTokenClient.parse(context.turnState.get(this.#adapter.UserTokenClientKey))
  }
}
