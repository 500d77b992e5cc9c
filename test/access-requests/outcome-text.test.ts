import { describe, expect, it } from 'vitest'
import type { AccessRequest, RequestStatus } from '../../src/access-requests/access-request.ts'
import { outcomeText } from '../../src/access-requests/outcome-text.ts'
import {
  after,
  DANA,
  HOUR,
  idOf,
  NOW,
  OLIVIA,
  READ_INDEX,
  requestOf,
  USE_MODEL,
} from '../builders/access-requests.ts'

const at = NOW.toISOString()
const until = after(HOUR).toISOString()
const made = (end: string | null) => ({ grant: USE_MODEL, assignmentId: null, until: end, wasThere: false })
const granted = (fields: Partial<Extract<RequestStatus, { kind: 'granted' }>> = {}): RequestStatus => ({
  kind: 'granted',
  by: OLIVIA,
  at,
  made: [made(until), { ...made(until), grant: READ_INDEX }],
  missed: [],
  until,
  verified: false,
  ...fields,
})
const by = { by: OLIVIA, at }
const what = 'Cognitive Services OpenAI User on aoai-contoso and Search Index Data Reader on srch-contoso'

const say = (status: RequestStatus, fields: Partial<AccessRequest> = {}) =>
  outcomeText(requestOf({ status, ...fields }))

describe('whoever asked hears', () => {
  it.each<[string, RequestStatus, string]>([
    [
      'what they have, until when, and when it works',
      granted(),
      `Olivia Lindqvist approved your request: ${what}, until 2026-11-27 11:00 UTC. It takes effect within minutes.`,
    ],
    [
      'that it works, once that is seen',
      granted({ verified: true }),
      `Olivia Lindqvist approved your request: ${what}, until 2026-11-27 11:00 UTC. It is in effect: try again what was refused.`,
    ],
    [
      'that it was not seen to work',
      granted({ unseen: true }),
      `Olivia Lindqvist approved your request: ${what}, until 2026-11-27 11:00 UTC. I have not seen it in effect yet; some assignments take longer.`,
    ],
    [
      'that it is less than they asked for',
      granted({ made: [made(until)] }),
      'Olivia Lindqvist approved your request: Cognitive Services OpenAI User on aoai-contoso, until 2026-11-27 11:00 UTC. It takes effect within minutes. It is less than you asked for: the card of your request says what is left out.',
    ],
    [
      'why not, in the words of whoever said no',
      { kind: 'denied', ...by, note: 'Use the shared account' },
      `Olivia Lindqvist denied your request: ${what}, for 8 hours. Their note: Use the shared account`,
    ],
    [
      'a no without a word',
      { kind: 'denied', ...by, note: '' },
      `Olivia Lindqvist denied your request: ${what}, for 8 hours.`,
    ],
    [
      'that nobody decided',
      { kind: 'expired', at },
      `Nobody decided about your request in time: ${what}, for 8 hours. If you still need it, check the error again and ask once more.`,
    ],
    [
      'that Azure refused it',
      { kind: 'failed', ...by, why: 'A policy forbids it.' },
      `Olivia Lindqvist approved your request, but it could not be assigned: ${what}, for 8 hours. A policy forbids it.`,
    ],
  ])('%s', (_, status, text) => {
    expect(say(status)).toBe(text)
  })

  it('nothing of what they did themselves, nor of what is not decided', () => {
    expect(say({ kind: 'withdrawn', at })).toBeNull()
    expect(say({ kind: 'open', setback: null })).toBeNull()
    const claimId = idOf('claim')
    expect(say({ kind: 'granting', ...by, since: at, claimId, grantIds: [], duration: null })).toBeNull()
  })

  it('one line, whatever is written into a note or a name', () => {
    const text = outcomeText(
      requestOf({
        requester: DANA,
        status: { kind: 'denied', by: { ...OLIVIA, name: 'O\u202E\nX' }, at, note: 'No.\n\u200BAsk\tIT' },
      }),
    )
    expect(text).toBe(`O X denied your request: ${what}, for 8 hours. Their note: No. Ask IT`)
  })
})
