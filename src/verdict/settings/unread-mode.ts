import type { BoundRequirement } from '../../question/question.ts'
import { KEY_VAULT_TYPE, REGISTRY_TYPE } from '../../question/resource-type.ts'
import type { Operation } from '../../rbac/operation.ts'
import { resourceTypeOf, scopeName } from '../../rbac/scope.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { hasBlindSpot } from '../operation-state.ts'
import type { Verdict } from '../verdict.ts'
import { isOtherInAbacMode } from './repository-operations.ts'

/** A mode in which something else decides, or other operations count, than without it. */
interface Mode {
  readonly type: string
  readonly concerns: (operation: Operation) => boolean
  readonly alternatives: string
}

const MODES: readonly Mode[] = [
  {
    type: KEY_VAULT_TYPE,
    concerns: ({ isDataAction }) => isDataAction,
    alternatives: 'by roles or by access policies',
  },
  { type: REGISTRY_TYPE, concerns: isOtherInAbacMode, alternatives: 'by registry or by repository' },
]

/**
 * How a requirement stands that no role meets, where a resource whose settings could not be read may go by something
 * else; null where nothing hangs on that.
 */
export function underUnreadMode(
  { requirement, resource, scope }: BoundRequirement,
  { state }: Pick<Verdict, 'state'>,
  snapshot: AccessSnapshot,
): Pick<Verdict, 'state' | 'reasons'> | null {
  if (state !== 'missing' || (resource !== null && resource.properties !== null)) return null
  const type = resourceTypeOf(scope)?.toLowerCase()
  const mode = MODES.find((each) => each.type === type && requirement.operations.some(each.concerns))
  if (mode === undefined || !hasBlindSpot('resource-unread', scope, snapshot)) return null
  const text = `Whether ${scopeName(scope)} grants access ${mode.alternatives} could not be read, so I cannot tell whether a role is missing.`
  return { state: 'indeterminate', reasons: [{ code: 'setting-unread', text }] }
}
