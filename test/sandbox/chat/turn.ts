import { CardFactory, CloudAdapter } from 'botbuilder'
import type { TurnContext } from 'botbuilder'
import type { UserTokenClient } from 'botframework-connector'
import { z } from 'zod'

/** What the scripted bots of the tests do in a turn. */

export function userTokenClient(context: TurnContext): UserTokenClient {
  const { adapter } = context
  if (!(adapter instanceof CloudAdapter)) throw new Error('expected the adapter of the bot')
  return context.turnState.get<UserTokenClient>(adapter.UserTokenClientKey)
}

/** Answers an invoke as botbuilder's handlers do: with the status code of the body, where it has one. */
export async function answerInvoke(
  context: TurnContext,
  body: { readonly statusCode?: number; readonly [name: string]: unknown } = {},
): Promise<void> {
  const value = { status: body.statusCode ?? 200, body }
  await context.sendActivity({ type: 'invokeResponse', value })
}

export function answerWithCard(context: TurnContext, card: object): Promise<void> {
  const type = 'application/vnd.microsoft.card.adaptive'
  return answerInvoke(context, { statusCode: 200, type, value: card })
}

export async function sendCard(context: TurnContext, card: object): Promise<void> {
  await context.sendActivity({ type: 'message', attachments: [CardFactory.adaptiveCard(card)] })
}

export function cardSaying(text: string, more: object = {}): object {
  return { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text, wrap: true }], ...more }
}

const signedIn = z.looseObject({
  authentication: z.looseObject({ token: z.string() }).optional(),
  state: z.string().optional(),
})

/**
 * The person's own token, as a bot gets it in an `adaptiveCard/action`: kept, exchanged, or for the code. Without
 * one it asks for a sign-in, silent where the bot `exchanges`, and gives undefined.
 */
export async function tokenOrSignIn(
  context: TurnContext,
  connectionName: string,
  { exchanges = true } = {},
): Promise<string | undefined> {
  const client = userTokenClient(context)
  const { from } = context.activity
  const { authentication, state = '' } = signedIn.parse(context.activity.value)
  if (authentication && exchanges) {
    const { token } = authentication
    const exchanged: object = await client.exchangeToken(from.id, connectionName, 'msteams', { token })
    if ('token' in exchanged) return String(exchanged.token)
  }
  if (authentication) {
    const type = 'application/vnd.microsoft.error.preconditionFailed'
    await answerInvoke(context, { statusCode: 412, type, value: { code: '412', message: 'no token' } })
    return undefined
  }
  const kept = (await client.getUserToken(from.id, connectionName, 'msteams', state)) as
    { token?: string } | undefined
  if (kept?.token !== undefined) return kept.token
  const resource = await client.getSignInResource(connectionName, context.activity, '')
  const { signInLink, tokenExchangeResource } = resource
  const buttons = [{ type: 'signin', title: 'Sign in', text: 'Sign in', value: signInLink }]
  const type = 'application/vnd.microsoft.activity.loginRequest'
  const value = { text: 'Sign in', connectionName, buttons, tokenExchangeResource }
  await answerInvoke(context, { statusCode: 401, type, value })
  return undefined
}
