import { apiVersionOfType } from '../knowledge/api-versions.ts'
import { resourceTypeOf, scopeLevel } from '../rbac/scope.ts'
import type { AssignTarget } from './assign-commands.ts'
import { bicepString } from './shell-quote.ts'

/**
 * The role assignment as Bicep, to be deployed to the resource group, subscription or management group that
 * the scope is or is in. Null where the scope cannot be written: without one the assignment would reach as
 * far as the deployment does.
 */
export function bicepAssignment(target: AssignTarget, name: string): string | null {
  const place = placeOf(target.scope)
  if (place === null) return null
  const { role, principalId, principalType } = target
  return [
    ...place.before,
    "resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {",
    `  name: ${bicepString(name)}`,
    ...place.scope,
    '  properties: {',
    `    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', ${bicepString(role.id)})`,
    `    principalId: ${bicepString(principalId)}`,
    `    principalType: ${bicepString(principalType ?? 'User')}`,
    '  }',
    '}',
  ].join('\n')
}

interface Place {
  readonly before: readonly string[]
  readonly scope: readonly string[]
}

function placeOf(scope: string): Place | null {
  const level = scopeLevel(scope)
  switch (level) {
    case 'root':
    case 'management-group':
      return null
    case 'subscription':
      return { before: ["targetScope = 'subscription'", ''], scope: [] }
    case 'resource-group':
      return { before: ["targetScope = 'resourceGroup'", ''], scope: [] }
    case 'resource':
      return onResource(scope)
    default:
      return level satisfies never
  }
}

function onResource(scope: string): Place | null {
  const type = resourceTypeOf(scope)
  const apiVersion = type === null ? null : apiVersionOfType(type)
  if (type === null || apiVersion === null) return null
  const names = scope
    .slice(scope.toLowerCase().lastIndexOf('/providers/'))
    .split('/')
    .slice(3)
    .filter((_, index) => index % 2 === 1)
  return {
    before: [
      `resource target ${bicepString(`${type}@${apiVersion}`)} existing = {`,
      `  name: ${bicepString(names.join('/'))}`,
      '}',
      '',
    ],
    scope: ['  scope: target'],
  }
}
