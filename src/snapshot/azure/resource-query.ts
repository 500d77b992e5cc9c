import { SUBSCRIPTION_TYPE, type ResourceQuery } from '../azure-reader.ts'

const COLUMNS = 'id, name, type, kind, location, identity, properties'

/** Where each service keeps the host name that clients call (ARM resource schemas). */
const HOST_PROPERTIES = [
  'properties.endpoint',
  'properties.vaultUri',
  'properties.loginServer',
  'properties.documentEndpoint',
]

/** The Resource Graph query, in its KQL, for a resource query. */
export function resourceQueryText({ ids, names, hosts, types, among }: ResourceQuery): string {
  const wanted = [
    ...(ids === undefined ? [] : [`id in~ (${list(ids)})`]),
    ...(names === undefined ? [] : [`name in~ (${list(names)})`]),
    ...(names === undefined || among !== 'containers' ? [] : [subscriptionCondition(names)]),
    ...(hosts ?? []).flatMap(hostConditions),
  ]
  const filters = [
    ...(types === undefined ? [] : [`type in~ (${list(types)})`]),
    ...(wanted.length === 0 ? [] : [`(${wanted.join(' or ')})`]),
  ]
  return [
    among === 'containers' ? 'resourcecontainers' : 'resources',
    ...filters.map((filter) => `where ${filter}`),
    `project ${COLUMNS}`,
    'order by id asc',
  ].join(' | ')
}

/** Subscriptions are as often told by their id as by their name. */
function subscriptionCondition(ids: readonly string[]): string {
  return `(type =~ ${quote(SUBSCRIPTION_TYPE)} and subscriptionId in~ (${list(ids)}))`
}

/** Search and storage hosts are the resource's name and a suffix; others are stated in a property. */
function hostConditions(host: string): string[] {
  const label = host.split('.')[0] ?? host
  return [
    `name =~ ${quote(label)}`,
    `tostring(properties.customSubDomainName) =~ ${quote(label)}`,
    ...HOST_PROPERTIES.map((property) => `tostring(${property}) contains ${quote(host)}`),
  ]
}

function list(values: readonly string[]): string {
  return values.map(quote).join(', ')
}

/** A KQL string literal (Kusto documentation, "The string data type"). */
function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&').replace(/\p{Cc}/gu, ' ')}'`
}
