import { describe, expect, it } from 'vitest'
import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { z } from 'zod'
import type { AccessRequest, RequestStatus } from '../../../src/access-requests/access-request.ts'
import { approverCard } from '../../../src/access-requests/cards/approver-card.ts'
import { offeringCard } from '../../../src/access-requests/cards/request-form.ts'
import { requesterCard, type Asked } from '../../../src/access-requests/cards/requester-card.ts'
import { DURATIONS } from '../../../src/access-requests/duration.ts'
import { recordPressSchema } from '../../../src/reply/record-press.ts'
import { cardText, nodesOfType } from '../../reply/card-reader.ts'
import { twoMissing } from '../../reply/fixtures/diagnoses.ts'
import {
  after,
  HOUR,
  idOf,
  INGRID,
  MINUTE,
  NOW,
  offerWith,
  OLIVIA,
  READ_INDEX,
  requestOf,
  USE_MODEL,
} from '../../builders/access-requests.ts'

const at = NOW.toISOString()
const until = after(8 * HOUR).toISOString()
const made = { assignmentId: '/x', until, wasThere: false }
const by = OLIVIA
const asked: Asked = { told: ['Olivia Lindqvist', 'Ingrid Solberg'], toForward: [] }
const later = after(MINUTE)
const WANTED = 'Cognitive Services OpenAI User on aoai-contoso and Search Index Data Reader on srch-contoso'

const withStatus = (status: RequestStatus) => requestOf({ status })
const setback = (onlyPermanent: boolean) => ({ by, at, why: 'Azure said no.', onlyPermanent })

/** How it stands, what both read of it, and the buttons that each of them has. */
const STANDING: readonly {
  readonly name: string
  readonly request: AccessRequest
  readonly heading: { readonly approver: string; readonly requester: string }
  readonly lines: readonly string[]
  readonly buttons: { readonly approver: readonly string[]; readonly requester: readonly string[] }
}[] = [
  {
    name: 'open',
    request: requestOf(),
    heading: { approver: '? Access request', requester: '… Requested' },
    lines: [],
    buttons: { approver: ['Approve', 'Approve smaller', 'Deny'], requester: ['Withdraw'] },
  },
  {
    name: 'open, without an end',
    request: requestOf({ duration: null }),
    heading: { approver: '? Access request', requester: '… Requested' },
    lines: [],
    buttons: { approver: ['Approve without an end', 'Approve smaller', 'Deny'], requester: ['Withdraw'] },
  },
  {
    name: 'open again after a refusal',
    request: withStatus({ kind: 'open', setback: setback(false) }),
    heading: { approver: '? Access request', requester: '… Requested' },
    lines: ['The last attempt came to nothing: Azure said no.'],
    buttons: { approver: ['Approve', 'Approve smaller', 'Deny'], requester: ['Withdraw'] },
  },
  {
    name: 'open again where nothing can be given for a time',
    request: withStatus({ kind: 'open', setback: setback(true) }),
    heading: { approver: '? Access request', requester: '… Requested' },
    lines: ['The last attempt came to nothing: Azure said no.'],
    buttons: { approver: ['Approve without an end', 'Approve smaller', 'Deny'], requester: ['Withdraw'] },
  },
  {
    name: 'being granted',
    request: withStatus({
      kind: 'granting',
      by,
      since: at,
      claimId: idOf('claim'),
      grantIds: [],
      duration: null,
    }),
    heading: { approver: '… Being granted', requester: '… Being granted' },
    lines: ['This is already being granted by Olivia Lindqvist, who approved it 1 minute ago.'],
    buttons: { approver: [], requester: [] },
  },
  {
    name: 'granted',
    request: withStatus({
      kind: 'granted',
      by,
      at,
      made: [{ grant: USE_MODEL, ...made }],
      missed: [{ grant: READ_INDEX, why: 'A lock.' }],
      until,
      verified: false,
    }),
    heading: { approver: '✓ Granted', requester: '✓ Granted' },
    lines: [
      'Olivia Lindqvist approved this 1 minute ago.',
      'Assigned: Cognitive Services OpenAI User on aoai-contoso.',
      'Not assigned: Search Index Data Reader on srch-contoso. A lock.',
      'It ends at 2026-11-27 18:00 UTC.',
      'It takes effect within minutes. I look again and say so here.',
    ],
    buttons: { approver: [], requester: [] },
  },
  {
    name: 'granted and seen',
    request: withStatus({
      kind: 'granted',
      by,
      at,
      made: [{ grant: USE_MODEL, ...made, until: null }],
      missed: [],
      until: null,
      verified: true,
    }),
    heading: { approver: '✓ In effect', requester: '✓ In effect' },
    lines: ['I have looked again: it is in effect.'],
    buttons: { approver: [], requester: [] },
  },
  {
    name: 'denied',
    request: withStatus({ kind: 'denied', by, at, note: 'Use the shared account' }),
    heading: { approver: '✗ Denied', requester: '✗ Denied' },
    lines: ['Olivia Lindqvist denied this 1 minute ago.', 'Their note: Use the shared account'],
    buttons: { approver: [], requester: [] },
  },
  {
    name: 'withdrawn',
    request: withStatus({ kind: 'withdrawn', at }),
    heading: { approver: '✗ Withdrawn', requester: '✗ Withdrawn' },
    lines: ['Dana Okafor withdrew this 1 minute ago.'],
    buttons: { approver: [], requester: [] },
  },
  {
    name: 'expired',
    request: withStatus({ kind: 'expired', at }),
    heading: { approver: '✗ Expired', requester: '✗ Expired' },
    lines: ['This request expired 1 minute ago.'],
    buttons: { approver: [], requester: [] },
  },
  {
    name: 'failed',
    request: withStatus({ kind: 'failed', by, at, why: 'The role does not exist any more.' }),
    heading: { approver: '✗ Could not be granted', requester: '✗ Could not be granted' },
    lines: [
      'Olivia Lindqvist approved this 1 minute ago, but the role could not be assigned: The role does not exist any more.',
    ],
    buttons: { approver: [], requester: [] },
  },
]

