import { customRoleFor, type CustomRole } from '../advice/custom-role.ts'
import { changesBeyond, isFarTooBroad } from '../advice/far-too-broad.ts'
import { leastRoles } from '../advice/least-roles.ts'
import { builtInRoles } from '../knowledge/catalogue/roles.ts'
import { roleGrants } from '../rbac/permission.ts'
import { sameOperation, type Operation } from '../rbac/operation.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import type { Need } from './needs.ts'

/** A custom role that holds what is wanted and nothing else. */
export interface BuiltRole {
  /** null: nothing is wanted, or Azure would take no such role for that scope */
  readonly role: CustomRole | null
  readonly operations: readonly Operation[]
  /** asked for by one need and ruled out by another: the need that rules it out wins */
  readonly ruledOut: readonly Operation[]
  readonly unknown: readonly Extract<Need, { kind: 'unknown' }>[]
  /** built-in roles that bring all of it */
  readonly builtIn: {
    readonly roles: readonly RoleDefinition[]
    /** how many other things they let one change */
    readonly changesBeyond: number
    /** whether there is no need for a role of one's own */
    readonly isNarrowEnough: boolean
  } | null
}

/** The least custom role for some needs, assignable at a scope. */
export function buildRole(needs: readonly Need[], scope: string): BuiltRole {
  const wanted = needs.flatMap((need) => (need.kind === 'wanted' ? need.operations : []))
  const unwanted = needs.flatMap((need) => (need.kind === 'unwanted' ? need.operations : []))
  const isRuledOut = (operation: Operation) => unwanted.some((other) => sameOperation(other, operation))
  const operations = wanted.filter(
    (operation, index) =>
      !isRuledOut(operation) && wanted.findIndex((other) => sameOperation(other, operation)) === index,
  )
  const role = customRoleFor(operations, scope)
  return {
    role: role === null ? null : { ...role, properties: { ...role.properties, description: DESCRIPTION } },
    operations,
    ruledOut: wanted.filter(isRuledOut),
    unknown: needs.filter((need) => need.kind === 'unknown'),
    builtIn: builtInFor(operations, unwanted),
  }
}

const DESCRIPTION = 'Holds what it was made for and nothing else.'

/** What a role of one's own is worth making for. */
const MOST_CHANGES_BEYOND = 10

function builtInFor(operations: readonly Operation[], unwanted: readonly Operation[]): BuiltRole['builtIn'] {
  if (operations.length === 0) return null
  const candidates = builtInRoles().filter((role) => !unwanted.some((each) => roleGrants(role, each)))
  const roles = leastRoles({ roles: candidates, operations, articleRoleIds: [] })
  if (roles.length === 0) return null
  const beyond = changesBeyond(roles, operations)
  return {
    roles,
    changesBeyond: beyond,
    isNarrowEnough: roles.length === 1 && beyond <= MOST_CHANGES_BEYOND && !isFarTooBroad(roles, operations),
  }
}
