import { ExecuteAction, SubmitAction, type IAdaptiveCard } from '@microsoft/teams.cards'
import { cardDataSchema } from '../../reply/card-data.ts'

/** What the dialog comes to; a message ends it. */
export type Dialog =
  | { readonly kind: 'card'; readonly card: IAdaptiveCard }
  | { readonly kind: 'message'; readonly text: string }

/** Source: Teams documentation, "Respond to the task module invoke"; a `message` is shown by itself. */
export function taskOf(dialog: Dialog): unknown {
  return dialog.kind === 'message'
    ? { type: 'message', value: dialog.text }
    : {
        type: 'continue',
        value: {
          title: 'Diagnose access error',
          height: 'large',
          width: 'medium',
          card: {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: inDialog(dialog.card),
          },
        },
      }
}

/**
 * In a dialog nobody can answer what was meant, and a press has to come back to the dialog, which takes `Action.Submit`
 * (Teams documentation, "Use Adaptive Cards in dialogs"): the same button as for clients that know no `Action.Execute`.
 */
function inDialog(card: IAdaptiveCard): IAdaptiveCard {
  const actions = (card.actions ?? [])
    .map((action) => (action instanceof ExecuteAction ? action.fallback : action))
    .filter((action) => action !== undefined && action !== 'drop')
    .filter((action) => !(action instanceof SubmitAction && verbOf(action) === 'not-what-i-meant'))
  return { ...card, actions }
}

function verbOf({ data }: SubmitAction): string | undefined {
  return cardDataSchema.safeParse(data).data?.verb
}
