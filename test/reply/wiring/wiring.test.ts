import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wiringOf } from '../../../src/reply/wiring/wiring.ts'
import { MARKS_BY_URGENCY, markOf, worstMark } from '../../../src/reply/wiring/wiring-mark.ts'
import { VERDICT_STATES, type ReasonCode, type VerdictState } from '../../../src/verdict/verdict.ts'
import { verdict } from '../fixtures/build.ts'
import { twoMissing } from '../fixtures/diagnoses.ts'
import { CHAT, EMBEDDING, SEARCH, STORAGE, playgrounds, playgroundVerdicts, wired } from './wired.ts'

describe('a wiring', () => {
  it('links each service that acts to each that it is to reach, with the roles that it takes', () => {
    const { links } = wired(playgroundVerdicts([CHAT, EMBEDDING, SEARCH, STORAGE], () => 'missing'))
    expect(
      links.map(
        ({ from, to, grants }) => `${from.name} → ${to.name}: ${grants.map(({ role }) => role).join(', ')}`,
      ),
    ).toEqual([
      'aoai-contoso → srch-contoso: Search Index Data Reader, Search Index Data Contributor, Search Service Contributor',
      'aoai-contoso → aoai-contoso-embeddings: Cognitive Services OpenAI User',
      'aoai-contoso → stcontoso: Storage Blob Data Contributor',
      'srch-contoso → aoai-contoso: Cognitive Services OpenAI Contributor',
      'srch-contoso → aoai-contoso-embeddings: Cognitive Services OpenAI Contributor',
      'srch-contoso → stcontoso: Storage Blob Data Contributor',
    ])
  })

  it('holds every verdict of the table exactly once, with its mark', () => {
    fc.assert(
      fc.property(playgrounds, (verdicts) => {
        const grants = wired(verdicts).links.flatMap((link) =>
          link.grants.map(({ role, mark }) => [link.from.id, link.to.id, role, mark].join(' ')),
        )
        const expected = verdicts.map((each) => {
          const { actor, resource, requirement } = each.requirement
          const ids = [actor, resource].map((service) => service?.id.toLowerCase() ?? '')
          return [...ids, requirement.role?.name ?? '', markOf(each)].join(' ')
        })
        expect(grants.toSorted()).toEqual(expected.toSorted())
      }),
    )
  })

  it('tells of a service that is to act that it has no identity, and of no other', () => {
    const search = { ...SEARCH, identity: null }
    const { services } = wired(playgroundVerdicts([CHAT, search, STORAGE], () => 'missing'))
    expect(services.map(({ name, lacksIdentity }) => [name, lacksIdentity])).toEqual([
      ['aoai-contoso', false],
      ['srch-contoso', true],
      ['stcontoso', false],
    ])
  })

  it('is none where nothing of a playground was judged', () => {
    expect(wiringOf(twoMissing.verdicts, 80)).toBeNull()
  })
})

describe('a mark', () => {
  const cases: readonly (readonly [
    sentence: string,
    state: VerdictState,
    reason: ReasonCode,
    mark: string,
  ])[] = [
    ['a role that is there is held', 'granted', 'granted-by-role', 'held'],
    ['a role that a setting makes useless is hindered', 'granted', 'setting-blocks-access', 'hindered'],
    ['a role under a condition is hindered', 'conditional', 'condition-unknown', 'hindered'],
    ['no role is missing', 'missing', 'no-role-assignment', 'missing'],
    [
      'an identity cannot activate a role, so that it is missing',
      'eligible',
      'eligible-not-active',
      'missing',
    ],
    ['a denial is denied', 'denied', 'denied-by-assignment', 'denied'],
    [
      'what could not be read is unknown, never missing',
      'indeterminate',
      'role-assignments-unread',
      'unknown',
    ],
  ]

  it.each(cases)('%s', (_, state, reason, mark) => {
    expect(markOf(verdict(state, {}, [[reason, 'why']]))).toBe(mark)
  })

  it('is held only where Azure grants', () => {
    expect(VERDICT_STATES.filter((state) => markOf(verdict(state, {}, [])) === 'held')).toEqual(['granted'])
  })

  it('of several is the worst', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKS_BY_URGENCY), { minLength: 1 }), (marks) => {
        const rank = (mark: (typeof marks)[number]) => MARKS_BY_URGENCY.indexOf(mark)
        expect(rank(worstMark(marks))).toBe(Math.min(...marks.map(rank)))
      }),
    )
  })
})
