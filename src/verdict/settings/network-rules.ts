import { z } from 'zod'
import { isNamed, wordOf, type Circumstances, type SettingPath } from './setting.ts'

type Properties = Circumstances['properties']

/** Whom a resource's network settings admit, whatever they are called there. */
export interface NetworkRules {
  /** `publicNetworkAccess` as the resource has it */
  readonly publicAccess: string | null
  readonly isClosed: boolean
  /** a network security perimeter decides */
  readonly hasPerimeter: boolean
  /** the setting by which only listed networks are admitted, and its words; null where all are */
  readonly list: { readonly setting: SettingPath; readonly is: string } | null
  readonly ipRules: number
  readonly virtualNetworks: number
  /** ARM ids, with `*` for any name, of resources whose identities are admitted */
  readonly resources: readonly string[]
  /** whether trusted Azure services are admitted; null where the resource does not say */
  readonly bypass: {
    readonly setting: SettingPath
    readonly is: string
    readonly admitsServices: boolean
  } | null
  /** approved ones; null where the resource does not say */
  readonly privateEndpoints: number | null
}

const list = z
  .array(z.unknown())
  .nullish()
  .catch(null)
  .transform((items) => items?.length ?? 0)
const word = z.string().nullish().catch(null)

const accessControlLists = z
  .object({
    defaultAction: word,
    bypass: word,
    ipRules: list,
    virtualNetworkRules: list,
    resourceAccessRules: z
      .array(z.object({ resourceId: z.string() }))
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null)

/** `networkAcls` of storage accounts, key vaults and Azure AI services accounts. */
export function aclRules(properties: Properties): NetworkRules {
  const acls = accessControlLists.parse(properties['networkAcls'])
  return {
    ...accessOf(properties),
    list: isNamed(acls?.defaultAction ?? null, 'Deny')
      ? { setting: 'properties.networkAcls', is: 'properties.networkAcls.defaultAction is Deny' }
      : null,
    ipRules: acls?.ipRules ?? 0,
    virtualNetworks: acls?.virtualNetworkRules ?? 0,
    resources: (acls?.resourceAccessRules ?? []).map(({ resourceId }) => resourceId),
    bypass: bypassOf('properties.networkAcls.bypass', acls?.bypass ?? null),
  }
}

const ruleSet = z.object({ defaultAction: word, bypass: word, ipRules: list }).nullish().catch(null)

/** `networkRuleSet` of a search service: the first IP rule shuts out all other addresses. */
export function searchRules(properties: Properties): NetworkRules {
  const rules = ruleSet.parse(properties['networkRuleSet'])
  const ipRules = rules?.ipRules ?? 0
  return {
    ...accessOf(properties),
    list:
      ipRules > 0
        ? { setting: 'properties.networkRuleSet', is: 'properties.networkRuleSet has IP rules' }
        : null,
    ipRules,
    virtualNetworks: 0,
    resources: [],
    bypass: bypassOf('properties.networkRuleSet.bypass', rules?.bypass ?? null),
  }
}

/** `networkRuleSet` and `networkRuleBypassOptions` of a container registry, which lets trusted services in by default. */
export function registryRules(properties: Properties): NetworkRules {
  const rules = ruleSet.parse(properties['networkRuleSet'])
  return {
    ...accessOf(properties),
    list: isNamed(rules?.defaultAction ?? null, 'Deny')
      ? { setting: 'properties.networkRuleSet', is: 'properties.networkRuleSet.defaultAction is Deny' }
      : null,
    ipRules: rules?.ipRules ?? 0,
    virtualNetworks: 0,
    resources: [],
    bypass: bypassOf(
      'properties.networkRuleBypassOptions',
      wordOf(properties, 'networkRuleBypassOptions') ?? 'AzureServices',
    ),
  }
}

/** A Cosmos DB account admits listed networks only once there are rules. */
export function cosmosRules(properties: Properties): NetworkRules {
  const ipRules = list.parse(properties['ipRules'])
  const isFiltered = properties['isVirtualNetworkFilterEnabled'] === true
  return {
    ...accessOf(properties),
    list:
      ipRules > 0 || isFiltered
        ? { setting: 'properties.ipRules', is: 'properties.ipRules and properties.virtualNetworkRules' }
        : null,
    ipRules,
    virtualNetworks: isFiltered ? list.parse(properties['virtualNetworkRules']) : 0,
    resources: [],
    bypass: null,
  }
}

/** A machine learning workspace is open or closed. */
export function workspaceRules(properties: Properties): NetworkRules {
  return {
    ...accessOf(properties),
    list: null,
    ipRules: 0,
    virtualNetworks: 0,
    resources: [],
    bypass: null,
  }
}

const endpoints = z
  .array(
    z.object({
      properties: z.object({ privateLinkServiceConnectionState: z.object({ status: z.string() }) }),
    }),
  )
  .nullish()
  .catch(null)

function accessOf(
  properties: Properties,
): Pick<NetworkRules, 'publicAccess' | 'isClosed' | 'hasPerimeter' | 'privateEndpoints'> {
  const publicAccess = wordOf(properties, 'publicNetworkAccess')
  const connections = endpoints.parse(properties['privateEndpointConnections'])
  return {
    publicAccess,
    isClosed: isNamed(publicAccess, 'Disabled'),
    hasPerimeter: isNamed(publicAccess, 'SecuredByPerimeter'),
    privateEndpoints:
      connections?.filter((each) =>
        isNamed(each.properties.privateLinkServiceConnectionState.status, 'Approved'),
      ).length ?? null,
  }
}

/** Storage states several exceptions at once: `Logging, Metrics, AzureServices`. */
function bypassOf(setting: SettingPath, is: string | null): NetworkRules['bypass'] {
  return is === null || is === '' ? null : { setting, is, admitsServices: /\bAzureServices\b/i.test(is) }
}
