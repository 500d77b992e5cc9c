import type { BoundRequirement } from '../question/question.ts'
import type { Principal } from '../rbac/principal.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { accessFactsOf } from './principal-facts.ts'
import { policiesGrant } from './settings/key-vault.ts'
import type { Reason, Verdict, VerdictState } from './verdict.ts'

type Outcome = Pick<Verdict, 'state' | 'reasons'>

/** How a requirement stands in a vault that goes by access policies, where no role counts. */
export function underAccessPolicies(
  { requirement, resource, scope }: BoundRequirement,
  assignee: Principal,
  byRoles: { readonly state: VerdictState; readonly reasons: readonly Reason[] },
  snapshot: AccessSnapshot,
): Outcome {
  const vault = resource?.name ?? 'The vault'
  const who = assignee.name ?? assignee.id
  const { groupIds, groupsComplete } = accessFactsOf(assignee, scope, snapshot)
  const byPolicies =
    resource === null ? null : policiesGrant(resource, requirement.operations, [assignee.id, ...groupIds])
  if (byPolicies === true) {
    const text = `An access policy of ${vault} gives this to ${who}; the vault goes by those, and not by roles.`
    return { state: 'granted', reasons: [{ code: 'granted-outside-azure-rbac', text }] }
  }
  if (byRoles.state === 'granted') {
    const text = `${vault} uses access policies (properties.enableRbacAuthorization is not true), so it ignores the role.`
    return {
      state: 'granted',
      reasons: [
        ...byRoles.reasons,
        { code: 'setting-blocks-access', setting: 'properties.enableRbacAuthorization', text },
      ],
    }
  }
  const lacking = byPolicies === false && groupsComplete ? `, and no policy gives this to ${who}` : ''
  const text = `${vault} uses access policies (properties.enableRbacAuthorization is not true): no role gives access to its contents${lacking}.`
  return {
    state: 'indeterminate',
    reasons: [{ code: 'outside-azure-rbac', setting: 'properties.enableRbacAuthorization', text }],
  }
}
