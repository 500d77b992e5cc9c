import { sameId } from '../../rbac/principal.ts'
import { cleanText } from '../../reply/clean-text.ts'
import type { Label } from '../../reply/labels.ts'
import type { AccessRequest, StatusOf } from '../access-request.ts'
import type { Grant } from '../grant.ts'
import { lastingText, timeText } from '../standing-text.ts'
import { grantWithHolder, roleLines, rolesText, wantedText } from './request-words.ts'
import { grantsWithoutEnd } from './without-end.ts'

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

/** What was asked for, and once it is granted, what was: "Cognitive Services User on aoai-contoso, until …" */
export function subjectText(request: AccessRequest): string {
  const { status, requester } = request
  if (status.kind !== 'granted') return wantedText(request)
  const roles = rolesText(grantsOf(status), requester)
  if (grantsWithoutEnd(status).length === status.made.length) return `${roles}, without an end`
  return status.until !== null && haveOneEnd(status) ? `${roles}, until ${timeText(status.until)}` : roles
}

/** How a request stands, a sentence a line. A card is read long after it is made, so that times are whole. */
export function statusLines(request: AccessRequest, now: Date): readonly string[] {
  const { status } = request
  const standing = cleanText(lastingText(request, now), LONGEST_WHY)
  switch (status.kind) {
    case 'open':
      return status.setback === null
        ? [standing]
        : [standing, `The last attempt came to nothing: ${cleanText(status.setback.why, LONGEST_WHY)}`]
    case 'granted':
      return [standing, ...grantedLines(status, request)]
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

function grantedLines(status: StatusOf<'granted'>, { requester, grants }: AccessRequest): readonly string[] {
  const { made, missed, until } = status
  const decided = [...made, ...missed].map(({ grant }) => grant.id)
  const left = grants.filter(({ id }) => !decided.some((each) => sameId(each, id)))
  const there = made.filter(({ wasThere }) => wasThere).map(({ grant }) => grant)
  return [
    ...left.map((grant) => `Not approved: ${grantWithHolder(grant, requester)}.`),
    ...there.map((grant) => `Was there already: ${grantWithHolder(grant, requester)}.`),
    ...missed.map(
      ({ grant, why }) =>
        `Not assigned: ${grantWithHolder(grant, requester)}. ${cleanText(why, LONGEST_WHY)}`,
    ),
    ...(until === null || haveOneEnd(status) ? [] : [`The first of them ends at ${timeText(until)}.`]),
    effectLine(status),
  ]
}

function effectLine({ verified, unseen }: StatusOf<'granted'>): string {
  if (verified) return 'I have looked again: it is in effect.'
  return unseen === true
    ? 'The assignment is made, but a quarter of an hour later I had not seen it in effect yet. Check again later: some assignments take longer.'
    : 'It takes effect within minutes. I look again and say so here.'
}

/** Of a request, and once it is granted, of what was. */
export function listedRoles({ grants, requester, status }: AccessRequest): readonly string[] {
  return roleLines(status.kind === 'granted' ? grantsOf(status) : grants, requester)
}

function grantsOf({ made }: StatusOf<'granted'>): readonly Grant[] {
  return made.map(({ grant }) => grant)
}

function haveOneEnd({ made, until }: StatusOf<'granted'>): boolean {
  return made.every((each) => each.until === until)
}