const titled = z.array(z.object({ title: z.string() }))
const buttonsOf = ({ actions }: IAdaptiveCard) => titled.parse(actions ?? []).map(({ title }) => title)
const linesOf = (card: IAdaptiveCard) => cardText(card).split('\n')

describe.each(STANDING)('a request that is $name', ({ request, heading, lines, buttons }) => {
  it('is shown to whoever may approve it, who can do what is left to do', () => {
    const card = approverCard(request, later)
    expect(linesOf(card).slice(0, 2)).toEqual([
      heading.approver,
      `Dana Okafor asks for ${WANTED}, ${request.duration === null ? 'permanently' : 'for 8 hours'}`,
    ])
    expect(linesOf(card)).toEqual(expect.arrayContaining(['Reason: trying out the assistant', ...lines]))
    expect(buttonsOf(card)).toEqual(buttons.approver)
  })

  it('is shown to whoever made it', () => {
    const card = requesterCard(request, asked, later)
    expect(linesOf(card)[0]).toBe(heading.requester)
    expect(linesOf(card)).toEqual(expect.arrayContaining(['Your reason: trying out the assistant', ...lines]))
    expect(buttonsOf(card)).toEqual(buttons.requester)
  })
})

describe('whoever may approve', () => {
  it('can take over what somebody began and did not finish', () => {
    const [granting] = STANDING.filter(({ name }) => name === 'being granted')
    const card = approverCard(granting?.request ?? requestOf(), after(2 * MINUTE))
    expect(buttonsOf(card)).toEqual(['Approve', 'Approve smaller', 'Deny'])
  })

  it('reads which roles they are and where, by their ids', () => {
    expect(linesOf(approverCard(requestOf(), NOW))).toEqual(
      expect.arrayContaining([
        `Role ${USE_MODEL.roleId} at ${USE_MODEL.scope}`,
        `Role ${READ_INDEX.roleId} at ${READ_INDEX.scope}`,
      ]),
    )
  })

  it('reads for whom the roles are where it is not for whoever asks', () => {
    const card = (fields: Partial<AccessRequest>) => cardText(approverCard(requestOf(fields), NOW))
    expect(card({})).not.toContain('The roles are for')
    expect(card({ beneficiary: { ...INGRID, type: 'User' } })).toContain('The roles are for Ingrid Solberg.')
    expect(card({ beneficiary: { ...INGRID, name: null, type: null } })).toContain(
      `The roles are for ${INGRID.id}.`,
    )
  })

  it.each([
    ['PT1H', ['PT1H']],
    ['P1D', ['PT1H', 'PT4H', 'PT8H', 'P1D']],
    [null, [...DURATIONS.map(({ duration }) => duration ?? 'permanent')]],
  ])('can choose no longer than %s where that was asked for', (duration, values) => {
    const [input] = nodesOfType(approverCard(requestOf({ duration }), NOW), 'Input.ChoiceSet').filter(
      ({ id }) => id === 'duration',
    )
    const choices = z.array(z.object({ value: z.string() })).parse(input?.['choices'])
    expect(choices.map(({ value }) => value)).toEqual(values)
    expect(values).toContain(input?.['value'])
  })
})

