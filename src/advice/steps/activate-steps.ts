import type { BoundRequirement } from '../../question/question.ts'
import type { ActivationPolicy } from '../../rbac/activation-policy.ts'
import { durationText } from '../../rbac/duration.ts'
import { sameId } from '../../rbac/principal.ts'
import { scopeName, scopesEqual } from '../../rbac/scope.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { describeScope } from '../../verdict/describe-assignment.ts'
import { activateCommands, TICKET_NUMBER, TICKET_SYSTEM } from '../commands/activate-commands.ts'
import type { Activation } from '../activations.ts'
import type { AdviceStep } from '../advice.ts'
import { isPowerful } from '../least/reluctance.ts'

/** "My roles, Azure resources" of Privileged Identity Management, in the Azure portal of each cloud. */
export const MY_ROLES = '/#view/Microsoft_Azure_PIMCommon/ActivationMenuBlade/~/azurerbac'

/** Asked for where the longest is not known: few policies allow less. */
const MODEST_DURATION = 'PT1H'

/** One step for each role to activate: where, for how long, and what its policy asks for. */
export function activateSteps(
  activations: readonly Activation[],
  snapshot: AccessSnapshot,
): readonly AdviceStep[] {
  return activations.map((activation) => activateStep(activation, snapshot))
}

function activateStep(activation: Activation, snapshot: AccessSnapshot): AdviceStep {
  const { principal, eligible, role, requirement } = activation
  const policy = snapshot.activationPolicies.find(
    ({ scope, roleId }) => roleId === eligible.roleId && scopesEqual(scope, eligible.scope),
  )
  return {
    step: 'activate-role',
    role: { id: role.id, name: role.name },
    principalId: principal.id,
    scope: eligible.scope,
    text: textOf(activation, policy, snapshot),
    commands: activateCommands({
      eligible,
      principalId: principal.id,
      duration: policy?.maximumDuration ?? MODEST_DURATION,
      justification: justificationFor(requirement),
      asksForTicket: policy?.asksForTicket === true,
      takenAt: snapshot.takenAt,
    }),
    grantors: [
      {
        id: principal.id,
        name: principal.name,
        type: principal.type,
        roleAssignmentId: eligible.id,
        ...(sameId(eligible.principalId, principal.id) ? {} : { viaGroupId: eligible.principalId }),
      },
    ],
  }
}

function textOf(
  { eligible, role }: Activation,
  policy: ActivationPolicy | undefined,
  snapshot: AccessSnapshot,
): string {
  const duration = policy?.maximumDuration == null ? null : durationText(policy.maximumDuration)
  const length = duration === null ? '' : ` for up to ${duration}`
  return [
    `Activate ${role.name} on ${describeScope(eligible.scope, snapshot)}${length} in Privileged Identity Management (${snapshot.portal}${MY_ROLES}) or by the command.`,
    ...(policy === undefined
      ? [
          'Its activation policy could not be read: how long it allows is not known, so the command asks for 1 hour.',
        ]
      : policyTexts(policy)),
    ...(isPowerful(role) ? [`${role.name} is far more than this needs, so end it once you are done.`] : []),
  ].join(' ')
}

function policyTexts(policy: ActivationPolicy): readonly string[] {
  const { maximumDuration, asksForJustification, asksForTicket, asksForMultifactor } = policy
  const demands = [
    ...(asksForJustification ? ['a justification (the command proposes one)'] : []),
    ...(asksForTicket ? [`a ticket (in place of ${TICKET_NUMBER} and ${TICKET_SYSTEM})`] : []),
    ...(asksForMultifactor ? ['a sign-in with multifactor authentication'] : []),
    ...contextTexts(policy.authenticationContext),
  ]
  return [
    ...(maximumDuration === null
      ? ['Its activation policy names no longest duration, so the command asks for 1 hour.']
      : []),
    ...(demands.length === 0 ? [] : [`It asks for ${listed(demands, 'and')}.`]),
    ...approvalTexts(policy.approvers),
  ]
}

/** Conditional Access checks the context when a token is issued, and a command's token is there already. */
function contextTexts(context: string | null): readonly string[] {
  if (context === null) return []
  return [`authentication context ${context} of Conditional Access, for which the portal is the easier way`]
}

const MOST_APPROVERS = 4

function approvalTexts(approvers: ActivationPolicy['approvers']): readonly string[] {
  if (approvers === null) return []
  const names = approvers.slice(0, MOST_APPROVERS).map(({ id, name }) => name ?? id)
  const others = approvers.length - names.length
  const all = others === 0 ? names : [...names, others === 1 ? 'one other' : `${others} others`]
  return [
    all.length === 0
      ? 'It takes effect once somebody has approved it.'
      : `It takes effect with the approval of ${listed(all, 'or')}.`,
  ]
}

function listed(items: readonly string[], word: 'and' | 'or'): string {
  return items.length <= 1 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`
}

const LONGEST_JUSTIFICATION = 300

/** Goes into the tenant's audit log under the person's name, so it says nothing but what was asked. */
function justificationFor({ requirement, resource, scope }: BoundRequirement): string {
  const deed =
    requirement.table === 'operation'
      ? `perform ${requirement.operations.map(({ name }) => name).join(', ')}`
      : requirement.purpose
  return `To ${deed} on ${resource?.name ?? scopeName(scope)}`
    .replace(/\p{Cc}+/gu, ' ')
    .slice(0, LONGEST_JUSTIFICATION)
}
