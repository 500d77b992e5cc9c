import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { InvokeResponse } from 'botbuilder'

/** What the press of a button that names a record comes to, for the one who pressed. */
export type PressAnswer =
  | { readonly kind: 'card'; readonly card: IAdaptiveCard }
  | { readonly kind: 'message'; readonly text: string }

/** Source: Teams documentation, "Universal Actions for Adaptive Cards", response format. */
export function invokeResponseOf(answer: PressAnswer): InvokeResponse {
  switch (answer.kind) {
    case 'card':
      return ok('application/vnd.microsoft.card.adaptive', answer.card)
    case 'message':
      return ok('application/vnd.microsoft.activity.message', answer.text)
    default:
      return answer satisfies never
  }
}

function ok(type: string, value: unknown): InvokeResponse {
  return { status: 200, body: { statusCode: 200, type, value } }
}
