import { v5 as uuidV5 } from 'uuid'
import { builtInRoleNamed } from '../../src/knowledge/catalogue/roles.ts'
import type { AccessFacts } from '../../src/rbac/access.ts'
import type {
  DenyAssignment,
  DenyPrincipal,
  EligibleAssignment,
  RoleAssignment,
} from '../../src/rbac/assignment.ts'
import { EVERYONE, type Principal } from '../../src/rbac/principal.ts'
import type { Permission, RoleDefinition } from '../../src/rbac/role-definition.ts'
import { DANA } from './people.ts'
import { GROUP } from './places.ts'

const NAMESPACE = '0b9df1cf-6a9e-4d44-9d2c-5d8bba6c3c52'

export function permission(fields: Partial<Permission> = {}): Permission {
  return { actions: [], notActions: [], dataActions: [], notDataActions: [], ...fields }
}

/** A custom role of the tests; its GUID follows from its name. */
export function customRole(name: string, ...permissions: readonly Partial<Permission>[]): RoleDefinition {
  return {
    id: uuidV5(name, NAMESPACE),
    name,
    isCustom: true,
    permissions: permissions.map(permission),
    assignableScopes: [GROUP],
  }
}

/** A role of the catalogue by its present name. */
export function builtIn(name: string): RoleDefinition {
  const role = builtInRoleNamed(name)
  if (role === undefined) throw new Error(`expected a built-in role, found none named ${name}`)
  return role
}

export function assignment(
  role: Pick<RoleDefinition, 'id' | 'name'>,
  scope: string,
  { id, type }: Principal = DANA,
  fields: Partial<RoleAssignment> = {},
): RoleAssignment {
  const name = uuidV5(`${role.id} ${scope} ${id}`, NAMESPACE)
  return {
    id: `${scope === '/' ? '' : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    scope,
    roleId: role.id,
    principalId: id,
    principalType: type,
    condition: null,
    createdOn: null,
    ...fields,
  }
}

export function eligible(...of: Parameters<typeof assignment>): EligibleAssignment {
  return eligibleOf(assignment(...of))
}

/** The eligible assignment of the same role to the same principal at the same scope. */
export function eligibleOf({ id, ...rest }: RoleAssignment): EligibleAssignment {
  return {
    ...rest,
    id: id.replace('roleAssignments', 'roleEligibilityScheduleInstances'),
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${rest.roleId}`,
    scheduleId: null,
    endDateTime: null,
    conditionVersion: null,
  }
}

export function denied({ id, type }: Principal): DenyPrincipal {
  return { id, type }
}

export const EVERY_PRINCIPAL: DenyPrincipal = { id: EVERYONE, type: 'SystemDefined' }

export function deny(
  name: string,
  scope: string,
  permissions: Partial<Permission>,
  fields: Partial<DenyAssignment> = {},
): DenyAssignment {
  return {
    id: `${scope === '/' ? '' : scope}/providers/Microsoft.Authorization/denyAssignments/${uuidV5(name, NAMESPACE)}`,
    name,
    scope,
    permissions: [permission(permissions)],
    principals: [denied(DANA)],
    excludedPrincipals: [],
    doNotApplyToChildScopes: false,
    isSystemProtected: false,
    effect: 'enforced',
    condition: null,
    ...fields,
  }
}

type Facts = Partial<Omit<AccessFacts, 'roleDefinitions'>>

/** What decides Dana's access, with the definitions of `roles` known. */
export function factsOf({
  roles = [],
  ...fields
}: Facts & { readonly roles?: readonly RoleDefinition[] }): AccessFacts {
  return {
    principalId: DANA.id,
    groupIds: [],
    groupsComplete: true,
    roleAssignments: [],
    roleDefinitions: new Map(roles.map((role) => [role.id, role])),
    denyAssignments: [],
    managementGroups: [],
    ...fields,
  }
}