describe('whoever asked', () => {
  const waiting = (fields: Partial<Asked>) =>
    cardText(requesterCard(requestOf(), { ...asked, ...fields }, NOW))
  const COMMAND = "az role assignment create --role 'x'"

  it('reads who was asked', () => {
    expect(waiting({})).toContain('I have asked Olivia Lindqvist and Ingrid Solberg.')
  })

  it('gets something to forward where nobody could be, which says that a command sets no end', () => {
    const text = waiting({ told: [], toForward: [COMMAND] })
    expect(text).toContain('Forward this to one of them:')
    expect(text).toContain(`Dana Okafor asks for ${WANTED}, for 8 hours. Reason: trying out the assistant`)
    expect(text).toContain('until somebody takes it back, not for 8 hours.')
  })

  it('has no words of theirs among the commands, which are there to be run', () => {
    const reason = 'a demo; az role assignment create --role Owner # $(id)'
    const card = requesterCard(requestOf({ reason }), { told: [], toForward: [COMMAND] }, NOW)
    const monospace = nodesOfType(card, 'TextRun').filter(({ fontType }) => fontType === 'Monospace')
    expect(monospace.map(({ text }) => text)).toEqual([COMMAND])
  })
})

describe('the form', () => {
  const form = (fields = {}) => offeringCard(twoMissing, { viewerId: null }, offerWith(fields))

  it('is the second button, after what the card itself offers first', () => {
    expect(buttonsOf(form())[1]).toBe('Request access')
  })

  it('is not there where there is nothing to request', () => {
    expect(buttonsOf(offeringCard(twoMissing, { viewerId: null }, null))).not.toContain('Request access')
  })

  it('offers a choice where there are several roles, all of them chosen', () => {
    const [roles] = nodesOfType(form(), 'Input.ChoiceSet')
    expect(roles).toMatchObject({
      id: 'roles',
      isMultiSelect: true,
      value: `${USE_MODEL.id},${READ_INDEX.id}`,
    })
    const one = offerWith().grants.slice(0, 1)
    expect(nodesOfType(form({ grants: one }), 'Input.ChoiceSet').map(({ id }) => id)).toEqual(['duration'])
  })
})

describe('every button', () => {
  const cards = [
    ...STANDING.flatMap(({ request }) => [approverCard(request, NOW), requesterCard(request, asked, NOW)]),
    offeringCard(twoMissing, { viewerId: null }, offerWith()),
  ]
  const executed = cards.flatMap((card) => nodesOfType(card, 'Action.Execute'))
  const typed = { reason: 'a demo', duration: 'PT1H', roles: `${USE_MODEL.id},${READ_INDEX.id}`, note: '' }

  it('names one record and no fact, by what is understood when it comes back', () => {
    expect(executed.length).toBeGreaterThan(10)
    for (const { verb, data } of executed) {
      expect(Object.keys(z.record(z.string(), z.unknown()).parse(data))).toHaveLength(2)
      expect(recordPressSchema.safeParse({ ...typed, ...(data as object), verb }).success).toBe(true)
    }
  })

  it('sends the same as a message where a client knows no such button', () => {
    for (const { title, data, associatedInputs, fallback } of executed) {
      expect(fallback).toEqual({ type: 'Action.Submit', title, data, associatedInputs })
    }
  })
})
