import { v5 as uuidV5 } from 'uuid'
import type { PrincipalType } from '../../rbac/principal.ts'
import { subscriptionIdOf } from '../../rbac/scope.ts'
import { armId, type ArmRequest } from './arm-request.ts'

/** A fixed namespace, so that the same grant always gets the same role assignment name. */
const NAMESPACE = '5c1f3f0e-8a0b-5d6e-9a55-0f6f3f1c2f7d'

export interface AssignTarget {
  readonly scope: string
  readonly role: { readonly id: string; readonly name: string }
  readonly principalId: string
  /** null: not known, so that Azure looks it up in the directory */
  readonly principalType: PrincipalType | null
}

/** ARM names a role assignment by a GUID; the same one for the same grant makes every command safe to repeat. */
export function roleAssignmentName({ scope, role, principalId }: AssignTarget): string {
  const grant = `${scope.replace(/\/$/, '')} ${role.id} ${principalId}`
  return uuidV5(grant.toLowerCase().toWellFormed(), NAMESPACE)
}

export function roleAssignmentId(target: AssignTarget): string {
  return armId(target.scope, 'roleAssignments', roleAssignmentName(target))
}

/**
 * A role definition's id as ARM returns it from inside a subscription, whose part of the id Terraform compares;
 * above subscriptions there is none.
 */
export function roleDefinitionId(roleId: string, scope: string): string {
  const subscription = subscriptionIdOf(scope)
  return armId(subscription === null ? '/' : `/subscriptions/${subscription}`, 'roleDefinitions', roleId)
}

/** Azure REST API, "Role Assignments - Create", 2022-04-01; without a type ARM looks the principal up. */
export function putRoleAssignment(target: AssignTarget): ArmRequest {
  const { scope, role, principalId, principalType } = target
  return {
    method: 'put',
    id: roleAssignmentId(target),
    body: {
      properties: {
        roleDefinitionId: roleDefinitionId(role.id, scope),
        principalId,
        ...(principalType === null ? {} : { principalType }),
      },
    },
  }
}

export function deleteRoleAssignment(target: AssignTarget): ArmRequest {
  return { method: 'delete', id: roleAssignmentId(target) }
}
