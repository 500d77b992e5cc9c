import { z } from 'zod'
import type { Operation } from '../rbac/operation.ts'
import type { Resource } from '../question/question.ts'

/** A setting of the resource by which a principal with the right role is refused all the same. */
export interface BlockingSetting {
  /** where it is: `properties.authOptions` */
  readonly setting: string
  readonly text: string
  readonly command: string
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
      return usesData ? networkSettings(resource, resource.properties, 'az storage account update') : []
    case 'microsoft.keyvault/vaults':
      return usesData ? networkSettings(resource, resource.properties, 'az keyvault update') : []
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
  const byPolicy = enableRbacAuthorization === false || (enableRbacAuthorization == null && accessPolicies)
  return byPolicy && operations.some(({ isDataAction }) => isDataAction)
}

const vaultProperties = z.object({
  enableRbacAuthorization: z.boolean().nullish().catch(null),
  accessPolicies: z
    .array(z.unknown())
    .catch([])
    .transform((policies) => policies.length > 0),
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
    command: `az search service update --ids ${quoted(resource.id)} --auth-options aadOrApiKey --aad-auth-failure-mode http401WithBearerChallenge`,
    blocks: 'roles',
  }
  return [
    ...(keysOnly && disableLocalAuth !== true ? [setting] : []),
    ...networkSettings(resource, properties, 'az search service update'),
  ]
}

function cognitiveServicesSettings(resource: Resource, properties: Properties): BlockingSetting[] {
  const endpoint = properties['endpoint']
  const isRegional = typeof endpoint === 'string' && /\.api\.cognitive\.microsoft\./i.test(endpoint)
  const setting: BlockingSetting = {
    setting: 'properties.customSubDomainName',
    text: `${resource.name} has no custom subdomain (properties.customSubDomainName), and its regional endpoint takes no Microsoft Entra tokens.`,
    command: `az cognitiveservices account update --ids ${quoted(resource.id)} --custom-domain ${quoted(resource.name)}`,
    blocks: 'roles',
  }
  return [...(isRegional ? [setting] : []), ...networkSettings(resource, properties, 'az resource update')]
}

function registrySettings(resource: Resource, properties: Properties): BlockingSetting[] {
  const isAbac = /abac/i.test(
    typeof properties['roleAssignmentMode'] === 'string' ? properties['roleAssignmentMode'] : '',
  )
  const setting: BlockingSetting = {
    setting: 'properties.roleAssignmentMode',
    text: `${resource.name} is in ABAC mode (properties.roleAssignmentMode), which ignores AcrPull and AcrPush; the Container Registry Repository roles count there.`,
    command: `az acr update --ids ${quoted(resource.id)} --role-assignment-mode rbac`,
    blocks: 'roles',
  }
  return [...(isAbac ? [setting] : []), ...networkSettings(resource, properties, 'az acr update')]
}

const networkProperties = z.object({
  publicNetworkAccess: z.string().nullish().catch(null),
  networkAcls: z.object({ defaultAction: z.string().nullish() }).nullish().catch(null),
})

function networkSettings(resource: Resource, properties: Properties, command: string): BlockingSetting[] {
  const { publicNetworkAccess, networkAcls } = networkProperties.parse(properties)
  if (publicNetworkAccess?.toLowerCase() === 'disabled') {
    return [
      {
        setting: 'properties.publicNetworkAccess',
        text: `${resource.name} is closed to public networks (properties.publicNetworkAccess), so only private endpoints reach it.`,
        command: openNetworkCommand(command, resource),
        blocks: 'network',
      },
    ]
  }
  if (networkAcls?.defaultAction?.toLowerCase() === 'deny') {
    return [
      {
        setting: 'properties.networkAcls',
        text: `${resource.name} admits listed networks only (properties.networkAcls), and the call must come from one of them.`,
        command: `az resource show --ids ${quoted(resource.id)} --query properties.networkAcls`,
        blocks: 'network',
      },
    ]
  }
  return []
}

function openNetworkCommand(command: string, resource: Resource): string {
  const ids = `--ids ${quoted(resource.id)}`
  if (command === 'az resource update')
    return `${command} ${ids} --set properties.publicNetworkAccess=Enabled`
  const value = command.startsWith('az acr')
    ? 'true'
    : command.startsWith('az search')
      ? 'enabled'
      : 'Enabled'
  const option = command.startsWith('az acr') ? '--public-network-enabled' : '--public-network-access'
  return `${command} ${ids} ${option} ${value}`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
