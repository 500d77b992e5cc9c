import { cleanText } from '../reply/clean-text.ts'
import { upperFirst } from '../reply/sentence-case.ts'
import { REASON_LENGTH, type AccessRequest, type StatusOf } from './access-request.ts'
import { subjectText } from './cards/request-status.ts'
import { personName } from './cards/request-words.ts'

/**
 * What came of a request, for whoever made it: one line that stands by itself in a notification. Null where there is
 * nothing to tell them: it is not decided, or they took it back themselves.
 */
export function outcomeText(request: AccessRequest): string | null {
  const { status } = request
  const what = subjectText(request)
  switch (status.kind) {
    case 'open':
    case 'granting':
    case 'withdrawn':
      return null
    case 'granted':
      return [
        `${personName(status.by)} approved your request: ${what}.`,
        effectText(status),
        ...(status.made.length < request.grants.length ? [LESS] : []),
      ].join(' ')
    case 'denied': {
      const no = `${personName(status.by)} denied your request: ${what}.`
      const note = cleanText(status.note, REASON_LENGTH)
      return note === '' ? no : `${no} Their note: ${note}`
    }
    case 'expired':
      return `Nobody decided about your request in time: ${what}. If you still need it, check the error again and ask once more.`
    case 'failed':
      return `${personName(status.by)} approved your request, but it could not be assigned: ${what}. ${upperFirst(cleanText(status.why, REASON_LENGTH))}`
    default:
      return status satisfies never
  }
}

const LESS = 'It is less than you asked for: the card of your request says what is left out.'

function effectText({ verified, unseen }: StatusOf<'granted'>): string {
  if (verified) return 'It is in effect: try again what was refused.'
  return unseen === true
    ? 'I have not seen it in effect yet; some assignments take longer.'
    : 'It takes effect within minutes.'
}
