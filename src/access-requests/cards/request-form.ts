import {
  ActionSet,
  AdaptiveCard,
  ShowCardAction,
  TextInput,
  type IAdaptiveCard,
} from '@microsoft/teams.cards'
import { execute, line } from '../../reply/card-elements.ts'
import { plain } from '../../reply/phrase.ts'
import { REASON_LENGTH } from '../access-request.ts'
import type { Offer } from '../offer.ts'
import { durationInput, rolesChoice } from './request-inputs.ts'

/** The card of a diagnosis, with a form behind a button to request the roles that it advises. */
export function withRequestForm(
  card: IAdaptiveCard,
  { diagnosisId, viewerId, grants }: Offer,
): IAdaptiveCard {
  const form = new AdaptiveCard(
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
  const [first, ...others] = card.actions ?? []
  const button = new ShowCardAction({ title: 'Request access', card: form })
  return { ...card, actions: [...(first === undefined ? [] : [first]), button, ...others] }
}

const SMALL = { size: 'Small' } as const
