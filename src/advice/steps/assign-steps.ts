import { describeScope } from '../../verdict/describe-assignment.ts'
import { presentConditions } from '../../rbac/condition/evaluate-conditions.ts'
import type { Operation } from '../../rbac/operation.ts'
import { sameId } from '../../rbac/principal.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { scopesEqual } from '../../rbac/scope.ts'
import { isKeyListing } from '../../knowledge/operation-names.ts'
import { formerNamesOf } from '../../knowledge/catalogue/roles.ts'
import { isOfArticle, rolesNamedBy } from '../../knowledge/requirement.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import type { AdviceStep } from '../advice.ts'
import { assignCommands, unassignCommands } from '../commands/assign-commands.ts'
import { grantorFields } from '../grantors/grantors.ts'
import { assignToIdentityCommands, unassignFromIdentityCommands } from '../commands/identity-commands.ts'
import { isPowerful } from '../least/reluctance.ts'
import type { Gap, GapRoles } from '../role-grants.ts'

/** One step for each role of the smallest sufficient sets; a question about what no role brings. */
export function assignSteps(gaps: readonly GapRoles[], snapshot: AccessSnapshot): readonly AdviceStep[] {
  const steps = gaps.flatMap(({ gap, roles, beyondRoles }) => [
    ...roles.map((role) => assignStep(gap, role, snapshot)),
    ...(beyondRoles.length === 0 ? [] : [noRoleStep(gap, beyondRoles, snapshot)]),
  ])
  return steps.map((step, index) => (index === 0 ? withPropagation(step) : step))
}

/** More of them are as many as the rows above. */
const MOST_PURPOSES = 3

/** The article's own roles, where the least ones are others. */
export function alternativeSteps(gaps: readonly GapRoles[], snapshot: AccessSnapshot): readonly AdviceStep[] {
  return gaps.flatMap(({ gap, roles }) => {
    const rows = gap.requirements.map(({ requirement }) => requirement)
    return [...Map.groupBy(rows, (row) => rolesNamedBy(row)[0]?.id ?? '')].flatMap(([id, rowsOfRole]) => {
      const role = snapshot.roleDefinitions.get(id)
      if (role === undefined || roles.some((least) => least.id === id)) return []
      const purposes = [...new Set(rowsOfRole.map(({ purpose }) => purpose))]
      const aim = purposes.length > MOST_PURPOSES ? 'for all of this' : `to ${purposes.join(', and to ')}`
      const author = rowsOfRole.some(isOfArticle) ? "The article's own" : "Foundry's own"
      return [
        {
          ...assignStep(gap, role, snapshot),
          text: `${author} role ${alternativeText(gap, role, aim, snapshot)}`,
          alternative: true,
        },
      ]
    })
  })
}

function assignStep(gap: Gap, role: RoleDefinition, snapshot: AccessSnapshot): AdviceStep {
  const warning = isPowerful(role)
    ? ` ${role.name} is far more than this needs; no smaller role that exists suffices.`
    : ''
  const place = `${nameOf(gap)} on ${describeScope(gap.scope, snapshot)}`
  const isLimited = isAssignedUnderCondition(gap, role, snapshot)
  return {
    step: 'assign-role',
    role: { id: role.id, name: role.name },
    principalId: gap.principal?.id ?? null,
    scope: gap.scope,
    text: isLimited
      ? `${role.name}${formerly(role)} is assigned to ${place} already, under a condition that this does not meet. Azure takes no second assignment of it there, so have that condition changed or removed (az role assignment update).`
      : `Assign ${role.name}${formerly(role)} to ${place}${purposeOf(gap)}.${warning}`,
    ...(isLimited ? {} : commandsOf(gap, role)),
    ...grantorFields({ scope: gap.scope, roleId: role.id, principal: gap.principal }, snapshot),
  }
}

/** The article asks for the right to list keys with every error of the service, whatever failed. */
function purposeOf({ requirements }: Gap): string {
  const isForKeys = requirements.every(({ requirement: { table, operations } }) => {
    return table === 'troubleshooting' && operations.every(isKeyListing)
  })
  return isForKeys ? ', only if you need API keys to call it with' : ''
}

/** Azure answers `RoleAssignmentExists` to the same role for the same principal on the same scope. */
function isAssignedUnderCondition(
  { principal, scope }: Gap,
  role: RoleDefinition,
  { roleAssignments }: AccessSnapshot,
): boolean {
  return roleAssignments.some(
    (held) =>
      principal !== null &&
      held.roleId === role.id &&
      sameId(held.principalId, principal.id) &&
      scopesEqual(held.scope, scope) &&
      presentConditions(held.condition).length > 0,
  )
}

/** A role that was renamed is still known by its old name to most. */
function formerly({ id }: RoleDefinition): string {
  const names = formerNamesOf(id)
  return names.length === 0 ? '' : ` (formerly ${names.join(', ')})`
}

function alternativeText(gap: Gap, role: RoleDefinition, aim: string, snapshot: AccessSnapshot): string {
  const broad = isPowerful(role) ? ' It is far more than this needs.' : ''
  return `${aim} is ${role.name} on ${describeScope(gap.scope, snapshot)}.${broad}`
}

function commandsOf(gap: Gap, role: RoleDefinition): Pick<AdviceStep, 'commands' | 'undo'> {
  const { principal, actor, scope } = gap
  if (principal !== null) {
    const target = { scope, role, principalId: principal.id, principalType: principal.type }
    return { commands: assignCommands(target), undo: unassignCommands(target) }
  }
  if (actor === null) return {}
  return {
    commands: assignToIdentityCommands({ scope, role }, actor),
    undo: unassignFromIdentityCommands({ scope, role }, actor),
  }
}

function withPropagation(step: AdviceStep): AdviceStep {
  return step.step === 'assign-role'
    ? { ...step, text: `${step.text} Azure can take up to 10 minutes to act on it.` }
    : step
}

function noRoleStep(gap: Gap, operations: readonly Operation[], snapshot: AccessSnapshot): AdviceStep {
  const names = operations.map(({ name }) => name).join(', ')
  return {
    step: 'ask',
    text: `No role that I know brings ${names} on ${describeScope(gap.scope, snapshot)}. Check the spelling of the operation, or ask the owner of the resource.`,
  }
}

function nameOf({ principal, actor }: Gap): string {
  if (actor !== null) return `the managed identity of ${actor.name}`
  return principal?.name ?? principal?.id ?? 'the principal'
}
