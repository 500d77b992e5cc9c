import { scopeName } from '../../rbac/scope.ts'
import { SUBSCRIPTION_TYPE, type AzureReader } from '../../snapshot/azure-reader.ts'
import { cleanName } from '../../reply/clean-text.ts'
import { failed, fix, ok, type Outcome } from '../check.ts'
import type { TokenIdentity } from '../token-identity.ts'
import { assignReader } from './grant-fix.ts'

/** Reading at more would take more requests than a check may. */
const MOST_SCOPES = 5

export interface VisibleScopes {
  /** where reads are tried; empty where there are none */
  readonly scopes: readonly string[]
  readonly outcome: Outcome
}

/** The subscriptions that the identity can see, of which some are looked at more closely; or the scope that was named. */
export async function visibleScopes(
  reader: AzureReader,
  identity: TokenIdentity,
  named: string | null,
): Promise<VisibleScopes> {
  if (named !== null) return namedScope(reader, identity, named)
  const read = await reader.findResources({ among: 'containers', types: [SUBSCRIPTION_TYPE] })
  if (read.kind === 'refused') {
    return none(`subscriptions could not be listed: ${read.why}`, assignReader(identity, []))
  }
  if (read.value.length === 0)
    return none('this identity can see no subscription', assignReader(identity, []))
  const scopes = read.value.slice(0, MOST_SCOPES).map(({ id }) => id)
  const names = read.value.slice(0, MOST_SCOPES).map(({ name }) => cleanName(name, 60))
  const more = read.value.length - scopes.length
  const told = `${names.join(', ')}${more === 0 ? '' : ` and ${more} more, which --scope looks at one by one`}`
  return { scopes, outcome: ok(told) }
}

async function namedScope(
  reader: AzureReader,
  identity: TokenIdentity,
  scope: string,
): Promise<VisibleScopes> {
  const read = await reader.resource(scope)
  if (read.kind === 'read' && read.value === null) {
    return none(
      `there is no ${cleanName(scopeName(scope), 80)}`,
      fix('See whether --scope is spelled right.'),
    )
  }
  if (read.kind === 'refused' && read.answer?.status !== 403) {
    return none(
      `${cleanName(scopeName(scope), 80)} could not be read: ${read.why}`,
      assignReader(identity, [scope]),
    )
  }
  return { scopes: [scope], outcome: ok(cleanName(scopeName(scope), 80)) }
}

function none(found: string, cure: ReturnType<typeof fix>): VisibleScopes {
  return { scopes: [], outcome: failed(found, cure, 'Rolecall can answer no question about access.') }
}
