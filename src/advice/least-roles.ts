import { isSpecialPurpose } from '../knowledge/catalogue/special-roles.ts'
import { ASSIGN_ROLES } from '../knowledge/operation-names.ts'
import { ROLES } from '../knowledge/role-names.ts'
import { bringsUnconditionally } from '../rbac/access.ts'
import type { Operation } from '../rbac/operation.ts'
import { roleGrants } from '../rbac/permission.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { breadthOf } from './breadth.ts'

const MOST_ROLES = 4

export interface LeastRolesRequest {
  readonly operations: readonly Operation[]
  /** preferred where everything else is equal */
  readonly articleRoleIds: readonly string[]
  /** those that can be assigned where the operations are needed */
  readonly roles: readonly RoleDefinition[]
}

/**
 * The smallest set of least-privileged roles that brings every operation: fewest roles, then
 * fewest operations granted, then the article's own. Roles made for a service's own identity, then
 * Contributor, then roles that can assign roles, then Owner count only where nothing else suffices. Empty: no
 * set does.
 */
export function leastRoles(request: LeastRolesRequest): readonly RoleDefinition[] {
  const tiers: ((role: RoleDefinition) => boolean)[] = [
    (role) => !isPowerful(role) && !isSpecialPurpose(role.id),
    (role) => !isPowerful(role),
    (role) => !roleGrants(role, ASSIGN_ROLES),
    (role) => role.id !== ROLES.owner.id,
    () => true,
  ]
  for (const admits of tiers) {
    const cover = smallestCover(bestByCoverage(request.roles.filter(admits), request), request)
    if (cover.length > 0) return cover
  }
  return []
}

/** Roles that Rolecall advises last, and never without a warning. */
export function isPowerful(role: RoleDefinition): boolean {
  return role.id === ROLES.contributor.id || role.id === ROLES.owner.id || roleGrants(role, ASSIGN_ROLES)
}

interface Candidate {
  readonly role: RoleDefinition
  /** one bit for each operation that it brings */
  readonly coverage: bigint
}

/** Of all roles that bring the same operations only the least can be part of the answer. */
function bestByCoverage(roles: readonly RoleDefinition[], request: LeastRolesRequest): readonly Candidate[] {
  const best = new Map<bigint, Candidate>()
  for (const role of roles) {
    const coverage = coverageOf(role, request.operations)
    if (coverage === 0n) continue
    const rival = best.get(coverage)
    if (rival === undefined || isLesser(role, rival.role, request)) best.set(coverage, { role, coverage })
  }
  return withoutDominated([...best.values()])
}

/** A role that brings no more than a lesser one does never helps. */
function withoutDominated(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(
    (each) =>
      !candidates.some(
        (other) =>
          other !== each &&
          (each.coverage & ~other.coverage) === 0n &&
          breadthOf(other.role) <= breadthOf(each.role),
      ),
  )
}

function coverageOf(role: RoleDefinition, operations: readonly Operation[]): bigint {
  return operations.reduce(
    (bits, operation, index) => (bringsUnconditionally(role, operation) ? bits | bit(index) : bits),
    0n,
  )
}

function bit(index: number): bigint {
  return 1n << BigInt(index)
}

function isLesser(
  role: RoleDefinition,
  rival: RoleDefinition,
  { articleRoleIds }: LeastRolesRequest,
): boolean {
  const difference = breadthOf(role) - breadthOf(rival)
  if (difference !== 0) return difference < 0
  const isArticle = articleRoleIds.includes(role.id)
  if (isArticle !== articleRoleIds.includes(rival.id)) return isArticle
  return role.id < rival.id
}

function smallestCover(
  candidates: readonly Candidate[],
  { operations }: LeastRolesRequest,
): readonly RoleDefinition[] {
  const all = bit(operations.length) - 1n
  for (let size = 1; size <= Math.min(MOST_ROLES, operations.length); size += 1) {
    const covers = coversOfSize(candidates, size, all)
    const best = covers.toSorted((left, right) => totalBreadth(left) - totalBreadth(right))[0]
    if (best !== undefined) return best.map(({ role }) => role)
  }
  return operations.length > MOST_ROLES ? greedyCover(candidates, all) : []
}

/** Each step takes a role for the first operation that is still open, so that no set is tried twice in vain. */
function coversOfSize(
  candidates: readonly Candidate[],
  size: number,
  open: bigint,
): readonly (readonly Candidate[])[] {
  const first = open & -open
  const fitting = candidates.filter(({ coverage }) => (coverage & first) !== 0n)
  if (size === 1) return fitting.filter(({ coverage }) => (open & ~coverage) === 0n).map((each) => [each])
  return fitting.flatMap((each) =>
    coversOfSize(candidates, size - 1, open & ~each.coverage).map((others) => [each, ...others]),
  )
}

/** For the rare request over many services: what covers most of the rest, until nothing is open. */
function greedyCover(candidates: readonly Candidate[], all: bigint): readonly RoleDefinition[] {
  const chosen: Candidate[] = []
  let open = all
  while (open !== 0n) {
    const next = candidates.toSorted(
      (left, right) =>
        bitCount(right.coverage & open) - bitCount(left.coverage & open) ||
        breadthOf(left.role) - breadthOf(right.role),
    )[0]
    if (next === undefined || (next.coverage & open) === 0n) return []
    chosen.push(next)
    open &= ~next.coverage
  }
  return withoutRedundant(chosen, all).map(({ role }) => role)
}

/** A role chosen early may be covered by those chosen after it. */
function withoutRedundant(chosen: readonly Candidate[], all: bigint): readonly Candidate[] {
  return chosen.reduce<readonly Candidate[]>((kept, each) => {
    const others = kept.filter((other) => other !== each)
    const coverage = others.reduce((bits, other) => bits | other.coverage, 0n)
    return (all & ~coverage) === 0n ? others : kept
  }, chosen)
}

function bitCount(bits: bigint): number {
  return bits.toString(2).replaceAll('0', '').length
}

function totalBreadth(cover: readonly Candidate[]): number {
  return cover.reduce((total, { role }) => total + breadthOf(role), 0)
}
