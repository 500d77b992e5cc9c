import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { normalizeOperationName } from '../../../src/rbac/operation-pattern.ts'
import { comparableName, type Operation } from '../../../src/rbac/operation.ts'
import type { Permission, RoleDefinition } from '../../../src/rbac/role-definition.ts'

type Plane = 'control' | 'data'

/**
 * Parses some roles once, as Cedar's cache of policy sets allows, under an id: for each entry and plane one
 * policy that permits what the entry lists unless it is excluded. `like` minds case, so names are in lower case.
 */
export function prepareCedar(id: string, roles: readonly RoleDefinition[]): void {
  const policies = roles
    .flatMap(({ permissions }) => permissions)
    .flatMap((entry) => [policyOf(entry, 'control'), policyOf(entry, 'data')])
    .flatMap((policy) => policy ?? [])
  const staticPolicies = Object.fromEntries(policies.map((policy, index) => [`policy${index}`, policy]))
  const answer = preparsePolicySet(id, { staticPolicies })
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '))
}

export function cedarAllows(id: string, operation: Operation): boolean {
  const answer = statefulIsAuthorized({
    principal: { type: 'Principal', id: 'someone' },
    action: { type: 'Action', id: operation.isDataAction ? 'data' : 'control' },
    resource: { type: 'Resource', id: 'something' },
    context: { name: comparableName(operation).text },
    preparsedPolicySetId: id,
    entities: [],
  })
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '))
  return answer.response.decision === 'allow'
}

function policyOf(entry: Permission, plane: Plane): string | null {
  const [listed, excluded] =
    plane === 'data' ? [entry.dataActions, entry.notDataActions] : [entry.actions, entry.notActions]
  if (listed.length === 0) return null
  const unless = excluded.length === 0 ? '' : ` unless { ${matching(excluded)} }`
  return `permit(principal, action == Action::"${plane}", resource) when { ${matching(listed)} }${unless};`
}

/** A set of names is looked up by hash; `A`, `*`, `B` matches `A/B` too. */
function matching(patterns: readonly string[]): string {
  const names = patterns.map(normalizeOperationName)
  const literals = names
    .filter((name) => !name.includes('*') || name.includes('/*/'))
    .map((name) => name.replace('/*/', '/'))
  const wildcards = names.filter((name) => name.includes('*'))
  return [
    ...(literals.length === 0
      ? []
      : [`[${literals.map((name) => JSON.stringify(name)).join(', ')}].contains(context.name)`]),
    ...wildcards.map((name) => `context.name like ${JSON.stringify(name)}`),
  ].join(' || ')
}
