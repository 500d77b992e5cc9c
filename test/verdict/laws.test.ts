import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { BoundRequirement } from '../../src/question/question.ts'
import { judge } from '../../src/verdict/judge.ts'
import { worstState } from '../../src/verdict/operation-state.ts'
import type { ReasonCode, Verdict, VerdictState } from '../../src/verdict/verdict.ts'
import * as any from '../builders/arbitraries.ts'
import { deny } from '../builders/access.ts'
import { DANA, MAX } from '../builders/people.ts'
import { bound, operationRow } from '../builders/question.ts'
import { snapshotOf, unread, type Tenant } from '../builders/snapshot.ts'

vi.setConfig({ testTimeout: 60_000 })

const RUNS = { numRuns: 1000 }

function verdictOf(tenant: Tenant, about: BoundRequirement): Verdict {
  const [verdict] = judge([about], DANA, snapshotOf(tenant))
  if (verdict === undefined) throw new Error('expected a verdict, found none')
  return verdict
}

const stateOf = (tenant: Tenant, about: BoundRequirement) => verdictOf(tenant, about).state

/** Checks a law on many tenants, and that it met every one of some states. */
function law(
  sentence: string,
  meets: readonly VerdictState[],
  holds: (tenant: Tenant, about: BoundRequirement, random: number) => void,
): void {
  it(sentence, () => {
    const met = new Set<VerdictState>()
    fc.assert(
      fc.property(any.tenant, any.requirement, fc.nat(), (tenant, about, random) => {
        met.add(stateOf(tenant, about))
        holds(tenant, about, random)
      }),
      RUNS,
    )
    expect(meets.filter((state) => !met.has(state))).toEqual([])
  })
}

describe('reasons', () => {
  const EXPLAINS: Readonly<Record<VerdictState, readonly ReasonCode[]>> = {
    granted: ['granted-by-role'],
    denied: ['denied-by-assignment'],
    eligible: ['eligible-not-active'],
    conditional: ['condition-unknown'],
    missing: [
      'no-role-assignment',
      'role-lacks-operation',
      'role-has-no-data-actions',
      'excluded-by-role',
      'condition-not-met',
    ],
    indeterminate: ['role-definition-unread'],
  }

  law(
    'every state has a reason that explains it',
    ['granted', 'denied', 'eligible', 'conditional', 'missing'],
    (tenant, about) => {
      const { state, reasons } = verdictOf(tenant, about)
      expect(reasons.map(({ code }) => code).filter((code) => EXPLAINS[state].includes(code))).not.toEqual([])
    },
  )

  law(
    'every assignment that is told is one of the tenant’s, and Dana’s',
    ['granted', 'missing'],
    (tenant, about) => {
      const own = [DANA.id, any.DEVELOPERS.id]
      const known = [...(tenant.roleAssignments ?? []), ...(tenant.eligibleAssignments ?? [])].filter(
        ({ principalId }) => own.includes(principalId),
      )
      const told = verdictOf(tenant, about).reasons.flatMap(({ roleAssignmentId }) => roleAssignmentId ?? [])
      expect(told.filter((id) => !known.some((each) => each.id === id))).toEqual([])
    },
  )

  law('no reason is told twice', ['granted', 'missing'], (tenant, about) => {
    const { reasons } = verdictOf(tenant, about)
    const texts = reasons.map(({ code, text }) => `${code} ${text}`)
    expect(new Set(texts).size).toBe(texts.length)
  })
})

