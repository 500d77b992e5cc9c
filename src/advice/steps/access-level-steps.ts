import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import type { AccessProfile } from '../../verdict/access-profile.ts'
import { isAccessLevel } from '../../verdict/optional.ts'
import { describeScope } from '../../verdict/describe-assignment.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { AdviceStep } from '../advice.ts'
import { isPowerful } from '../least/reluctance.ts'
import { grantorFields } from '../grantors/grantors.ts'

/** Rows that describe a role ask for nothing: whoever needs one of them asks for it, with the reason. */
export function accessLevelSteps(
  missing: readonly Verdict[],
  profile: AccessProfile | null,
  snapshot: AccessSnapshot,
): readonly AdviceStep[] {
  const [first] = missing.filter(isAccessLevel)
  if (profile !== null) return first === undefined ? [] : nextPersonaSteps(first, profile, snapshot)
  const role = first?.requirement.requirement.role ?? null
  if (first === undefined || role === null) return []
  const { scope, assignee } = first.requirement
  return [
    {
      step: 'ask',
      scope,
      text: `Nothing is amiss: these rows tell what each role would add on ${describeScope(scope, snapshot)}. If the work needs one of them, say which and why to somebody who can assign it.`,
      ...grantorFields({ scope, roleId: role.id, principal: assignee }, snapshot),
    },
  ]
}

/** What the persona above would take, for those whose work it is. */
function nextPersonaSteps(
  { requirement: { assignee } }: Verdict,
  { next }: AccessProfile,
  snapshot: AccessSnapshot,
): readonly AdviceStep[] {
  if (next === null) return []
  const { persona, role, scope, adds } = next
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
