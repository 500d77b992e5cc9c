import { describe, expect, it } from 'vitest'
import type { AccessRequest, MadeGrant, RequestStatus } from '../../../src/access-requests/access-request.ts'
import { approverCard } from '../../../src/access-requests/cards/approver-card.ts'
import { withOutcome } from '../../../src/access-requests/cards/request-outcome.ts'
import { requesterCard } from '../../../src/access-requests/cards/requester-card.ts'
import { closingLine } from '../../../src/access-requests/cards/request-words.ts'
import type { Grant } from '../../../src/access-requests/grant.ts'
import { diagnosisCard } from '../../../src/reply/diagnosis/diagnosis-card.ts'
import { OPENAI, SEARCH } from '../../../src/sandbox/contoso/places.ts'
import {
  after,
  DANA,
  grantOf,
  HOUR,
  idOf,
  NOW,
  OLIVIA,
  READ_INDEX,
  requestOf,
  USE_MODEL,
} from '../../builders/access-requests.ts'
import { cardBytes, cardFaults, cardText } from '../../reply/card-reader.ts'
import { twoMissing } from '../../reply/fixtures/diagnoses.ts'

const at = NOW.toISOString()
const inAnHour = after(HOUR).toISOString()
const asked = { told: ['Olivia Lindqvist'], toForward: [] }
const managed = (name: string) => ({ id: idOf(name), name, type: 'ServicePrincipal' as const })
const FOUNDRY_GRANT = grantOf('Search Index Data Reader', SEARCH, managed('aif-contoso'))
const OPENAI_GRANT = grantOf('Search Index Data Reader', SEARCH, managed('aoai-contoso'))

function made(grant: Grant, fields: Partial<MadeGrant> = {}): MadeGrant {
  return { grant, assignmentId: null, until: inAnHour, wasThere: false, ...fields }
}

function granted(all: readonly MadeGrant[], fields: Partial<AccessRequest> = {}, verified = false) {
  const until = all.find((each) => each.until !== null)?.until ?? null
  const status: RequestStatus = { kind: 'granted', by: OLIVIA, at, made: all, missed: [], until, verified }
  return requestOf({ ...fields, status })
}

const STATES: readonly (readonly [sentence: string, status: RequestStatus])[] = [
  ['open', { kind: 'open', setback: null }],
  ['open after a setback', { kind: 'open', setback: { by: OLIVIA, at, why: 'No.', onlyPermanent: true } }],
  [
    'being granted',
    { kind: 'granting', by: OLIVIA, since: at, claimId: idOf('claim'), grantIds: [], duration: null },
  ],
  ['granted', granted([made(USE_MODEL)]).status],
  ['granted without an end', granted([made(USE_MODEL, { until: null })]).status],
  ['denied', { kind: 'denied', by: OLIVIA, at, note: 'Use the shared account' }],
  ['withdrawn', { kind: 'withdrawn', at }],
  ['expired', { kind: 'expired', at }],
  ['failed', { kind: 'failed', by: OLIVIA, at, why: 'it is gone' }],
]

describe('to those who can grant it, a request', () => {
  const seen = (request: AccessRequest) => cardText(approverCard(request, NOW))

  it('says who asks for what and why, with what to look up behind a button', () => {
    const [words = '', details] = seen(requestOf({ grants: [USE_MODEL] })).split('Show details')
    expect(words).toContain(
      'Dana Okafor asks for Cognitive Services OpenAI User on aoai-contoso, for 8 hours',
    )
    expect(words).toContain('Reason: trying out the assistant')
    expect(words).not.toContain(USE_MODEL.roleId)
    expect(details).toContain(USE_MODEL.roleId)
    expect(details).toContain(OPENAI)
  })

  it('for several identities says which of them gets which role, also where one may choose', () => {
    const words = seen(requestOf({ grants: [FOUNDRY_GRANT, OPENAI_GRANT] }))
    expect(words).toContain('Dana Okafor asks for 2 roles, for 8 hours')
    expect(words).toContain('• Search Index Data Reader on srch-contoso, for aif-contoso')
    expect(words).toContain('• Search Index Data Reader on srch-contoso, for aoai-contoso')
    expect(words.split('\n')).toContain('Search Index Data Reader on srch-contoso, for aoai-contoso')
  })

  it('for an identity without a name says which by its object id', () => {
    const grant = grantOf('Search Index Data Reader', SEARCH, { id: idOf('nameless') })
    expect(seen(requestOf({ grants: [grant] }))).toContain(`, for ${idOf('nameless')}`)
  })

  it('once decided says what came of it, asks for nothing, and keeps no pressing words', () => {
    for (const [, status] of STATES.filter(([, { kind }]) => kind !== 'open')) {
      const card = approverCard(requestOf({ status }), NOW)
      expect(cardText(card)).not.toMatch(/It is the least|just now|ago/)
      expect(card.actions).toEqual([])
    }
  })

  it('granted for a shorter time says until when, not for how long it was asked', () => {
    const words = seen(granted([made(USE_MODEL)], { grants: [USE_MODEL] }))
    expect(words).toContain('Cognitive Services OpenAI User on aoai-contoso, until 2026-11-27 11:00 UTC')
    expect(words).toContain('Asked for by Dana Okafor')
    expect(words).not.toContain('8 hours')
  })

  it('granted in part says what was not approved and what was there before', () => {
    const words = seen(granted([made(USE_MODEL, { wasThere: true, until: null })]))
    expect(words).toContain('Not approved: Search Index Data Reader on srch-contoso.')
    expect(words).toContain('Was there already: Cognitive Services OpenAI User on aoai-contoso.')
  })

  it('whose roles end at different times says when the first does', () => {
    const words = seen(granted([made(USE_MODEL), made(READ_INDEX, { until: null })]))
    expect(words).not.toContain(', until')
    expect(words).toContain('The first of them ends at 2026-11-27 11:00 UTC.')
  })
})

