import { bicepOpening, bicepPlace } from './bicep-place.ts'
import { roleAssignmentName, type AssignTarget } from './role-assignment.ts'
import { bicepString } from './source-string.ts'

/** A role definition that the same file makes. */
export interface BicepRole {
  readonly lines: readonly string[]
  /** an expression for its GUID */
  readonly name: string
}

/** The role assignment as Bicep, by the role's GUID or with a role of its own; null where its scope cannot be written. */
export function bicepAssignment(target: AssignTarget, role?: BicepRole): string | null {
  const place = bicepPlace(target.scope)
  if (place === null) return null
  const { principalId, principalType } = target
  return [
    ...bicepOpening(place),
    ...(role?.lines ?? []),
    ...place.existing,
    "resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
    `  name: ${bicepString(roleAssignmentName(target))}`,
    ...place.scope,
    '  properties: {',
    `    roleDefinitionId: ${place.roleDefinitionId}('Microsoft.Authorization/roleDefinitions', ${role?.name ?? bicepString(target.role.id)})`,
    `    principalId: ${bicepString(principalId)}`,
    ...(principalType === null ? [] : [`    principalType: ${bicepString(principalType)}`]),
    '  }',
    '}',
  ].join('\n')
}
