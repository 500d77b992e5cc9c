import type { CardElementArray, IAdaptiveCard } from '@microsoft/teams.cards'
import { banner, card, commandBlock, execute, line } from '../../reply/card-elements.ts'
import { plain } from '../../reply/phrase.ts'
import type { AccessRequest } from '../access-request.ts'
import { forDuration } from '../duration.ts'
import { listedRoles, statusLabel, statusLines, subjectText } from './request-status.ts'
import { inWords, personName, summaryOf, wantedText } from './request-words.ts'
import { noEndLines } from './without-end.ts'

/** How the request was brought to those who can grant it. */
export interface Asked {
  /** who got it */
  readonly told: readonly string[]
  /** commands for somebody whom the bot cannot write to; empty where that is not needed */
  readonly toForward: readonly string[]
}

/** How whoever asked hears of the decision: on this card; by a message, where the card is gone by then; not at all. */
export type Hearing = 'on-this-card' | 'in-own-chat' | 'nowhere'

/** What whoever asked for access sees of it, from the request to its end. */
export function requesterCard(
  request: AccessRequest,
  { told, toForward }: Asked,
  now: Date,
  hearing: Hearing = 'on-this-card',
): IAdaptiveCard {
  const isOpen = request.status.kind === 'open'
  const label = statusLabel(request)
  const text = subjectText(request)
  const drawn = card(summaryOf(label.word, text), [
    banner({ label, text }, `Your reason: ${request.reason}`),
    ...listedRoles(request).map((role) => line(plain(`• ${role}`), { spacing: 'Small' })),
    ...statusLines(request, now).map((each) => line(plain(each))),
    ...noEndLines(request),
    ...(isInEffect(request) ? [line(plain('Try again what was refused.'))] : []),
    ...(isOpen ? askedLines(request, { told, toForward }, hearing) : []),
  ])
  return isOpen
    ? drawn.withActions(execute('Withdraw', { verb: 'withdraw-request', request: request.id }))
    : drawn
}

function isInEffect({ status }: AccessRequest): boolean {
  return status.kind === 'granted' && status.verified
}

function askedLines(request: AccessRequest, { told, toForward }: Asked, hearing: Hearing): CardElementArray {
  if (told.length > 0) return [line(plain(`I have asked ${inWords(told)}. ${HEARING[hearing]}`))]
  if (toForward.length === 0) return []
  return [
    line(plain('I cannot write to anybody who can grant this. Forward this to one of them:')),
    // never among the commands: whoever copies those runs them
    line(
      plain(`${personName(request.requester)} asks for ${wantedText(request)}. Reason: ${request.reason}`),
    ),
    ...(request.duration === null
      ? []
      : [
          line(
            plain(
              `The command assigns it until somebody takes it back, not ${forDuration(request.duration)}.`,
            ),
          ),
        ]),
    commandBlock(toForward),
  ]
}

const HEARING: Readonly<Record<Hearing, string>> = {
  'on-this-card': 'This card changes when they decide.',
  'in-own-chat': 'I tell you in our own chat what they decide.',
  nowhere: 'I have no chat with you, so ask them what they decide, or add me as an app.',
}
