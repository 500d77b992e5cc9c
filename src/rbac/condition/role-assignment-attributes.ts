import type { PrincipalType } from '../principal.ts'
import { roleIdOf } from '../role-definition.ts'
import { attributeKey, type AttributeValue } from './attribute.ts'

export interface RequestedRoleAssignment {
  /** GUID or ARM id of the role definition */
  readonly roleId: string
  readonly principalId: string
  /** null leaves the attribute not known */
  readonly principalType: PrincipalType | null
}

/**
 * The attributes by which Azure judges a request to create a role assignment
 * (Azure documentation, "Authorization actions and attributes").
 */
export function roleAssignmentAttributes(requested: RequestedRoleAssignment): Map<string, AttributeValue> {
  const attributes = new Map([
    [requestKey('RoleDefinitionId'), [roleIdOf(requested.roleId)]],
    [requestKey('PrincipalId'), [requested.principalId]],
  ])
  if (requested.principalType !== null) {
    attributes.set(requestKey('PrincipalType'), [requested.principalType])
  }
  return attributes
}

function requestKey(name: string): string {
  return attributeKey('Request', `Microsoft.Authorization/roleAssignments:${name}`)
}
