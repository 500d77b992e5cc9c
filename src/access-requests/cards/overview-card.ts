import { ActionSet, type CardElementArray, type IAdaptiveCard } from '@microsoft/teams.cards'
import { banner, card, execute, heading, line } from '../../reply/card-elements.ts'
import { cleanText } from '../../reply/clean-text.ts'
import { plain, strong } from '../../reply/phrase.ts'
import type { AccessRequest } from '../access-request.ts'
import type { Overview } from '../overview.ts'
import { timeText } from '../standing-text.ts'
import { statusLabel, statusLines, subjectText } from './request-status.ts'
import { inWords, personName, summaryOf, wantedText } from './request-words.ts'

/** More do not fit one message. */
const MOST_SHOWN = 8
const LONGEST_SUBJECT = 250
const LONGEST_REASON = 150

/** What somebody asked for and how it stands, and what waits for them. `toldOf`: who got a request, by its id. */
export function overviewCard(
  { own, waiting }: Overview,
  toldOf: ReadonlyMap<string, readonly string[]>,
  now: Date,
): IAdaptiveCard {
  const label = { mark: '…', word: 'Access requests', tone: 'accent' } as const
  const text = headlineOf({ own, waiting })
  return card(summaryOf(label.word, text), [
    banner({ label, text }, null),
    ...section('Waiting for you', waiting, waitingLines),
    ...section('You asked for', own, (request) => ownLines(request, toldOf.get(request.id) ?? [], now)),
  ])
}

function headlineOf({ own, waiting }: Overview): string {
  if (own.length === 0 && waiting.length === 0) {
    return 'You have asked for nothing lately, and nothing waits for you'
  }
  const forYou = waiting.length === 0 ? 'Nothing waits for you' : `${waiting.length} waiting for you`
  return `${forYou}, ${own.length === 0 ? 'none' : own.length} of your own`
}

function section(
  title: string,
  requests: readonly AccessRequest[],
  linesOf: (request: AccessRequest) => CardElementArray,
): CardElementArray {
  if (requests.length === 0) return []
  const more = requests.length - MOST_SHOWN
  return [
    heading(title),
    ...requests.slice(0, MOST_SHOWN).flatMap(linesOf),
    ...(more > 0 ? [line(plain(`And ${more} more.`))] : []),
  ]
}

function waitingLines(request: AccessRequest): CardElementArray {
  const { id, requester, reason, expiresAt } = request
  return [
    line([
      strong(`${personName(requester)} asks for `),
      { text: `${cleanText(wantedText(request), LONGEST_SUBJECT)}.` },
    ]),
    line(plain(`Reason: ${cleanText(reason, LONGEST_REASON)}`), { spacing: 'None' }),
    line(plain(`Open until ${timeText(expiresAt)}.`), { spacing: 'None' }),
    new ActionSet(execute('Decide', { verb: 'bring-request', request: id })).withSpacing('Small'),
  ]
}

function ownLines(request: AccessRequest, told: readonly string[], now: Date): CardElementArray {
  const { mark, word } = statusLabel(request)
  const { status, expiresAt } = request
  const isOpen = status.kind === 'open' && new Date(expiresAt) > now
  const lines = [
    ...statusLines(request, now),
    ...(isOpen ? [whomOf(told), `Open until ${timeText(expiresAt)}.`] : []),
  ]
  return [
    line([strong(`${mark} ${word}: `), { text: `${cleanText(subjectText(request), LONGEST_SUBJECT)}.` }]),
    line(plain(lines.join(' ')), { spacing: 'None' }),
  ]
}

function whomOf(told: readonly string[]): string {
  return told.length === 0 ? 'I could write to nobody who can grant it.' : `I have asked ${inWords(told)}.`
}
