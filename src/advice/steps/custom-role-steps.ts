import { WRITE_WORKSPACE } from '../../knowledge/operation-names.ts'
import { needsBuiltInRole } from '../../knowledge/requirement.ts'
import type { BoundRequirement } from '../../question/question.ts'
import { sameOperation, type Operation } from '../../rbac/operation.ts'
import type { AccessSnapshot } from '../../snapshot/snapshot.ts'
import { describeScope } from '../../verdict/describe-assignment.ts'
import type { AdviceStep } from '../advice.ts'
import { customRoleFor, type CustomRole } from '../custom-role.ts'
import { customRoleCommands, customRoleUndo } from '../commands/custom-role-commands.ts'
import { changesBeyond, isFarTooBroad } from '../least/far-too-broad.ts'
import { grantorsOf } from '../grantors/grantors.ts'
import type { GapRoles } from '../role-grants.ts'
import { DEFINE_ROLES, mayDefineRoles } from '../grantors/role-definers.ts'

/** Where the least roles are far too broad: one that holds the missing operations alone, as another way. */
export function customRoleSteps(gaps: readonly GapRoles[], snapshot: AccessSnapshot): readonly AdviceStep[] {
  return gaps.flatMap((mended) => {
    const { roles, operations, gap } = mended
    if (!gap.requirements.every(isNeedInFull) || operations.some(givesAccess)) return []
    if (roles.length === 0 || !isFarTooBroad(roles, operations)) return []
    const role = customRoleFor(operations, gap.scope)
    return role === null ? [] : customRoleStep(role, mended, snapshot)
  })
}

/**
 * A row that names a role stands for more work than the operations that decide it; one that names operations
 * alone is all that is needed, unless it may be about a hub that is yet to be, which no custom role can make.
 */
function isNeedInFull({ requirement, resource }: BoundRequirement): boolean {
  const makesWorkspace = requirement.operations.some((each) => sameOperation(each, WRITE_WORKSPACE))
  return requirement.role === null && !needsBuiltInRole(requirement) && !(makesWorkspace && resource === null)
}

/** Whoever holds one of these can give themselves the rest, so that a role of them alone is no narrower. */
function givesAccess({ name }: Operation): boolean {
  return /^microsoft\.authorization\/(?:role|deny|elevate).*\/(?:write|delete|action)$/i.test(name)
}

function customRoleStep(
  customRole: CustomRole,
  { gap, roles, operations }: GapRoles,
  snapshot: AccessSnapshot,
): AdviceStep[] {
  const { principal, scope } = gap
  if (principal === null) return []
  const role = { id: customRole.name, name: customRole.properties.roleName }
  const [place = scope] = customRole.properties.assignableScopes
  const assignee = { scope, principalId: principal.id, principalType: principal.type }
  const broad = roles.map(({ name }) => name).join(' and ')
  return [
    {
      step: 'assign-role',
      role,
      principalId: principal.id,
      scope,
      alternative: true,
      text: [
        `Make the custom role ${role.name}, which holds nothing but ${namesOf(operations)}, and assign it to`,
        `${principal.name ?? principal.id} on ${describeScope(scope, snapshot)}: ${broad}`,
        `${roles.length === 1 ? 'lets' : 'let'} one change ${changesBeyond(roles, operations)} other things.`,
        `Making it takes ${DEFINE_ROLES.name} on ${describeScope(place, snapshot)};`,
        'it may be some minutes before Azure lets it be assigned.',
      ].join(' '),
      customRole,
      commands: customRoleCommands(customRole, assignee),
      undo: customRoleUndo(customRole, assignee),
      grantors: grantorsOf({ scope, roleId: role.id, principal }, snapshot).filter((grantor) =>
        mayDefineRoles(grantor, place, snapshot),
      ),
    },
  ]
}

const MOST_NAMES = 3

function namesOf(operations: readonly Operation[]): string {
  const names = operations.map(({ name }) => name)
  if (names.length <= MOST_NAMES) return names.join(', ')
  return `${names.slice(0, MOST_NAMES - 1).join(', ')} and ${names.length - MOST_NAMES + 1} more operations`
}