describe('states', () => {
  law('a requirement is as good as the worst of its operations', ['granted', 'missing'], (tenant, about) => {
    const single = about.requirement.operations.map((operation) =>
      stateOf(tenant, bound(operationRow(operation), about.scope)),
    )
    expect(stateOf(tenant, about)).toBe(worstState(single))
  })

  law('default deny: without assignments nothing is granted', ['granted'], (tenant, about) => {
    const empty = { ...tenant, roleAssignments: [], eligibleAssignments: [] }
    expect(['missing', 'denied']).toContain(stateOf(empty, about))
  })

  law(
    'deny wins: a denial of everything leaves denied',
    ['granted', 'missing', 'eligible', 'conditional'],
    (tenant, about) => {
      const everything = deny('Everything', '/', { actions: ['*'], dataActions: ['*'] })
      expect(stateOf({ ...tenant, denyAssignments: [everything] }, about)).toBe('denied')
    },
  )

  law('order and duplicates do not matter', ['granted', 'missing', 'denied'], (tenant, about) => {
    const { roleAssignments = [], denyAssignments = [], eligibleAssignments = [] } = tenant
    const jumbled = {
      ...tenant,
      roleAssignments: [...roleAssignments.toReversed(), ...roleAssignments],
      denyAssignments: [...denyAssignments.toReversed(), ...denyAssignments],
      eligibleAssignments: [...eligibleAssignments.toReversed(), ...eligibleAssignments],
    }
    const [before, after] = [tenant, jumbled].map((each) => verdictOf(each, about))
    expect(after?.state).toBe(before?.state)
    expect(new Set(after?.reasons.map(({ code }) => code))).toEqual(
      new Set(before?.reasons.map(({ code }) => code)),
    )
  })

  law('an assignment more never removes a grant', ['granted', 'missing'], (tenant, about, random) => {
    const { roleAssignments = [] } = tenant
    const fewer = {
      ...tenant,
      roleAssignments: roleAssignments.filter((_, index) => (random >> index) % 2 === 0),
    }
    if (stateOf(fewer, about) === 'granted') expect(stateOf(tenant, about)).toBe('granted')
  })

  law('an eligible assignment never grants', ['granted', 'eligible', 'missing'], (tenant, about) => {
    const before = stateOf({ ...tenant, eligibleAssignments: [] }, about)
    const after = stateOf(tenant, about)
    expect(after === 'granted').toBe(before === 'granted')
    expect(after === 'denied').toBe(before === 'denied')
  })
})

describe('what could not be read', () => {
  /** The tenant as it looks to a reader from whom some of it is hidden. */
  function partly(tenant: Tenant, random: number): Tenant {
    const { roleAssignments = [], denyAssignments = [], customRoles = [] } = tenant
    const keeps = (index: number) => (random >> index) % 2 === 0
    const assignments = roleAssignments.filter((_, index) => keeps(index))
    const denials = denyAssignments.filter((_, index) => keeps(index + 5))
    return {
      ...tenant,
      roleAssignments: assignments,
      denyAssignments: denials,
      customRoles: customRoles.filter((_, index) => keeps(index + 7)),
      blindSpots: [
        ...(assignments.length < roleAssignments.length ? [unread('role-assignments-unread', '/')] : []),
        ...(denials.length < denyAssignments.length ? [unread('deny-assignments-unread', '/')] : []),
      ],
    }
  }

  const ignoringDenials = (tenant: Tenant, about: BoundRequirement) =>
    stateOf({ ...tenant, denyAssignments: [] }, about)

  law(
    'never becomes missing what is granted, eligible or open',
    ['granted', 'eligible', 'conditional'],
    (tenant, about, random) => {
      if (stateOf(partly(tenant, random), about) !== 'missing') return
      expect(ignoringDenials({ ...tenant, eligibleAssignments: [] }, about)).toBe('missing')
    },
  )

  law('never becomes granted what is not', ['missing', 'denied'], (tenant, about, random) => {
    if (stateOf(partly(tenant, random), about) === 'granted') expect(stateOf(tenant, about)).toBe('granted')
  })

  law('never becomes denied what is not', ['granted', 'denied'], (tenant, about, random) => {
    if (stateOf(partly(tenant, random), about) === 'denied') expect(stateOf(tenant, about)).toBe('denied')
  })

  law('of the groups: denied or not is not guessed', ['granted', 'denied', 'missing'], (tenant, about) => {
    const heldThroughGroups = (tenant.roleAssignments ?? []).some(
      ({ principalId }) => principalId === any.DEVELOPERS.id,
    )
    const groups = heldThroughGroups ? [any.DEVELOPERS] : []
    const partial = stateOf({ ...tenant, eligibleAssignments: [], groups, groupsUnread: [DANA] }, about)
    const full = stateOf({ ...tenant, eligibleAssignments: [] }, about)
    if (partial === 'granted' || partial === 'denied') expect(full).toBe(partial)
    if (full === 'granted') expect(['granted', 'indeterminate']).toContain(partial)
  })
})

it('nothing of another is shown to somebody who may not read role assignments', () => {
  fc.assert(
    fc.property(any.tenant, any.requirement, (tenant, about) => {
      const roleAssignments =
        tenant.roleAssignments?.filter(({ principalId }) => principalId === MAX.id) ?? []
      const [verdict] = judge([{ ...about, assignee: MAX }], DANA, snapshotOf({ ...tenant, roleAssignments }))
      expect(verdict?.state).toBe('indeterminate')
      expect(verdict?.reasons.map(({ code }) => code)).toEqual(['asker-not-entitled'])
    }),
    RUNS,
  )
})
