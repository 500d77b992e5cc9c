import {
  ActionSet,
  AdaptiveCard,
  ShowCardAction,
  TextInput,
  type IAdaptiveCard,
} from '@microsoft/teams.cards'
import { execute, line } from '../../reply/card-elements.ts'
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
  const button = new ShowCardAction({ title: 'Request access', card: requestForm(offer) })
  const card = diagnosisCard(diagnosis, { ...options, keptFree: Buffer.byteLength(JSON.stringify(button)) })
  const [first, ...others] = card.actions ?? []
  return { ...card, actions: [...(first === undefined ? [] : [first]), button, ...others] }
}

function requestForm({ diagnosisId, viewerId, grants }: Offer): AdaptiveCard {
  return new AdaptiveCard(
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
    line(plain('It goes to the people who can grant this. You hear here what they decide.'), {}, SMALL),
    new ActionSet(
      execute(
        'Send request',
        { verb: 'request-access', offer: diagnosisId },
        { inputs: 'auto', style: 'positive' },
      ),
    ),
  )
}

const SMALL = { size: 'Small' } as const
