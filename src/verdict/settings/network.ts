import type { Resource } from '../../question/question.ts'
import type { NetworkRules } from './network-rules.ts'
import type { Circumstances, Finding, SettingRow } from './setting.ts'

/** How the network settings of a kind of resource are read, and which services it trusts. */
export interface NetworkSettings {
  readonly rulesOf: (properties: Circumstances['properties']) => NetworkRules
  /**
   * ARM types, in lower case, of the services on Azure's list of trusted ones for that target, as far as
   * Rolecall knows the identities of their resources
   */
  readonly trusts: (target: Resource) => readonly string[]
}

export function networkRow(settings: NetworkSettings, concerns: SettingRow['concerns']): SettingRow {
  return { blocks: 'network', concerns, find: (circumstances) => networkFinding(circumstances, settings) }
}

function networkFinding(circumstances: Circumstances, settings: NetworkSettings): Finding | null {
  const { resource, actor, properties } = circumstances
  const rules = settings.rulesOf(properties)
  if (admission(circumstances, settings) !== null) return null
  if (rules.hasPerimeter) {
    return {
      setting: 'properties.publicNetworkAccess',
      text: `${resource.name} goes by a network security perimeter (${publicAccessIs(rules)}), whose rules I cannot read; the call must be one that they admit.`,
    }
  }
  const isLimited = rules.isClosed || rules.list !== null
  const { bypass } = rules
  if (isLimited && actor !== null && bypass !== null && isTrusted(actor, resource, settings)) {
    return {
      setting: bypass.setting,
      text: `${resource.name} ${rules.isClosed ? 'is closed to public networks' : 'admits listed networks only'} and makes no exception for trusted Azure services (${bypass.setting} is ${bypass.is}), so ${actor.name} reaches it through a private endpoint only.`,
    }
  }
  if (rules.isClosed) return { setting: 'properties.publicNetworkAccess', text: closedText(resource, rules) }
  return rules.list === null
    ? null
    : { setting: rules.list.setting, text: listText(resource, rules, rules.list.is) }
}

/** Why the network rules of a resource let the identity of another through; null where they do not. */
export function admission(
  { resource, actor, properties }: Circumstances,
  settings: NetworkSettings,
): string | null {
  const rules = settings.rulesOf(properties)
  if (actor === null || rules.hasPerimeter || !(rules.isClosed || rules.list !== null)) return null
  if (rules.bypass?.admitsServices === true && isTrusted(actor, resource, settings)) {
    return `${actor.name} is of a service that ${resource.name} trusts (${rules.bypass.setting} is ${rules.bypass.is}), so its network rules let it through.`
  }
  const listed = rules.resources.find((id) => coversResource(id, actor.id))
  return listed === undefined
    ? null
    : `${resource.name} admits ${actor.name} by a resource rule (properties.networkAcls.resourceAccessRules), so its network rules let it through.`
}

function isTrusted(actor: Resource, target: Resource, { trusts }: NetworkSettings): boolean {
  return trusts(target).includes(actor.type.toLowerCase())
}

/** A resource instance rule may leave names open: `…/workspaces/*` (Azure documentation, "resource instance rules"). */
function coversResource(rule: string, id: string): boolean {
  const parts = id.toLowerCase().split('/')
  const wanted = rule.toLowerCase().split('/')
  return (
    parts.length === wanted.length && wanted.every((part, index) => part === '*' || part === parts[index])
  )
}

function publicAccessIs({ publicAccess }: NetworkRules): string {
  return `properties.publicNetworkAccess is ${publicAccess ?? ''}`
}

function closedText(resource: Resource, rules: NetworkRules): string {
  const { privateEndpoints } = rules
  const reach =
    privateEndpoints === null
      ? 'so only private endpoints reach it'
      : privateEndpoints === 0
        ? 'and has no approved private endpoint, so no network reaches it'
        : `so only its ${counted(privateEndpoints, 'private endpoint')} ${privateEndpoints === 1 ? 'reaches' : 'reach'} it`
  const exception = rules.bypass?.admitsServices === true ? ', trusted Azure services aside' : ''
  return `${resource.name} is closed to public networks (${publicAccessIs(rules)}), ${reach}${exception}.`
}

function listText(resource: Resource, rules: NetworkRules, is: string): string {
  const admitted = [
    ...some(rules.ipRules, 'IP rule'),
    ...some(rules.virtualNetworks, 'virtual network rule'),
    ...some(rules.resources.length, 'resource rule'),
    ...some(rules.privateEndpoints ?? 0, 'private endpoint'),
    ...(rules.bypass?.admitsServices === true ? ['trusted Azure services'] : []),
  ]
  const whom =
    admitted.length === 0
      ? ' and lists none, so no call gets through.'
      : `: ${joined(admitted)}. The call must come from one of them.`
  return `${resource.name} admits listed networks only (${is})${whom}`
}

function some(count: number, noun: string): readonly string[] {
  return count === 0 ? [] : [counted(count, noun)]
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}
