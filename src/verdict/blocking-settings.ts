import { z } from 'zod'
import type { Operation } from '../rbac/operation.ts'
import type { Resource } from '../question/question.ts'

/** Where a setting is in a resource, as ARM shows it. */
export type SettingPath =
  | 'properties.authOptions'
  | 'properties.customSubDomainName'
  | 'properties.roleAssignmentMode'
  | 'properties.publicNetworkAccess'
  | 'properties.networkAcls'

/** A setting of the resource by which a principal with the right role is refused all the same. */
export interface BlockingSetting {
  readonly setting: SettingPath
  readonly text: string
  /** `network`: some callers get through, and an error that speaks of permissions already did */
  readonly blocks: 'roles' | 'network'
}

/** The settings of a resource that would refuse these operations, whatever the roles (ARM resource schemas). */
export function blockingSettings(
  resource: Resource | null,
  operations: readonly Operation[],
): readonly BlockingSetting[] {
  const usesData = operations.some(({ isDataAction }) => isDataAction)
  if (resource?.properties == null) return []
  switch (resource.type.toLowerCase()) {
    case 'microsoft.search/searchservices':
      return usesData ? searchSettings(resource, resource.properties) : []
    case 'microsoft.cognitiveservices/accounts':
      return usesData ? cognitiveServicesSettings(resource, resource.properties) : []
    case 'microsoft.storage/storageaccounts':
      return usesData ? networkSettings(resource, resource.properties) : []
    case 'microsoft.keyvault/vaults':
      return usesData ? networkSettings(resource, resource.properties) : []
    case 'microsoft.containerregistry/registries':
      return operations.some(({ name }) => /\/(?:pull|push)\//i.test(name))
        ? registrySettings(resource, resource.properties)
        : []
    default:
      return []
  }
}

/** A vault in access-policy mode ignores data roles (Azure documentation, "Azure role-based access control vs. access policies"). */
export function usesAccessPolicies(resource: Resource | null, operations: readonly Operation[]): boolean {
  if (resource?.properties == null || resource.type.toLowerCase() !== 'microsoft.keyvault/vaults')
    return false
  const { enableRbacAuthorization, accessPolicies } = vaultProperties.parse(resource.properties)
  const byPolicy =
    enableRbacAuthorization === false ||
    enableRbacAuthorization === null ||
    (enableRbacAuthorization === undefined && accessPolicies != null)
  return byPolicy && operations.some(({ isDataAction }) => isDataAction)
}

const vaultProperties = z.object({
  enableRbacAuthorization: z.boolean().nullish().catch(undefined),
  /** without a mode, a vault that has such a list goes by it, empty or not */
  accessPolicies: z.array(z.unknown()).nullish().catch(null),
})

type Properties = Readonly<Record<string, unknown>>

const searchProperties = z.object({
  authOptions: z.record(z.string(), z.unknown()).nullish().catch(null),
  disableLocalAuth: z.boolean().nullish().catch(null),
})

/** Keys only is how a search service starts out; roles have no effect on its documents until that changes. */
function searchSettings(resource: Resource, properties: Properties): BlockingSetting[] {
  const { authOptions, disableLocalAuth } = searchProperties.parse(properties)
  const keysOnly =
    authOptions == null
      ? disableLocalAuth === false
      : Object.keys(authOptions).some((key) => key === 'apiKeyOnly')
  const setting: BlockingSetting = {
    setting: 'properties.authOptions',
    text: `${resource.name} accepts API keys only (properties.authOptions), so roles have no effect on its indexes.`,
    blocks: 'roles',
  }
  return [
    ...(keysOnly && disableLocalAuth !== true ? [setting] : []),
    ...networkSettings(resource, properties),
  ]
}

function cognitiveServicesSettings(resource: Resource, properties: Properties): BlockingSetting[] {
  const endpoint = properties['endpoint']
  const isRegional = typeof endpoint === 'string' && /\.api\.cognitive\.microsoft\./i.test(endpoint)
  const setting: BlockingSetting = {
    setting: 'properties.customSubDomainName',
    text: `${resource.name} has no custom subdomain (properties.customSubDomainName), and its regional endpoint takes no Microsoft Entra tokens.`,
    blocks: 'roles',
  }
  return [...(isRegional ? [setting] : []), ...networkSettings(resource, properties)]
}

function registrySettings(resource: Resource, properties: Properties): BlockingSetting[] {
  const isAbac = /abac/i.test(
    typeof properties['roleAssignmentMode'] === 'string' ? properties['roleAssignmentMode'] : '',
  )
  const setting: BlockingSetting = {
    setting: 'properties.roleAssignmentMode',
    text: `${resource.name} is in ABAC mode (properties.roleAssignmentMode), which ignores AcrPull and AcrPush; the Container Registry Repository roles count there.`,
    blocks: 'roles',
  }
  return [...(isAbac ? [setting] : []), ...networkSettings(resource, properties)]
}

const networkProperties = z.object({
  publicNetworkAccess: z.string().nullish().catch(null),
  networkAcls: z.object({ defaultAction: z.string().nullish() }).nullish().catch(null),
})

function networkSettings(resource: Resource, properties: Properties): BlockingSetting[] {
  const { publicNetworkAccess, networkAcls } = networkProperties.parse(properties)
  if (publicNetworkAccess?.toLowerCase() === 'disabled') {
    return [
      {
        setting: 'properties.publicNetworkAccess',
        text: `${resource.name} is closed to public networks (properties.publicNetworkAccess), so only private endpoints reach it.`,
        blocks: 'network',
      },
    ]
  }
  if (networkAcls?.defaultAction?.toLowerCase() === 'deny') {
    return [
      {
        setting: 'properties.networkAcls',
        text: `${resource.name} admits listed networks only (properties.networkAcls), and the call must come from one of them.`,
        blocks: 'network',
      },
    ]
  }
  return []
}
