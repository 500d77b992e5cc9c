import { apiVersionOfType } from '../../knowledge/api-versions.ts'
import { resourceGroupOf, resourceTypeOf, scopeLevel, scopeName, subscriptionIdOf } from '../../rbac/scope.ts'
import { bashOption } from './shell-quote.ts'
import { bicepString } from './source-string.ts'

/** How a Bicep file writes to a scope: it is deployed to the group, subscription … that the scope is or is in. */
export interface BicepPlace {
  /** the Azure CLI command that deploys the file there */
  readonly deploy: string
  readonly targetScope: 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant'
  /** lines that name the resource; `[]` where the scope is what the file is deployed to */
  readonly existing: readonly string[]
  /** the property that ties an extension resource to it */
  readonly scope: readonly string[]
  /** the function that gives a role definition's id there */
  readonly roleDefinitionId: 'subscriptionResourceId' | 'tenantResourceId'
}

/** How such a file begins: how to deploy it, and whereto. */
export function bicepOpening({ deploy, targetScope }: BicepPlace): readonly string[] {
  return [`// ${deploy}`, `targetScope = '${targetScope}'`, '']
}

/** Null where the scope cannot be written: without one, what is assigned would reach as far as the deployment. */
export function bicepPlace(scope: string): BicepPlace | null {
  const level = scopeLevel(scope)
  switch (level) {
    case 'root':
      return above('tenant', 'az deployment tenant create')
    case 'management-group':
      return above(
        'managementGroup',
        `az deployment mg create ${bashOption('--management-group-id', scopeName(scope))}`,
      )
    case 'subscription':
      return {
        deploy: `az deployment sub create ${bashOption('--subscription', scopeName(scope))} ${LOCATION} ${FILE}`,
        targetScope: 'subscription',
        existing: [],
        scope: [],
        roleDefinitionId: 'subscriptionResourceId',
      }
    case 'resource-group':
      return inGroup(scope, null)
    case 'resource':
      return onResource(scope)
    default:
      return level satisfies never
  }
}

/** The deployment's own record is kept in a region; any will do. */
const LOCATION = "--location '<region>'"
const FILE = '--template-file rolecall.bicep'

function above(targetScope: 'tenant' | 'managementGroup', command: string): BicepPlace {
  return {
    deploy: `${command} ${LOCATION} ${FILE}`,
    targetScope,
    existing: [],
    scope: [],
    roleDefinitionId: 'tenantResourceId',
  }
}

function onResource(scope: string): BicepPlace | null {
  const group = resourceGroupOf(scope)
  const provider = scope.toLowerCase().lastIndexOf('/providers/')
  if (group?.length !== provider) return null
  const type = resourceTypeOf(scope)
  const apiVersion = type === null ? null : nearestApiVersion(type)
  if (type === null || apiVersion === null) return null
  const names = scope
    .slice(provider)
    .split('/')
    .slice(3)
    .filter((_, index) => index % 2 === 1)
  return inGroup(group, { type: `${type}@${apiVersion}`, name: names.join('/') })
}

function inGroup(group: string, target: { readonly type: string; readonly name: string } | null): BicepPlace {
  const subscription = subscriptionIdOf(group) ?? ''
  const where = [
    bashOption('--subscription', subscription),
    bashOption('--resource-group', scopeName(group)),
  ].join(' ')
  return {
    deploy: `az deployment group create ${where} ${FILE}`,
    targetScope: 'resourceGroup',
    existing:
      target === null
        ? []
        : [
            `resource target ${bicepString(target.type)} existing = {`,
            `  name: ${bicepString(target.name)}`,
            '}',
            '',
          ],
    scope: target === null ? [] : ['  scope: target'],
    roleDefinitionId: 'subscriptionResourceId',
  }
}

/** A provider's child types share the versions of what they are in. */
function nearestApiVersion(type: string): string | null {
  const known = apiVersionOfType(type)
  const parent = type.slice(0, type.lastIndexOf('/'))
  return known !== null || !parent.includes('/') ? known : nearestApiVersion(parent)
}
