import { z } from 'zod'
import type { DenyAssignment, EligibleAssignment, RoleAssignment } from '../../rbac/assignment.ts'
import type { LockLevel, ManagementLock } from '../../rbac/lock.ts'
import type { Principal, PrincipalType } from '../../rbac/principal.ts'
import { roleIdOf, type Permission, type RoleDefinition } from '../../rbac/role-definition.ts'
import { withoutAuthorizationSuffix } from '../../rbac/scope.ts'
import type { Resource } from '../../question/question.ts'
import type { LikelyGrantor } from '../azure-reader.ts'

/** The shapes of ARM and Microsoft Graph, checked where they enter and turned into our own. */

const strings = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? [])
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? null)

const PRINCIPAL_TYPES: readonly PrincipalType[] = [
  'User',
  'Group',
  'ServicePrincipal',
  'ForeignGroup',
  'Device',
]
const principalType = z
  .string()
  .nullish()
  .transform((text) => PRINCIPAL_TYPES.find((type) => type.toLowerCase() === text?.toLowerCase()) ?? null)

const permission = z
  .object({
    actions: strings,
    notActions: strings,
    dataActions: strings,
    notDataActions: strings,
    condition: optionalText,
  })
  .transform(({ condition, ...lists }): Permission => (condition === null ? lists : { ...lists, condition }))

/** ARM REST, role definitions 2022-04-01. */
export const roleDefinition = z
  .object({
    id: z.string(),
    properties: z.object({
      roleName: z.string(),
      type: optionalText,
      // a role without them would grant nothing, which no role does
      permissions: z.array(permission),
      assignableScopes: strings,
    }),
  })
  .transform(({ id, properties }): RoleDefinition => ({
    id: roleIdOf(id),
    name: properties.roleName.trim(),
    isCustom: properties.type?.toLowerCase() === 'customrole',
    permissions: properties.permissions,
    assignableScopes: properties.assignableScopes,
  }))

const assignmentProperties = z.object({
  scope: z.string(),
  roleDefinitionId: z.string(),
  principalId: z.string(),
  principalType,
  condition: optionalText,
  createdOn: optionalText,
  updatedOn: optionalText,
})

/** ARM REST, role assignments 2022-04-01. */
export const roleAssignment = z
  .object({ id: z.string(), properties: assignmentProperties })
  .transform(({ id, properties }): RoleAssignment => assignmentOf(id, properties))

/** ARM REST, role eligibility schedule instances 2020-10-01. */
export const eligibleAssignment = z
  .object({
    id: z.string(),
    properties: assignmentProperties.extend({
      roleEligibilityScheduleId: optionalText,
      endDateTime: optionalText,
      conditionVersion: optionalText,
    }),
  })
  .transform(({ id, properties }): EligibleAssignment => ({
    ...assignmentOf(id, properties),
    roleDefinitionId: properties.roleDefinitionId,
    scheduleId: properties.roleEligibilityScheduleId,
    endDateTime: properties.endDateTime,
    conditionVersion: properties.conditionVersion,
  }))

function assignmentOf(id: string, properties: z.infer<typeof assignmentProperties>): RoleAssignment {
  const { scope, roleDefinitionId, principalId, condition, createdOn, updatedOn } = properties
  return {
    id,
    scope,
    roleId: roleIdOf(roleDefinitionId),
    principalId,
    principalType: properties.principalType,
    condition,
    createdOn,
    updatedOn,
  }
}

const denyPrincipals = z.array(z.object({ id: z.string(), type: optionalText }))

