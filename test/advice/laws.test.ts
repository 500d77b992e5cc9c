import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { advise } from '../../src/advice/advise.ts'
import type { Advice, AdviceStep, RoleGrant } from '../../src/advice/advice.ts'
import { leastRoles } from '../../src/advice/least/least-roles.ts'
import { isPowerful } from '../../src/advice/least/reluctance.ts'
import { knownOperations } from '../../src/knowledge/catalogue/operations.ts'
import { builtInRole, builtInRoles } from '../../src/knowledge/catalogue/roles.ts'
import type { BoundRequirement } from '../../src/question/question.ts'
import { isAtOrAbove } from '../../src/rbac/scope.ts'
import type { RoleAssignment } from '../../src/rbac/assignment.ts'
import type { AccessSnapshot } from '../../src/snapshot/snapshot.ts'
import { judge } from '../../src/verdict/judge.ts'
import { stateOfOperation } from '../../src/verdict/operation-state.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'
import { bringsUnconditionally } from '../builders/brings.ts'
import { assignment, deny } from '../builders/access.ts'
import * as any from '../builders/arbitraries.ts'
import { DANA } from '../builders/people.ts'
import { snapshotOf, type Tenant } from '../builders/snapshot.ts'

/** Each run counts every operation that the candidate roles grant, so these take a while. */
const RUNS = { numRuns: 500 }
const FEWER_RUNS = { numRuns: 200 }
vi.setConfig({ testTimeout: 60_000 })

interface Advised {
  readonly about: readonly BoundRequirement[]
  readonly snapshot: AccessSnapshot
  readonly verdicts: readonly Verdict[]
  readonly advice: Advice
}

function advisedOn(tenant: Tenant, about: readonly BoundRequirement[]): Advised {
  const snapshot = snapshotOf(tenant)
  const verdicts = judge(about, DANA, snapshot)
  const advice = advise({ verdicts, keyConnections: [], snapshot, afterError: true })
  return { about, snapshot, verdicts, advice }
}

const needs = fc.array(any.requirement, { minLength: 1, maxLength: 3 })
const advised = fc.tuple(any.tenant, needs).map(([tenant, about]) => advisedOn(tenant, about))

const toDana = ({ id, name, scope }: RoleGrant): RoleAssignment => assignment({ id, name }, scope)

/** The verdicts as they would be with some roles assigned, and with or without the deny assignments. */
function judgedWith(
  { about, snapshot }: Advised,
  granted: readonly RoleAssignment[],
  denyAssignments = snapshot.denyAssignments,
): readonly Verdict[] {
  const roleAssignments = [...snapshot.roleAssignments, ...granted]
  return judge(about, DANA, { ...snapshot, roleAssignments, denyAssignments })
}

/** Whether somebody could mend a verdict at all: every operation is in some role that can be assigned there. */
function canBeMended({ requirement }: Verdict, { roleDefinitions }: AccessSnapshot): boolean {
  const assignable = [...roleDefinitions.values()].filter(({ assignableScopes }) =>
    assignableScopes.some((scope) => isAtOrAbove(scope, requirement.scope, [])),
  )
  return requirement.requirement.operations.every((operation) =>
    assignable.some((role) => bringsUnconditionally(role, operation)),
  )
}

const assigns = ({ step, alternative }: AdviceStep) => step === 'assign-role' && !alternative

/** The role assignments that Dana has once she did what the steps to activate say. */
const activated = ({ advice }: Advised): readonly RoleAssignment[] =>
  advice.steps
    .filter(({ step }) => step === 'activate-role')
    .map(({ role, scope }) => assignment(role ?? { id: '', name: '' }, scope ?? ''))

describe('the advised least roles', () => {
  it('turn every missing requirement that a role can mend into a granted one', () => {
    let mended = 0
    fc.assert(
      fc.property(advised, (given) => {
        const after = judgedWith(given, given.advice.leastRoles.map(toDana))
        given.verdicts.forEach((verdict, index) => {
          if (verdict.state !== 'missing' || !canBeMended(verdict, given.snapshot)) return
          mended += 1
          expect(after[index]?.state).toBe('granted')
        })
      }),
      RUNS,
    )
    expect(mended).toBeGreaterThan(50)
  })

  it('are none in vain: without any one of them, less is granted', () => {
    let removed = 0
    fc.assert(
      fc.property(advised, (given) => {
        const granted = (roles: readonly RoleGrant[]) =>
          judgedWith(given, roles.map(toDana)).filter(({ state }) => state === 'granted').length
        const { leastRoles: all } = given.advice
        for (const each of all) {
          removed += 1
          expect(granted(all.filter((other) => other !== each))).toBeLessThan(granted(all))
        }
      }),
      RUNS,
    )
    expect(removed).toBeGreaterThan(50)
  })

  it('are there only for what is missing, and are assigned to whom it is missing', () => {
    fc.assert(
      fc.property(advised, ({ verdicts, advice }) => {
        if (verdicts.every(({ state }) => state !== 'missing')) {
          expect([advice.leastRoles, advice.missingRoles]).toEqual([[], []])
        }
        expect(advice.leastRoles.filter(({ principalId }) => principalId !== DANA.id)).toEqual([])
      }),
    )
  })

  it('are what the steps to assign say, apart from alternatives and what is behind a deny', () => {
    fc.assert(
      fc.property(advised, ({ verdicts, advice }) => {
        const key = ({ id, scope }: { id: string; scope: string }) => `${id} ${scope}`
        const assigned = advice.steps
          .filter(assigns)
          .map(({ role, scope }) => key({ id: role?.id ?? '', scope: scope ?? '' }))
        const least = advice.leastRoles.map(key)
        expect(least.filter((each) => !assigned.includes(each))).toEqual([])
        if (verdicts.some(({ state }) => state === 'denied')) return
        expect(assigned).toEqual(least)
      }),
    )
  })
})

