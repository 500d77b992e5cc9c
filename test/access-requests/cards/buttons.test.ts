import { describe, expect, it } from 'vitest'
import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { z } from 'zod'
import type { AccessRequest, RequestStatus } from '../../../src/access-requests/access-request.ts'
import { approverCard } from '../../../src/access-requests/cards/approver-card.ts'
import { offeringCard } from '../../../src/access-requests/cards/request-form.ts'
import { requesterCard, type Asked } from '../../../src/access-requests/cards/requester-card.ts'
import { uncheckedCard } from '../../../src/access-requests/cards/unchecked-card.ts'
import { DURATIONS } from '../../../src/access-requests/duration.ts'
import { uncheckedId } from '../../../src/access-requests/unchecked.ts'
import { recordPressSchema } from '../../../src/reply/record-press.ts'
import { cardText, nodesOfType } from '../../reply/card-reader.ts'
import { twoMissing } from '../../reply/fixtures/diagnoses.ts'
import {
  after,
  idOf,
  MINUTE,
  NOW,
  offerWith,
  OLIVIA,
  READ_INDEX,
  requestOf,
  USE_MODEL,
} from '../../builders/access-requests.ts'

const at = NOW.toISOString()
const by = OLIVIA
const asked: Asked = { told: ['Olivia Lindqvist', 'Ingrid Solberg'], toForward: [] }

const setback = (onlyPermanent: boolean) => ({ by, at, why: 'Azure said no.', onlyPermanent })
const granting: RequestStatus = {
  kind: 'granting',
  by,
  since: at,
  claimId: idOf('claim'),
  grantIds: [USE_MODEL.id],
  duration: null,
}
const made = { grant: USE_MODEL, assignmentId: '/x', until: null, wasThere: false }

const DECIDE = ['Approve', 'Approve smaller', 'Deny', 'Show details']
const WITHOUT_END = ['Approve without an end', 'Approve smaller', 'Deny', 'Show details']

/** How it stands, and the buttons of whoever may approve it and of whoever asked. */
const STANDING: readonly (readonly [
  name: string,
  Partial<AccessRequest>,
  readonly string[],
  readonly string[],
])[] = [
  ['open', {}, DECIDE, ['Withdraw']],
  ['open, without an end', { duration: null }, WITHOUT_END, ['Withdraw']],
  ['open again after a refusal', { status: { kind: 'open', setback: setback(false) } }, DECIDE, ['Withdraw']],
  [
    'open again where nothing can be given for a time',
    { status: { kind: 'open', setback: setback(true) } },
    WITHOUT_END,
    ['Withdraw'],
  ],
  ['being granted', { status: granting }, [], []],
  [
    'granted',
    { status: { kind: 'granted', by, at, made: [made], missed: [], until: null, verified: false } },
    [],
    [],
  ],
  [
    'granted and not seen in effect',
    {
      status: {
        kind: 'granted',
        by,
        at,
        made: [made],
        missed: [],
        until: null,
        verified: false,
        unseen: true,
      },
    },
    [],
    [],
  ],
  ['denied', { status: { kind: 'denied', by, at, note: 'no' } }, [], []],
  ['withdrawn', { status: { kind: 'withdrawn', at } }, [], []],
  ['expired', { status: { kind: 'expired', at } }, [], []],
  ['failed', { status: { kind: 'failed', by, at, why: 'no' } }, [], []],
]

const titled = z.array(z.object({ title: z.string() }))
const buttonsOf = ({ actions }: IAdaptiveCard) => titled.parse(actions ?? []).map(({ title }) => title)
const WANTED = 'Cognitive Services OpenAI User on aoai-contoso and Search Index Data Reader on srch-contoso'

describe.each(STANDING)('a request that is %s', (_, fields, approver, requester) => {
  it('can be done about what is left to do', () => {
    expect(buttonsOf(approverCard(requestOf(fields), NOW))).toEqual(approver)
    expect(buttonsOf(requesterCard(requestOf(fields), asked, NOW))).toEqual(requester)
  })
})

describe('whoever approves what could not be checked', () => {
  const notes = ['I could not check it.']
  const approval = { grantIds: [READ_INDEX.id.toUpperCase()], duration: null }
  const asking = uncheckedCard(requestOf(), approval, notes)

  it('is told what, and that nothing is decided', () => {
    expect(cardText(asking)).toMatch(/Search Index Data Reader on srch-contoso; you approve it permanently/)
    expect(cardText(asking)).not.toContain('Cognitive Services OpenAI User')
    expect(cardText(asking)).toContain('I could not check it.')
    expect(cardText(asking)).toContain('Nothing is decided yet.')
    expect(buttonsOf(asking)).toEqual(['Approve, and let Azure decide', 'Go back'])
  })

  it('says yes to what was chosen and to what was told, and to nothing else', () => {
    const [goOn] = z.array(z.object({ data: z.unknown() })).parse(asking.actions)
    expect(recordPressSchema.parse(goOn?.data)).toEqual({
      verb: 'approve-smaller',
      request: idOf('request'),
      roles: [READ_INDEX.id],
      duration: 'permanent',
      accepted: uncheckedId(idOf('request'), notes),
    })
  })
})

describe('whoever may approve', () => {
  it('can take over what somebody began and did not finish', () => {
    expect(buttonsOf(approverCard(requestOf({ status: granting }), after(2 * MINUTE)))).toEqual(DECIDE)
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

  it('is followed by what cannot be requested, and why', () => {
    const withheld = ['Owner lets its holder give access to others.']
    expect(cardText(form({ withheld }))).toContain(withheld[0])
    const nothing = form({ withheld, grants: [] })
    expect(cardText(nothing)).toContain(withheld[0])
    expect(buttonsOf(nothing)).not.toContain('Request access')
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
    ...STANDING.flatMap(([, fields]) => [
      approverCard(requestOf(fields), NOW),
      requesterCard(requestOf(fields), asked, NOW),
    ]),
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
      expect(fallback).toMatchObject({ type: 'Action.Submit', title, data, associatedInputs })
    }
  })
})