describe('granted without an end, a request', () => {
  const endless = { until: null }
  const request = granted([made(USE_MODEL, endless), made(READ_INDEX, endless)])
  const approver = cardText(approverCard(request, NOW))
  const requester = cardText(requesterCard(request, asked, NOW))
  const takeBack = (grant: Grant) =>
    `az role assignment delete --ids ${grant.scope}/providers/Microsoft.Authorization/roleAssignments/${grant.id}`

  it('says so to both, and to those who can grant it how to take it back', () => {
    for (const words of [approver, requester]) expect(words).toContain('srch-contoso, without an end')
    expect(approver).toContain('Without an end: take it back with')
    for (const grant of [USE_MODEL, READ_INDEX]) expect(approver).toContain(takeBack(grant))
  })

  it('tells whoever asked whom to tell, and gives them no command that they may not run', () => {
    expect(requester).toContain('It has no end: tell Olivia Lindqvist once you need it no more.')
    expect(requester).not.toContain('az role assignment')
  })

  it.each([
    ['that ends', made(READ_INDEX)],
    ['that was there before', made(READ_INDEX, { until: null, wasThere: true })],
  ])('says so of that role alone, beside one %s', (_, other) => {
    const words = cardText(approverCard(granted([made(USE_MODEL, endless), other]), NOW))
    expect(words).toContain('Without an end: take it back with')
    expect(words).toContain(takeBack(USE_MODEL))
    expect(words).not.toContain(takeBack(READ_INDEX))
  })

  it('says nothing of it where all ends, or was there before', () => {
    for (const other of [made(USE_MODEL), made(USE_MODEL, { until: null, wasThere: true })]) {
      const ended = granted([other])
      for (const card of [approverCard(ended, NOW), requesterCard(ended, asked, NOW)]) {
        expect(cardText(card)).not.toMatch(/without an end|no end/i)
      }
    }
  })
})

describe('to whoever asked, a request', () => {
  const seen = (request: AccessRequest) => cardText(requesterCard(request, asked, NOW))

  it('that waits says who got it, and can be withdrawn', () => {
    const words = seen(requestOf())
    expect(words).toContain('I have asked Olivia Lindqvist. This card changes when they decide.')
    expect(words).toContain('Withdraw')
  })

  it('says to try again once it is in effect, and not before', () => {
    expect(seen(granted([made(USE_MODEL)], {}, true))).toContain('Try again what was refused.')
    expect(seen(granted([made(USE_MODEL)]))).not.toContain('Try again')
  })
})

describe('above what was found, its author sees', () => {
  const findings = diagnosisCard(twoMissing, { viewerId: DANA.id })
  const seen = (status: RequestStatus) => cardText(withOutcome(findings, requestOf({ status }), NOW))

  it('who said no, and why, and all that was found', () => {
    const words = seen({ kind: 'denied', by: OLIVIA, at, note: 'Use the shared account' })
    expect(words).toContain('✗ Denied: ')
    expect(words).toContain('Olivia Lindqvist denied this at 2026-11-27 10:00 UTC.')
    expect(words).toContain('Their note: Use the shared account')
    for (const each of cardText(findings).split('\n')) expect(words).toContain(each)
  })

  it('nothing of what they took back themselves', () => {
    expect(seen({ kind: 'withdrawn', at })).toBe(cardText(findings))
  })
})

describe('any card of a request', () => {
  const bars = Array.from({ length: 12 }, (_, index) =>
    grantOf(`${'€'.repeat(118)}${index}`, SEARCH, { ...managed('€'.repeat(120)), id: idOf(`${index}`) }),
  )

  it.each(STATES)('%s is taken by the renderer library and fits a message', (_, status) => {
    const request = requestOf({ status, grants: bars, reason: '€'.repeat(500) })
    for (const card of [approverCard(request, NOW), requesterCard(request, asked, NOW)]) {
      expect(cardFaults(card)).toEqual([])
      expect(cardBytes(card)).toBeLessThanOrEqual(24 * 1024)
    }
  })
})

describe('the last line of a thread', () => {
  it('names roles and places, each once, and nobody', () => {
    expect(closingLine([FOUNDRY_GRANT, OPENAI_GRANT, USE_MODEL])).toBe(
      'Solved. What was missing: Search Index Data Reader on srch-contoso and Cognitive Services OpenAI User on aoai-contoso.',
    )
  })
})

it('a grant that was not seen in effect is told as made, and as nothing more', () => {
  const status: RequestStatus = {
    kind: 'granted',
    by: OLIVIA,
    at,
    made: [made(USE_MODEL)],
    missed: [],
    until: inAnHour,
    verified: false,
    unseen: true,
  }
  const text = cardText(requesterCard(requestOf({ status }), asked, NOW))
  expect(text).toContain(
    'The assignment is made, but a quarter of an hour later I had not seen it in effect yet.',
  )
  expect(text).not.toMatch(/Try again what was refused|I look again/)
})
