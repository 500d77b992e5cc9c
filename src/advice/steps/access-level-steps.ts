import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import type { AccessProfile } from '../../verdict/access-profile.ts'
import { isAccessLevel } from '../../verdict/optional.ts'
import { describeScope } from '../../verdict/describe-assignment.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { AdviceStep } from '../advice.ts'
import { isPowerful } from '../least/reluctance.ts'
import { grantorFields } from '../grantors/grantors.ts'

/** Of the rows that describe roles: what the persona above would take, for those whose work it is. */
export function accessLevelSteps(
  missing: readonly Verdict[],
  profile: AccessProfile | null,
  snapshot: AccessSnapshot,
): readonly AdviceStep[] {
  const [first] = missing.filter(isAccessLevel)
  if (first === undefined || profile?.next == null) return []
  const { persona, role, scope, adds } = profile.next
  const { assignee } = first.requirement
  const more = adds.length === 0 ? '' : ` It would add: ${adds.join(', ')}.`
  const definition = snapshot.roleDefinitions.get(role.id)
  if (definition === undefined || isPowerful(definition)) {
    const text = `The persona above is ${persona.name}, who holds ${role.name} on ${describeScope(scope, snapshot)}.${more} Work on a project seldom needs that.`
    return [{ step: 'ask', text }]
  }
  return [
    {
      step: 'ask',
      scope,
      text: `To be ${persona.name} takes ${role.name} on ${describeScope(scope, snapshot)}.${more} Ask for it only if the work needs it.`,
      ...grantorFields({ scope, roleId: role.id, principal: assignee }, snapshot),
    },
  ]
}
