import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { weightsFor } from './breadth.ts'
import { rankRoles, rolesByOperation, type RolesRequest } from './rank-roles.ts'
import { RELUCTANCES, reluctanceToAdvise } from './reluctance.ts'
import { smallestCover } from './role-cover.ts'

/**
 * The smallest set of least-privileged roles that brings every operation: fewest roles, then least breadth,
 * then the article's own. Roles made for a service's own identity, then Contributor, then roles that can give
 * access, then Owner count only where nothing else suffices. Empty: no set does.
 */
export function leastRoles(request: RolesRequest): readonly RoleDefinition[] {
  const { operations, articleRoleIds } = request
  const weights = weightsFor(operations)
  const singles = rankRoles(request)
  const byOperation = rolesByOperation(request)
  for (const reluctance of RELUCTANCES) {
    const single = singles.find((each) => each.reluctance === reluctance)
    if (single !== undefined) return [single.role]
    const admitted = byOperation.map((roles) => admittedAt(reluctance, roles))
    if (admitted.length === 0 || admitted.some((roles) => roles.size === 0)) continue
    return smallestCover({ rolesByOperation: admitted, weights, articleRoleIds })
  }
  return []
}

function admittedAt(
  most: (typeof RELUCTANCES)[number],
  roles: ReadonlySet<RoleDefinition>,
): ReadonlySet<RoleDefinition> {
  const admitted = RELUCTANCES.slice(0, RELUCTANCES.indexOf(most) + 1)
  return new Set([...roles].filter((role) => admitted.includes(reluctanceToAdvise(role))))
}