/** ARM REST, deny assignments 2022-04-01; `denyAssignmentEffect` since 2024-07-01-preview. */
export const denyAssignment = z
  .object({
    id: z.string(),
    properties: z.object({
      denyAssignmentName: optionalText,
      scope: z.string(),
      // one without them would deny nothing, or nobody
      permissions: z.array(permission),
      principals: denyPrincipals,
      excludePrincipals: denyPrincipals.nullish(),
      doNotApplyToChildScopes: z.boolean().nullish(),
      isSystemProtected: z.boolean().nullish(),
      denyAssignmentEffect: optionalText,
      condition: optionalText,
    }),
  })
  .transform(({ id, properties }): DenyAssignment => ({
    id,
    name: properties.denyAssignmentName ?? id.slice(id.lastIndexOf('/') + 1),
    scope: properties.scope,
    permissions: properties.permissions,
    principals: properties.principals,
    excludedPrincipals: properties.excludePrincipals ?? [],
    doNotApplyToChildScopes: properties.doNotApplyToChildScopes ?? false,
    isSystemProtected: properties.isSystemProtected ?? false,
    effect: properties.denyAssignmentEffect?.toLowerCase() === 'audit' ? 'audit' : 'enforced',
    condition: properties.condition,
  }))

/** Resource Graph, a role assignment of the table `authorizationresources`. */
export const likelyGrantor = z
  .object({
    properties: z.object({ scope: z.string(), principalId: z.string(), principalType: optionalText }),
  })
  .transform(({ properties }): LikelyGrantor => ({
    principalId: properties.principalId,
    isGroup: properties.principalType?.toLowerCase() === 'group',
    scope: properties.scope,
  }))
const LOCK_LEVELS: readonly LockLevel[] = ['CanNotDelete', 'ReadOnly']

/** ARM REST, management locks 2020-05-01; null for a level that locks nothing. */
export const managementLock = z
  .object({
    id: z.string(),
    name: z.string(),
    properties: z.object({
      level: z.string(),
      notes: optionalText,
      owners: z.array(z.unknown()).nullish(),
    }),
  })
  .transform(({ id, name, properties }): ManagementLock | null => {
    const level = LOCK_LEVELS.find((each) => each.toLowerCase() === properties.level.toLowerCase())
    if (level === undefined) return null
    const { notes, owners } = properties
    return {
      id,
      name,
      scope: withoutAuthorizationSuffix(id),
      level,
      notes,
      isOwned: (owners ?? []).length > 0,
    }
  })

const identity = z
  .object({
    type: optionalText,
    principalId: optionalText,
    userAssignedIdentities: z
      .record(z.string(), z.object({ principalId: optionalText }).nullable())
      .nullish(),
  })
  .nullish()

/** A resource as ARM and Resource Graph answer it. */
export const resource = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    kind: optionalText,
    location: optionalText,
    identity,
    properties: z.record(z.string(), z.unknown()).nullish(),
  })
  .transform((raw): Resource => ({
    id: raw.id,
    name: raw.name,
    type: raw.type,
    kind: raw.kind === '' ? null : raw.kind,
    location: raw.location,
    identity: raw.identity
      ? {
          systemAssigned: /systemassigned/i.test(raw.identity.type ?? '') ? raw.identity.principalId : null,
          userAssigned: userAssignedOf(raw.identity.userAssignedIdentities ?? {}),
        }
      : null,
    properties: raw.properties ?? null,
  }))

function userAssignedOf(
  identities: Record<string, { principalId: string | null } | null>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(identities).flatMap(([id, value]) =>
      value?.principalId ? [[id.toLowerCase(), value.principalId]] : [],
    ),
  )
}

/** Microsoft Graph v1.0, a user, group or service principal among directory objects. */
export const directoryObject = z
  .object({ '@odata.type': optionalText, id: z.string(), displayName: optionalText })
  .transform((raw): Principal => ({ id: raw.id, name: raw.displayName, type: typeOf(raw['@odata.type']) }))

function typeOf(odataType: string | null): PrincipalType | null {
  switch (odataType) {
    case '#microsoft.graph.user':
      return 'User'
    case '#microsoft.graph.group':
      return 'Group'
    case '#microsoft.graph.servicePrincipal':
      return 'ServicePrincipal'
    case '#microsoft.graph.device':
      return 'Device'
    default:
      return null
  }
}
