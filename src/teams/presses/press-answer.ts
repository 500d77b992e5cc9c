import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { ActivityTypes, CardFactory, type InvokeResponse, type TokenExchangeResource } from 'botbuilder'
import { cleanText } from '../../reply/clean-text.ts'
import { cardMessage, textMessage, type OutgoingMessage } from '../outgoing-message.ts'

/** Where and with which connection somebody is to sign in. */
export interface SignInRequest {
  readonly connectionName: string
  readonly link: string
  /** for a sign-in without a question; null: the connection allows none */
  readonly exchange: TokenExchangeResource | null
  /** why an earlier sign-in was of no use; null: there was none */
  readonly why: string | null
}

/** What the press of a button that names a record comes to, for the one who pressed. */
export type PressAnswer =
  /** `decides`: id of the request that the card, and no other, lets the person decide about */
  | { readonly kind: 'card'; readonly card: IAdaptiveCard; readonly decides?: string }
  /** `isShown`: the person sees it elsewhere too */
  | { readonly kind: 'message'; readonly text: string; readonly isShown?: true }
  /** the same is pressed again once that is done */
  | { readonly kind: 'sign-in'; readonly request: SignInRequest }
  /** the sign-in that the client brought was of no use: it is to ask the person */
  | { readonly kind: 'sign-in-failed' }

const LONGEST = 1_000
const SIGN_IN = 'Sign in, so that the role is assigned in your name.'
const NOT_SIGNED_IN = 'The sign-in to Teams brought no token for Azure. Sign in yourself.'

/**
 * Source: Teams documentation, "Universal Actions for Adaptive Cards", response format, and "Add code to enable SSO for
 * Adaptive Cards Universal Actions".
 */
export function invokeResponseOf(answer: PressAnswer): InvokeResponse {
  switch (answer.kind) {
    case 'card':
      return responding(200, 'application/vnd.microsoft.card.adaptive', answer.card)
    case 'message':
      return responding(200, 'application/vnd.microsoft.activity.message', oneLine(answer.text))
    case 'sign-in':
      return responding(
        401,
        'application/vnd.microsoft.activity.loginRequest',
        oauthCard(answer.request).content,
      )
    case 'sign-in-failed':
      return responding(412, 'application/vnd.microsoft.error.preconditionFailed', {
        code: '412',
        message: NOT_SIGNED_IN,
      })
    default:
      return answer satisfies never
  }
}

/** The same for clients that send a press as a message. */
export function messageOf(answer: PressAnswer): OutgoingMessage {
  switch (answer.kind) {
    case 'card':
      return cardMessage(answer.card)
    case 'message':
      return textMessage(oneLine(answer.text))
    case 'sign-in':
      return { type: ActivityTypes.Message, attachments: [oauthCard(answer.request)] }
    case 'sign-in-failed':
      return textMessage(NOT_SIGNED_IN)
    default:
      return answer satisfies never
  }
}

/** Names in it are anybody's. */
function oneLine(text: string): string {
  return cleanText(text, LONGEST)
}

function oauthCard({ connectionName, link, exchange, why }: SignInRequest) {
  const text = why === null ? SIGN_IN : `${why} ${SIGN_IN}`
  return CardFactory.oauthCard(connectionName, 'Sign in', text, link, exchange ?? undefined)
}

function responding(statusCode: number, type: string, value: unknown): InvokeResponse {
  return { status: 200, body: { statusCode, type, value } }
}
