import {
  ActionSet,
  AdaptiveCard,
  ShowCardAction,
  type SubmitAction,
  TextInput,
  type CardElementArray,
  type ExecuteAction,
  type IAdaptiveCard,
} from '@microsoft/teams.cards'
import { banner, card, execute, line } from '../../reply/card-elements.ts'
import { diagnosisCard } from '../../reply/diagnosis/diagnosis-card.ts'
import type { ReplyOptions } from '../../reply/diagnosis/diagnosis-view.ts'
import type { Diagnosis } from '../../reply/diagnosis/diagnosis.ts'
import { plain } from '../../reply/phrase.ts'
import { REASON_LENGTH } from '../access-request.ts'
import type { Offer } from '../offer.ts'
import { durationInput, rolesChoice } from './request-inputs.ts'

/** The card of a diagnosis, with a form behind a button to request the roles that it advises; null: none can be. */
export function offeringCard(
  diagnosis: Diagnosis,
  options: ReplyOptions,
  offer: Offer | null,
): IAdaptiveCard {
  if (offer === null) return diagnosisCard(diagnosis, options)
  const form = new AdaptiveCard(...formElements(offer), new ActionSet(sendButton(offer)))
  return withOffer(diagnosis, options, offer, new ShowCardAction({ title: 'Request access', card: form }))
}

/**
 * The card of a diagnosis with a button for a request, which comes second: the first is what most people do. Below it, what
 * cannot be requested and why.
 */
export function withOffer(
  diagnosis: Diagnosis,
  options: ReplyOptions,
  { grants, withheld }: Pick<Offer, 'grants' | 'withheld'>,
  button: ShowCardAction | SubmitAction,
): IAdaptiveCard {
  const buttons = grants.length === 0 ? [] : [button]
  const reasons = withheld.map((text) => line(plain(text), {}, SMALL))
  const keptFree = Buffer.byteLength(JSON.stringify([...reasons, ...buttons]))
  const drawn = diagnosisCard(diagnosis, { ...options, keptFree })
  const [first, ...others] = drawn.actions ?? []
  return {
    ...drawn,
    body: [...drawn.body, ...reasons],
    actions: [...(first === undefined ? [] : [first]), ...buttons, ...others],
  }
}

/** The form by itself. */
export function requestFormCard(offer: Offer): IAdaptiveCard {
  const label = { mark: '?', word: 'Request access', tone: 'accent' } as const
  const text =
    offer.resourceName === null ? 'What you are missing' : `What you are missing for ${offer.resourceName}`
  return card(`${label.word}: ${text}`, [banner({ label, text }, null), ...formElements(offer)]).withActions(
    sendButton(offer),
  )
}

function formElements({ viewerId, grants }: Offer): CardElementArray {
  return [
    ...rolesChoice(
      grants.map(({ grant }) => grant),
      { id: viewerId },
    ),
    new TextInput({
      id: 'reason',
      label: 'What you need it for',
      placeholder: 'Whoever approves it reads this',
      isRequired: true,
      errorMessage: 'Say in a few words what you need the access for.',
      isMultiline: true,
      maxLength: REASON_LENGTH,
    }),
    durationInput('For how long', null),
    line(plain('It goes to the people who can grant this. I tell you what they decide.'), {}, SMALL),
  ]
}

function sendButton({ diagnosisId }: Offer): ExecuteAction {
  const data = { verb: 'request-access', offer: diagnosisId } as const
  return execute('Send request', data, { inputs: 'auto', style: 'positive' })
}

const SMALL = { size: 'Small' } as const
