import { cleanText } from '../../reply/clean-text.ts'
import type { Label } from '../../reply/labels.ts'
import type { AccessRequest, StatusOf } from '../access-request.ts'
import { standingText } from '../standing-text.ts'
import { grantText, inWords } from './request-words.ts'

/** What Azure refused is said in a sentence or two of our own. */
const LONGEST_WHY = 300

/** How a request stands, in a word. */
export function statusLabel({ status }: AccessRequest): Label {
  switch (status.kind) {
    case 'open':
      return { mark: '…', word: 'Requested', tone: 'accent' }
    case 'granting':
      return { mark: '…', word: 'Being granted', tone: 'accent' }
    case 'granted':
      return status.verified
        ? { mark: '✓', word: 'In effect', tone: 'good' }
        : { mark: '✓', word: 'Granted', tone: 'good' }
    case 'denied':
      return { mark: '✗', word: 'Denied', tone: 'attention' }
    case 'withdrawn':
      return { mark: '✗', word: 'Withdrawn', tone: 'warning' }
    case 'expired':
      return { mark: '✗', word: 'Expired', tone: 'warning' }
    case 'failed':
      return { mark: '✗', word: 'Could not be granted', tone: 'attention' }
    default:
      return status satisfies never
  }
}

/** How a request stands, a sentence a line. */
export function statusLines(request: AccessRequest, now: Date): readonly string[] {
  const { status } = request
  const standing = cleanText(standingText(request, now), LONGEST_WHY)
  switch (status.kind) {
    case 'open':
      return status.setback === null
        ? [standing]
        : [standing, `The last attempt came to nothing: ${cleanText(status.setback.why, LONGEST_WHY)}`]
    case 'granted':
      return [standing, ...grantedLines(status)]
    case 'denied':
      return status.note === '' ? [standing] : [standing, `Their note: ${status.note}`]
    case 'granting':
    case 'withdrawn':
    case 'expired':
    case 'failed':
      return [standing]
    default:
      return status satisfies never
  }
}

function grantedLines({ made, missed, until, verified }: StatusOf<'granted'>): readonly string[] {
  return [
    `Assigned: ${inWords(made.map(({ grant }) => grantText(grant)))}.`,
    ...missed.map(({ grant, why }) => `Not assigned: ${grantText(grant)}. ${cleanText(why, LONGEST_WHY)}`),
    ...(until === null ? [] : [`It ends at ${timeText(until)}.`]),
    verified
      ? 'I have looked again: it is in effect.'
      : 'It takes effect within minutes. I look again and say so here.',
  ]
}

/** "2026-11-26 17:00 UTC" */
function timeText(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`
}
