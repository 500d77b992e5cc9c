import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IAdaptiveCard } from '@microsoft/teams.cards'
import {
  MOST_GRANTS,
  NAME_LENGTH,
  REASON_LENGTH,
  type AccessRequest,
  type RequestStatus,
} from '../../../src/access-requests/access-request.ts'
import { approverCard } from '../../../src/access-requests/cards/approver-card.ts'
import { offeringCard } from '../../../src/access-requests/cards/request-form.ts'
import { requesterCard } from '../../../src/access-requests/cards/requester-card.ts'
import { cardBytes, cardFaults, cardNode, cardNodes, cardText, nodesOfType } from '../../reply/card-reader.ts'
import { DIAGNOSES } from '../../reply/fixtures/diagnoses.ts'
import { hugeAnswer, knobs } from '../../reply/fixtures/huge.ts'
import { grantOf, idOf, NOW, offerWith, OLIVIA, requestOf } from '../../builders/access-requests.ts'

const at = NOW.toISOString()
const scopeNamed = (name: string) =>
  `/subscriptions/${idOf('subscription')}/resourceGroups/${'g'.repeat(90)}/providers/Microsoft.Search/searchServices/${name}`

/** Every status that a request can have, saying `text` wherever something from outside is said. */
function statuses(text: string, grants: AccessRequest['grants']): readonly RequestStatus[] {
  const by = { ...OLIVIA, name: text }
  const made = grants.map((grant) => ({ grant, assignmentId: text, until: at, wasThere: false }))
  const missed = grants.map((grant) => ({ grant, why: text }))
  return [
    { kind: 'open', setback: null },
    { kind: 'open', setback: { by, at, why: text, onlyPermanent: false } },
    {
      kind: 'granting',
      by,
      since: at,
      claimId: idOf('claim'),
      grantIds: grants.map(({ id }) => id),
      duration: null,
    },
    { kind: 'granted', by, at, made, missed: [], until: at, verified: false },
    {
      kind: 'granted',
      by,
      at,
      made: made.slice(0, 1),
      missed: missed.slice(1),
      until: null,
      verified: true,
    },
    { kind: 'denied', by, at, note: text },
    { kind: 'withdrawn', at },
    { kind: 'expired', at },
    { kind: 'failed', by, at, why: text },
  ]
}

interface Size {
  readonly count: number
  /** of a name, and of what people type */
  readonly name: string
  readonly typed: string
}

function cardsOf({ count, name, typed }: Size): readonly IAdaptiveCard[] {
  const grants = Array.from({ length: count }, (_, index) => grantOf(`${name}${index}`, scopeNamed(name)))
  const person = { ...OLIVIA, name }
  const requests = statuses(typed, grants).map((status) =>
    requestOf({
      requester: person,
      beneficiary: { ...person, id: idOf('identity'), type: null },
      grants,
      resourceName: name,
      reason: typed,
      status,
    }),
  )
  const told = [name, name, name, name, name]
  const toForward = grants.map(() => 'az role assignment create '.padEnd(500, 'x'))
  return requests.flatMap((request) => [
    approverCard(request, NOW),
    requesterCard(request, { told, toForward: [] }, NOW),
    requesterCard(request, { told: [], toForward }, NOW),
  ])
}

const offerOf = ({ count, name }: Omit<Size, 'typed'>) =>
  offerWith({
    grants: Array.from({ length: count }, (_, index) => ({
      grant: grantOf(`${name}${index}`, scopeNamed(name)),
      grantors: [],
      grantorsNote: null,
    })),
  })

const HOSTILE = '[Reader](http://evil.example) **b** `c` <at>Everyone</at> <img src=x onerror=alert(1)>'

describe('what comes from outside', () => {
  const cards = [
    ...cardsOf({ count: 2, name: HOSTILE, typed: HOSTILE }),
    ...Object.values(DIAGNOSES).map((diagnosis) =>
      offeringCard(diagnosis, { viewerId: null }, offerOf({ count: 2, name: HOSTILE })),
    ),
  ]

  it('is shown as written in runs of text, and nowhere where a client reads Markdown', () => {
    const read = cards.flatMap((card) => cardNodes(cardNode(card)))
    const markdown = read.filter(({ type }) => type === 'TextBlock' || type === 'FactSet')
    const choices = cards
      .flatMap((card) => nodesOfType(card, 'Input.ChoiceSet'))
      .filter(({ style }) => style === 'expanded')
      .flatMap(({ choices: each }) => cardNodes(each).map(({ title }) => title))
    expect(cards.map(cardText).join('')).toContain('[Reader](http://evil.example)')
    expect(markdown.length).toBeGreaterThan(0)
    expect(choices[0]).toContain('Reader (http://evil.example) b c at Everyone')
    expect(JSON.stringify(markdown)).not.toMatch(/Reader|evil/)
    expect(choices.filter((title) => /[[\]*`<>~\\]/.test(String(title)))).toEqual([])
  })

  it('leads nowhere, and adds no button and no mention', () => {
    const links = cards.flatMap((card) => nodesOfType(card, 'Action.OpenUrl')).map(({ url }) => url)
    expect(JSON.stringify(links)).not.toContain('evil')
    for (const card of cards) expect(cardNode(card)['msteams'] ?? {}).not.toHaveProperty('entities')
  })

  it('is neither Markdown nor markup where a card is read aloud or cannot be drawn', () => {
    for (const card of cards) {
      const { speak, fallbackText } = cardNode(card)
      expect(`${String(speak)} ${String(fallbackText)}`).not.toMatch(/[<>[\]*`]/)
    }
  })
})

describe('a card', () => {
  const letter = fc.constantFrom('a', '"', '角', '🔑', '\\')
  const sizes = fc.record({
    count: fc.integer({ min: 1, max: MOST_GRANTS }),
    name: letter.map((each) => each.repeat(NAME_LENGTH)),
    typed: letter.map((each) => each.repeat(REASON_LENGTH)),
  })

  it('is below 28 KB whatever is requested, has six buttons at most, and is taken by the renderer library', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        for (const card of cardsOf(size)) {
          expect(cardBytes(card)).toBeLessThan(26 * 1024)
          expect(card.actions?.length ?? 0).toBeLessThanOrEqual(6)
          expect(card.version).toBe('1.5')
          expect(cardFaults(card).filter((fault) => !fault.includes('Action.Execute'))).toEqual([])
        }
      }),
      { numRuns: 25 },
    )
  })

  it('of any answer leaves room for the form that it is to hold', () => {
    fc.assert(
      fc.property(knobs, sizes, (each, size) => {
        const prompts = ['What can I do on aoai-contoso?', 'Who can give me access?']
        const card = offeringCard(hugeAnswer(each), { viewerId: null, prompts }, offerOf(size))
        expect(cardBytes(card)).toBeLessThanOrEqual(25 * 1024)
        expect(card.actions?.length ?? 0).toBeLessThanOrEqual(6)
      }),
      { numRuns: 40 },
    )
  })
})
