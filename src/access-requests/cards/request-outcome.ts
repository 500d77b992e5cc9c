import { Container, type IAdaptiveCard } from '@microsoft/teams.cards'
import { line } from '../../reply/card-elements.ts'
import { plain, strong } from '../../reply/phrase.ts'
import type { AccessRequest } from '../access-request.ts'
import { statusLabel, statusLines, subjectText } from './request-status.ts'

/**
 * The card of a diagnosis, with what became of the request that its author made because of it. What they took back
 * themselves is not told to them.
 */
export function withOutcome(card: IAdaptiveCard, request: AccessRequest, now: Date): IAdaptiveCard {
  if (request.status.kind === 'withdrawn') return card
  const { mark, word } = statusLabel(request)
  const outcome = new Container(
    line([strong(`${mark} ${word}: `), { text: subjectText(request) }]),
    ...statusLines(request, now).map((text) => line(plain(text), { spacing: 'Small' })),
  ).withStyle('emphasis')
  const [banner, ...others] = card.body
  return { ...card, body: [...(banner === undefined ? [] : [banner]), outcome, ...others] }
}