describe('the advised activations', () => {
  const withoutDenials = fc
    .tuple(any.tenant, needs)
    .map(([tenant, about]) => advisedOn({ ...tenant, denyAssignments: [] }, about))
  const operationsGranted = ({ about, snapshot }: Advised, more: readonly RoleAssignment[]): number =>
    about
      .flatMap(({ requirement, scope }) =>
        requirement.operations.map((operation) =>
          stateOfOperation(operation, DANA, scope, {
            ...snapshot,
            roleAssignments: [...snapshot.roleAssignments, ...more],
          }),
        ),
      )
      .filter(({ state }) => state === 'granted').length

  it('turn every eligible requirement into a granted one', () => {
    let mended = 0
    fc.assert(
      fc.property(withoutDenials, (given) => {
        const after = judgedWith(given, activated(given))
        given.verdicts.forEach(({ state }, index) => {
          if (state !== 'eligible') return
          mended += 1
          expect(after[index]?.state).toBe('granted')
        })
      }),
      FEWER_RUNS,
    )
    expect(mended).toBeGreaterThan(20)
  })

  it('are of roles that Dana is eligible for, and none is in vain', () => {
    let removed = 0
    fc.assert(
      fc.property(withoutDenials, (given) => {
        const all = activated(given)
        for (const each of all) {
          removed += 1
          expect(
            given.snapshot.eligibleAssignments.some(
              ({ roleId, scope, principalId }) =>
                roleId === each.roleId &&
                scope === each.scope &&
                [DANA.id, any.DEVELOPERS.id].includes(principalId),
            ),
          ).toBe(true)
          const fewer = all.filter((other) => other !== each)
          expect(operationsGranted(given, fewer)).toBeLessThan(operationsGranted(given, all))
        }
      }),
      FEWER_RUNS,
    )
    expect(removed).toBeGreaterThan(20)
  })

  it('come before what is to be assigned', () => {
    fc.assert(
      fc.property(advised, ({ advice }) => {
        const kinds = advice.steps.map(({ step }) => step)
        const firstAssigned = kinds.indexOf('assign-role')
        if (firstAssigned !== -1) expect(kinds.slice(firstAssigned)).not.toContain('activate-role')
      }),
      FEWER_RUNS,
    )
  })
})

it('once the deny is removed, the steps mend what was denied', () => {
  const everything = deny('Everything', '/', { actions: ['*'], dataActions: ['*'] })
  let mended = 0
  fc.assert(
    fc.property(any.tenant, needs, (tenant, about) => {
      const given = advisedOn({ ...tenant, denyAssignments: [everything] }, about)
      const granted = given.advice.steps
        .filter(assigns)
        .map(({ role, scope }) => assignment(role ?? { id: '', name: '' }, scope ?? ''))
      const after = judgedWith(given, [...activated(given), ...granted], [])
      given.verdicts.forEach((verdict, index) => {
        expect(verdict.state).toBe('denied')
        if (!canBeMended(verdict, given.snapshot)) return
        mended += 1
        expect(after[index]?.state).toBe('granted')
      })
    }),
    RUNS,
  )
  expect(mended).toBeGreaterThan(50)
})

it('every verdict that is not granted has a next step', () => {
  fc.assert(
    fc.property(advised, ({ verdicts, advice }) => {
      if (verdicts.some(({ state }) => state !== 'granted')) expect(advice.steps).not.toEqual([])
    }),
  )
})

describe('of the built-in roles', () => {
  const NAMESPACES = [
    'Microsoft.CognitiveServices',
    'Microsoft.Search',
    'Microsoft.Storage',
    'Microsoft.KeyVault',
    'Microsoft.Authorization',
  ]
  const common = knownOperations().filter(({ name }) => NAMESPACES.includes(name.split('/')[0] ?? ''))
  const need = fc.uniqueArray(fc.constantFrom(...common), { minLength: 1, maxLength: 3 })
  const advisedFor = (operations: typeof common) =>
    leastRoles({ operations, articleRoleIds: [], roles: builtInRoles() })

  it('the set brings everything, and none of it in vain, however much is needed', () => {
    const more = fc.uniqueArray(fc.constantFrom(...common), { minLength: 5, maxLength: 30 })
    fc.assert(
      fc.property(fc.oneof(need, more), (operations) => {
        const roles = advisedFor(operations)
        const lacking = (of: typeof roles) =>
          operations.filter((operation) => !of.some((role) => bringsUnconditionally(role, operation)))
        if (roles.length > 0) expect(lacking(roles)).toEqual([])
        const redundant = roles.filter(
          (role) => lacking(roles.filter((other) => other !== role)).length === 0,
        )
        expect(redundant.map(({ name }) => name)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('a set without one that is Owner, Contributor or can assign roles is taken where there is one', () => {
    const others = builtInRoles().filter((role) => !isPowerful(role))
    let powerful = 0
    fc.assert(
      fc.property(need, (operations) => {
        if (!advisedFor(operations).some(isPowerful)) return
        powerful += 1
        const open = operations.filter(
          (operation) => !others.some((role) => bringsUnconditionally(role, operation)),
        )
        expect(open).not.toEqual([])
      }),
      { numRuns: 1000 },
    )
    expect(powerful).toBeGreaterThan(0)
  })

  it('no set is empty where Owner would do', () => {
    fc.assert(
      fc.property(need, (operations) => {
        const owner = builtInRole('8e3af657-a8ff-443c-a75c-2fe8c4bcb635')
        const suffices = operations.every(
          (operation) => owner !== undefined && bringsUnconditionally(owner, operation),
        )
        if (suffices) expect(advisedFor(operations)).not.toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
