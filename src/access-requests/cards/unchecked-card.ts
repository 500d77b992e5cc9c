import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { sameId } from '../../rbac/principal.ts'
import { banner, card, execute, line } from '../../reply/card-elements.ts'
import { plain, strong } from '../../reply/phrase.ts'
import type { AccessRequest } from '../access-request.ts'
import { forDuration } from '../duration.ts'
import type { Approval } from '../rules/may-decide.ts'
import { uncheckedId } from '../unchecked.ts'
import { durationValue } from './request-inputs.ts'
import { personName, roleLines, rolesText, summaryOf } from './request-words.ts'

/** What somebody who approved sees before anything is decided, where it could not be checked whether they may. */
export function uncheckedCard(
  { id, requester, reason, grants }: AccessRequest,
  { grantIds, duration }: Approval,
  notes: readonly string[],
): IAdaptiveCard {
  const chosen = grants.filter((grant) => grantIds.some((each) => sameId(each, grant.id)))
  const label = { mark: '?', word: 'Not approved yet', tone: 'warning' } as const
  const text = `${personName(requester)} asks for ${rolesText(chosen, requester)}; you approve it ${forDuration(duration)}`
  return card(summaryOf(label.word, text), [
    banner({ label, text }, null),
    ...roleLines(chosen, requester).map((role) => line(plain(`• ${role}`), { spacing: 'Small' })),
    line([strong('Reason: '), { text: reason }]),
    ...notes.map((note) => line(plain(note))),
    line(plain(AZURE_DECIDES)),
  ]).withActions(
    execute('Approve, and let Azure decide', {
      verb: 'approve-smaller',
      request: id,
      roles: chosen.map((grant) => grant.id).join(','),
      duration: durationValue(duration),
      accepted: uncheckedId(id, notes),
    }),
    execute('Go back', { verb: 'view-request', request: id }),
  )
}

const AZURE_DECIDES =
  'Nothing is decided yet. If you go on, Azure decides it by your own sign-in: what you may not assign, it refuses.'
