import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { breadthOf, type Weights } from './breadth.ts'
import { fewestChoices, sizeOf, type Coverage } from './coverage.ts'
import { together, type GrantedOperations } from './granted-operations.ts'

export interface CoverRequest {
  /** the roles to choose from that bring each operation */
  readonly rolesByOperation: readonly ReadonlySet<RoleDefinition>[]
  readonly weights: Weights
  /** preferred where everything else is equal */
  readonly articleRoleIds: readonly string[]
}

export interface Candidate {
  readonly role: RoleDefinition
  readonly coverage: Coverage
  readonly granted: GrantedOperations
}

/**
 * Of the sets of at most some size that bring everything the one that grants least; null where none is found.
 * Two roles are as broad as the union of what they grant. Branch and bound: a set that grants more than the
 * best one is left as soon as that shows.
 */
export function leastCoverOfSize(
  size: number,
  all: Coverage,
  candidates: readonly Candidate[],
  request: CoverRequest & { readonly mostSteps: number },
): readonly Candidate[] | null {
  const widest = Math.max(...candidates.map(({ coverage }) => sizeOf(coverage)))
  const found: { best: Cover | null; steps: number } = { best: null, steps: 0 }

  const extend = (cover: Cover): void => {
    const left = size - cover.chosen.length
    if (sizeOf(cover.open) > left * widest) return
    const extensions = fewestChoices(cover.open, candidates).map((each) => extended(cover, each, request))
    for (const next of extensions.sort((one, other) => one.breadth - other.breadth)) {
      found.steps += 1
      if (found.steps > request.mostSteps || (found.best !== null && next.breadth > found.best.breadth))
        return
      if (next.open !== 0n && left > 1) extend(next)
      if (next.open === 0n && (found.best === null || isLess(next, found.best, request))) found.best = next
    }
  }
  extend({ chosen: [], open: all, granted: null, breadth: 0 })
  return found.best?.chosen ?? null
}

interface Cover {
  readonly chosen: readonly Candidate[]
  /** what is still to be brought */
  readonly open: Coverage
  /** null: nothing */
  readonly granted: GrantedOperations | null
  readonly breadth: number
}

function extended(cover: Cover, by: Candidate, { weights }: CoverRequest): Cover {
  const granted = cover.granted === null ? by.granted : together(cover.granted, by.granted)
  return {
    chosen: [...cover.chosen, by],
    open: cover.open & ~by.coverage,
    granted,
    breadth: breadthOf(granted, weights),
  }
}

function isLess(one: Cover, other: Cover, request: CoverRequest): boolean {
  if (one.breadth !== other.breadth) return one.breadth < other.breadth
  const [ones, others] = [articleRoles(one, request), articleRoles(other, request)]
  return ones === others ? idsOf(one) < idsOf(other) : ones > others
}

function articleRoles({ chosen }: Cover, { articleRoleIds }: CoverRequest): number {
  return chosen.filter(({ role }) => articleRoleIds.includes(role.id)).length
}

function idsOf({ chosen }: Cover): string {
  return chosen
    .map(({ role }) => role.id)
    .toSorted()
    .join(' ')
}
