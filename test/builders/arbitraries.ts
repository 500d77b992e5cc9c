import fc from 'fast-check'
import type { BoundRequirement } from '../../src/question/question.ts'
import type { DenyAssignment, RoleAssignment } from '../../src/rbac/assignment.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import type { Principal } from '../../src/rbac/principal.ts'
import type { Permission, RoleDefinition } from '../../src/rbac/role-definition.ts'
import { assignment, customRole, denied, deny, eligibleOf, EVERY_PRINCIPAL } from './access.ts'
import { asPrincipal, DANA, group, MAX } from './people.ts'
import { GROUP, storage, SUBSCRIPTION } from './places.ts'
import { bound, operationRow } from './question.ts'
import type { Tenant } from './snapshot.ts'

/** Few names, so that operations, patterns, scopes and people often meet. */
const SEGMENTS = ['a', 'b', 'ab', 'A', 'read', 'Read', 'write']
const segment = fc.constantFrom(...SEGMENTS)
const wild = fc.oneof(
  { weight: 5, arbitrary: segment },
  { weight: 3, arbitrary: fc.constant('*') },
  { weight: 1, arbitrary: fc.constantFrom('a*', '*b', 're*d', '**') },
)

const path = (part: fc.Arbitrary<string>) =>
  fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'))

export const operationName: fc.Arbitrary<string> = path(segment)
export const operationPattern: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: path(wild) },
  { weight: 1, arbitrary: fc.constantFrom('*', '*/read', '*/Write') },
)

export const operation: fc.Arbitrary<Operation> = fc.record({
  name: operationName,
  isDataAction: fc.boolean(),
})

const few = (most: number) => fc.array(operationPattern, { maxLength: most })

export const permissionEntry: fc.Arbitrary<Permission> = fc.record({
  actions: few(3),
  notActions: few(2),
  dataActions: few(3),
  notDataActions: few(2),
})

export const roles: fc.Arbitrary<readonly RoleDefinition[]> = fc
  .array(
    fc.record({
      permissions: fc.array(permissionEntry, { minLength: 1, maxLength: 2 }),
      assignableScopes: fc.constantFrom(['/'], ['/'], [GROUP]),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) =>
    all.map(({ permissions, assignableScopes }, index) => ({
      ...customRole(`Role ${index}`, ...permissions),
      assignableScopes,
    })),
  )

export const DEVELOPERS = group('Developers', [DANA])
export const STRANGERS = group('Strangers', [MAX])

/** From the subscription down to a container, each within the one before, and two beside them. */
export const CHAIN: readonly string[] = [
  SUBSCRIPTION,
  GROUP,
  storage().id,
  `${storage().id}/blobServices/default/containers/docs`,
]
const BESIDE: readonly string[] = [`${GROUP}-2`, storage('stcontoso2').id]

export const scope: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('/', ...CHAIN) },
  { weight: 1, arbitrary: fc.constantFrom(...BESIDE, GROUP.toUpperCase()) },
)
export const principal: fc.Arbitrary<Principal> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(DANA, asPrincipal(DEVELOPERS)) },
  { weight: 1, arbitrary: fc.constantFrom(MAX, asPrincipal(STRANGERS)) },
)

export function assignmentsOf(known: readonly RoleDefinition[]): fc.Arbitrary<readonly RoleAssignment[]> {
  const one = fc
    .tuple(fc.constantFrom(...known), scope, principal)
    .map(([role, at, holder]) => assignment(role, at, holder))
  return fc.array(one, { maxLength: 5 })
}

const denial: fc.Arbitrary<DenyAssignment> = fc
  .record({
    at: scope,
    permissions: fc.array(permissionEntry, { minLength: 1, maxLength: 2 }),
    principals: fc.array(fc.oneof(principal.map(denied), fc.constant(EVERY_PRINCIPAL)), {
      minLength: 1,
      maxLength: 2,
    }),
    excludedPrincipals: fc.array(principal.map(denied), { maxLength: 1 }),
    doNotApplyToChildScopes: fc.boolean(),
    name: fc.constantFrom('Lock', 'Stack', 'Managed'),
  })
  .map(({ at, name, ...fields }) => deny(name, at, {}, fields))

export const denials: fc.Arbitrary<readonly DenyAssignment[]> = fc.array(denial, { maxLength: 2 })

/** True, false or not known, whatever is asked; most assignments have none. */
const condition: fc.Arbitrary<string | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "ActionMatches{'*'}",
      "!(ActionMatches{'*'})",
      "@Resource[team] StringEquals 'blue'",
    ),
  },
)

function conditionalAssignmentsOf(known: readonly RoleDefinition[]): fc.Arbitrary<readonly RoleAssignment[]> {
  return assignmentsOf(known).chain((assignments) =>
    fc
      .array(condition, { minLength: assignments.length, maxLength: assignments.length })
      .map((conditions) =>
        assignments.map((each, index) => ({ ...each, condition: conditions[index] ?? null })),
      ),
  )
}

/** Small tenants of custom roles, of which everything could be read. */
export const tenant: fc.Arbitrary<Required<Pick<Tenant, 'customRoles'>> & Tenant> = roles.chain(
  (customRoles) =>
    fc.record({
      builtInRoles: fc.constant([]),
      customRoles: fc.constant(customRoles),
      groups: fc.constant([DEVELOPERS, STRANGERS]),
      roleAssignments: conditionalAssignmentsOf(customRoles),
      eligibleAssignments: assignmentsOf(customRoles).map((assignments) => assignments.map(eligibleOf)),
      denyAssignments: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: denials }),
    }),
)

/** What Dana needs somewhere: one or two operations. */
export const requirement: fc.Arbitrary<BoundRequirement> = fc
  .tuple(fc.array(operation, { minLength: 1, maxLength: 2 }), fc.constantFrom(...CHAIN))
  .map(([operations, at]) => bound(operationRow(...operations), at))
