import { rememberedEvidence } from '../evidence/remembered-evidence.ts'
import { operationsNamed } from '../knowledge/catalogue/operations.ts'
import { operationNamed } from '../question/operation-named.ts'
import { resourceGroupOf, scopesEqual, subscriptionIdOf } from '../rbac/scope.ts'
import type { Need } from './need.ts'
import { nearestOperations } from './nearest-operations.ts'
import { planeOf } from './plane.ts'

/** Whether a text is an error that names operations, rather than words for a need. */
export function namesRefusedOperations(text: string): boolean {
  const { cause, operations } = rememberedEvidence(text)
  return cause !== 'unrecognized' && operations.length > 0
}

/**
 * The operations that an error says were refused for want of a role; `label` stands for the error. Where something
 * else refused them, a policy, a lock, a network rule, no role is the cure. `told` is what somebody says was refused,
 * for an error that names no operation.
 */
export function needOfError(text: string, label: string, told: string | null = null): Need {
  const evidence = rememberedEvidence(text)
  const refusals = [evidence, ...evidence.more].filter(({ cause }) => cause === 'missing-role')
  const named = refusals.flatMap(({ operations: all, deniedOperations, plane }) =>
    (deniedOperations.length > 0 ? deniedOperations : all).map((name) =>
      operationNamed(name, plane === 'data'),
    ),
  )
  const operations = named.length === 0 && told !== null ? [operationNamed(told, false)] : named
  const unknown = (why: string, nearest: readonly string[] = []): Need => ({
    kind: 'unknown',
    text: label,
    nearest,
    why,
  })
  if (evidence.cause === 'unrecognized') return unknown('It holds no authorization error that I know.')
  if (refusals.length === 0) return unknown('What refused it is something else than a missing role.')
  if (operations.length === 0)
    return unknown('It names no operation. Paste the whole of it, or say in words what the role is for.')
  const unpublished = operations.find(
    ({ name, isDataAction }) => !operationsNamed(name).some((known) => known.isDataAction === isDataAction),
  )
  return unpublished === undefined
    ? { kind: 'wanted', text: label, operations }
    : unknown(
        `Azure publishes no operation ${unpublished.name}.`,
        nearestOperations(unpublished.name, planeOf(unpublished)),
      )
}

/** The resource group, or the subscription, of all that some errors say was refused; null where there is none. */
export function commonScope(errors: readonly string[]): string | null {
  const scopes = errors.flatMap((text) => {
    const evidence = rememberedEvidence(text)
    return [evidence, ...evidence.more].flatMap(({ cause, scope }) =>
      cause === 'missing-role' && scope !== null ? [scope] : [],
    )
  })
  return common(scopes.map(resourceGroupOf)) ?? common(scopes.map(subscriptionScopeOf))
}

function common(scopes: readonly (string | null)[]): string | null {
  const [first = null, ...others] = scopes
  return first !== null && others.every((each) => each !== null && scopesEqual(each, first)) ? first : null
}

function subscriptionScopeOf(scope: string): string | null {
  const id = subscriptionIdOf(scope)
  return id === null ? null : `/subscriptions/${id}`
}
