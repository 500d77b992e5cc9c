import type { Commands } from '../advice/advice.ts'
import { customRoleCommands, makeRoleCommands } from '../advice/commands/custom-role-commands.ts'
import { customRoleOf, type CustomRole } from '../advice/custom-role.ts'
import { changesBeyond, isFarTooBroad } from '../advice/least/far-too-broad.ts'
import { operationsGranted } from '../advice/least/granted-operations.ts'
import { leastRoles } from '../advice/least/least-roles.ts'
import { indexedOperations, operationsMatching } from '../knowledge/catalogue/operation-index.ts'
import {
  countBoth,
  differenceOf,
  includes,
  operationsMatchingAny,
  unionOf,
  type OperationSet,
} from '../knowledge/catalogue/operation-set.ts'
import { operationsNamed } from '../knowledge/catalogue/operations.ts'
import { builtInRoles } from '../knowledge/catalogue/roles.ts'
import { uniqueOperations, type Operation } from '../rbac/operation.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import type { Finding } from './finding.ts'
import { lintRole } from './lint-role.ts'
import type { Need, UnknownNeed } from './need.ts'
import { planeOf, type Plane } from './plane.ts'

/** A custom role that holds what is wanted and nothing else. */
export interface BuiltRole {
  /** null: nothing is wanted, or no such role could be assigned at that scope */
  readonly role: CustomRole | null
  /** make it, and assign it where somebody is named */
  readonly commands: Commands | null
  /** what the linter says of it */
  readonly findings: readonly Finding[]
  /** what it holds: published ones, a name may have a wildcard */
  readonly operations: readonly Operation[]
  /** asked for by one need and ruled out by another: the need that rules it out wins */
  readonly ruledOut: readonly Operation[]
  /** needs that rule something out which nothing would have granted */
  readonly notGranted: readonly string[]
  readonly unknown: readonly UnknownNeed[]
  /** built-in roles that bring all of it and nothing that is ruled out */
  readonly builtIn: {
    readonly roles: readonly RoleDefinition[]
    /** how many other things they let one change */
    readonly changesBeyond: number
    /** whether there is no need for a role of one's own */
    readonly isNarrowEnough: boolean
  } | null
}

export interface BuildOptions {
  /** what to call it; otherwise it is called after what it holds */
  readonly roleName?: string
  /** object id of whoever is to get it */
  readonly principalId?: string
}

/** The least custom role for some needs, to be assigned at a scope. */
export function buildRole(needs: readonly Need[], scope: string, options: BuildOptions = {}): BuiltRole {
  const wanted = uniqueOperations(needs.flatMap((need) => (need.kind === 'wanted' ? need.operations : [])))
  const unwanted = needs.flatMap((need) => (need.kind === 'unwanted' ? need.operations : []))
  const excluded = setOf(unwanted)
  const isRuledOut = (operation: Operation) => matching(operation).every((each) => includes(excluded, each))
  const operations = wanted.filter((each) => !isRuledOut(each))
  const role = operations.length === 0 ? null : roleOf(operations, unwanted, scope, options)
  const asked = setOf(wanted)
  return {
    role,
    commands: role === null ? null : commandsOf(role, scope, options),
    findings: role === null ? [] : lintRole(JSON.stringify(role)),
    operations,
    ruledOut: wanted.filter(isRuledOut),
    notGranted: needs.flatMap((need) =>
      need.kind === 'unwanted' && !overlaps(need.operations, asked) ? [need.text] : [],
    ),
    unknown: needs.filter((need) => need.kind === 'unknown'),
    builtIn: builtInFor(operations, excluded),
  }
}

const DESCRIPTION = 'Holds what it was made for and nothing else.'

function roleOf(
  operations: readonly Operation[],
  unwanted: readonly Operation[],
  scope: string,
  { roleName }: BuildOptions,
): CustomRole | null {
  const granted = setOf(operations)
  // what nothing grants need not be excluded
  const exclusions = unwanted.filter((each) => overlaps([each], granted))
  const permission = {
    actions: namesOn(false, operations),
    notActions: namesOn(false, exclusions),
    dataActions: namesOn(true, operations),
    notDataActions: namesOn(true, exclusions),
  }
  const role = customRoleOf(permission, scope, DESCRIPTION)
  return role === null || roleName === undefined
    ? role
    : { ...role, properties: { ...role.properties, roleName } }
}

function commandsOf(role: CustomRole, scope: string, { principalId }: BuildOptions): Commands {
  return principalId === undefined
    ? makeRoleCommands(role)
    : customRoleCommands(role, { scope, principalId, principalType: null })
}

/** In the catalogue's spelling. */
function namesOn(isDataAction: boolean, operations: readonly Operation[]): readonly string[] {
  const names = operations
    .filter((each) => each.isDataAction === isDataAction)
    .map(({ name }) => operationsNamed(name)[0]?.name ?? name)
  return [...new Set(names)].toSorted()
}

/** What a role of one's own is worth making for. */
const MOST_CHANGES_BEYOND = 10

function builtInFor(operations: readonly Operation[], excluded: OperationSet): BuiltRole['builtIn'] {
  if (operations.length === 0) return null
  const needed = differenceOf(setOf(operations), excluded)
  const hasWildcard = operations.some(({ name }) => name.includes('*'))
  const candidates = builtInRoles().filter((role) => {
    const { published } = operationsGranted(role)
    // roles are compared by names as they are written, which for a wildcard does not tell what a role takes out
    const isWhole = !hasWildcard || differenceOf(needed, published).every((word) => word === 0)
    return isWhole && countBoth(excluded, published) === 0
  })
  const roles = leastRoles({ roles: candidates, operations, articleRoleIds: [] })
  if (roles.length === 0) return null
  const beyond = changesBeyond(roles, matchingOperations(operations))
  return {
    roles,
    changesBeyond: beyond,
    isNarrowEnough: roles.length === 1 && beyond <= MOST_CHANGES_BEYOND && !isFarTooBroad(roles, operations),
  }
}

function matching(operation: Operation): readonly number[] {
  return operationsMatching(operation.name, planeOf(operation))
}

/** The published operations that names with wildcards stand for. */
function matchingOperations(operations: readonly Operation[]): readonly Operation[] {
  const all = indexedOperations()
  return [...new Set(operations.flatMap(matching))].flatMap((number) => all[number] ?? [])
}

function setOf(operations: readonly Operation[]): OperationSet {
  const namesOf = (plane: Plane) =>
    operations.filter((each) => planeOf(each) === plane).map(({ name }) => name)
  return unionOf(
    operationsMatchingAny(namesOf('control'), 'control'),
    operationsMatchingAny(namesOf('data'), 'data'),
  )
}

function overlaps(operations: readonly Operation[], set: OperationSet): boolean {
  return countBoth(setOf(operations), set) > 0
}
