import type { CardElementArray, IAdaptiveCard } from '@microsoft/teams.cards'
import { banner, card, commandBlock, execute, line } from '../../reply/card-elements.ts'
import { plain } from '../../reply/phrase.ts'
import type { AccessRequest } from '../access-request.ts'
import { listedRoles, statusLabel, statusLines, subjectText } from './request-status.ts'
import { inWords, personName, wantedText } from './request-words.ts'

/** How the request was brought to those who can grant it. */
export interface Asked {
  /** who got it */
  readonly told: readonly string[]
  /** lines to forward to somebody whom the bot cannot write to; empty where that is not needed */
  readonly toForward: readonly string[]
}

/** What whoever asked for access sees of it, from the request to its end. */
export function requesterCard(request: AccessRequest, { told, toForward }: Asked, now: Date): IAdaptiveCard {
  const isOpen = request.status.kind === 'open'
  const label = statusLabel(request)
  const text = subjectText(request)
  const drawn = card(`${label.word}: ${text}`, [
    banner({ label, text }, `Your reason: ${request.reason}`),
    ...listedRoles(request).map((role) => line(plain(`• ${role}`), { spacing: 'Small' })),
    ...statusLines(request, now).map((each) => line(plain(each))),
    ...(isInEffect(request) ? [line(plain('Try again what was refused.'))] : []),
    ...(isOpen ? askedLines(told, toForward) : []),
  ])
  return isOpen
    ? drawn.withActions(execute('Withdraw', { verb: 'withdraw-request', request: request.id }))
    : drawn
}

function isInEffect({ status }: AccessRequest): boolean {
  return status.kind === 'granted' && status.verified
}

function askedLines(told: readonly string[], toForward: readonly string[]): CardElementArray {
  return [
    ...(told.length === 0
      ? []
      : [line(plain(`I have asked ${inWords(told)}. This card changes when they decide.`))]),
    ...(toForward.length === 0
      ? []
      : [
          line(
            plain(
              told.length === 0
                ? 'I cannot write to anybody who can grant this. Forward this to one of them:'
                : 'To ask somebody else, forward this:',
            ),
          ),
          commandBlock(toForward),
        ]),
  ]
}

/** Lines that tell somebody who does not know of the request what is asked of them, with the command. */
export function linesToForward(request: AccessRequest, commands: readonly string[]): readonly string[] {
  return [
    `${personName(request.requester)} asks for ${wantedText(request)}.`,
    ...listedRoles(request).map((role) => `- ${role}`),
    `Reason: ${request.reason}`,
    ...commands,
  ]
}
