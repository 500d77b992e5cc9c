import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { breadthOf, type Weights } from './breadth.ts'
import { coverageOf, coverageOfAll, fewestChoices, isPart, sizeOf, type Coverage } from './coverage.ts'
import { operationsGranted } from './granted-operations.ts'
import { leastCoverOfSize, type Candidate, type CoverRequest } from './least-cover.ts'

/** Far more than any question took; it holds the rare one over dozens of services to a fraction of a second. */
const MOST_STEPS = 5_000

/**
 * The fewest roles that together bring every operation; of several such sets the one that grants least, then
 * the one with most of the article's roles. None of them is redundant. Empty where no set suffices.
 *
 * Exact, unless the search takes too many steps: then there may be a lesser set, or a smaller one.
 */
export function smallestCover(request: CoverRequest, mostSteps = MOST_STEPS): readonly RoleDefinition[] {
  const all = coverageOfAll(request.rolesByOperation.length)
  const candidates = candidatesOf(request)
  const greedy = greedyCover(candidates, all, request.weights)
  if (greedy.length === 0) return []
  const size = smallestSize(candidates, all, greedy.length, mostSteps)
  const least = leastCoverOfSize(size, all, candidates, { ...request, mostSteps })
  return withoutRedundant(least ?? greedy, all).map(({ role }) => role)
}

function candidatesOf({ rolesByOperation }: CoverRequest): readonly Candidate[] {
  const coverages = new Map<RoleDefinition, Coverage>()
  rolesByOperation.forEach((roles, index) => {
    for (const role of roles) coverages.set(role, (coverages.get(role) ?? 0n) | coverageOf(index))
  })
  return [...coverages]
    .map(([role, coverage]) => ({ role, coverage, granted: operationsGranted(role) }))
    .sort((left, right) => (left.role.id < right.role.id ? -1 : 1))
}

/** What brings most of the rest, until nothing is open. What is chosen early may be redundant in the end. */
function greedyCover(
  candidates: readonly Candidate[],
  all: Coverage,
  weights: Weights,
): readonly Candidate[] {
  const leastFirst = candidates.toSorted(
    (left, right) => breadthOf(left.granted, weights) - breadthOf(right.granted, weights),
  )
  const chosen: Candidate[] = []
  let open = all
  while (open !== 0n) {
    const most = Math.max(...leastFirst.map(({ coverage }) => sizeOf(coverage & open)))
    const next = leastFirst.find(({ coverage }) => sizeOf(coverage & open) === most)
    if (next === undefined || most === 0) return []
    chosen.push(next)
    open &= ~next.coverage
  }
  return chosen
}

function withoutRedundant(chosen: readonly Candidate[], all: Coverage): readonly Candidate[] {
  return chosen.reduce<readonly Candidate[]>((kept, each) => {
    const others = kept.filter((other) => other !== each)
    const coverage = others.reduce((bits, other) => bits | other.coverage, 0n)
    return isPart(all, coverage) ? others : kept
  }, chosen)
}

/** The size of the smallest set that brings everything, which is no greater than `most`. */
function smallestSize(
  candidates: readonly Candidate[],
  all: Coverage,
  most: number,
  mostSteps: number,
): number {
  const distinct = [...new Set(candidates.map(({ coverage }) => coverage))]
  const largest = distinct
    .filter((each) => !distinct.some((other) => other !== each && isPart(each, other)))
    .map((coverage) => ({ coverage }))
  const widest = Math.max(...largest.map(({ coverage }) => sizeOf(coverage)))
  let steps = 0
  const isCoveredBy = (size: number, open: Coverage): boolean => {
    if (open === 0n) return true
    if (sizeOf(open) > size * widest || (steps += 1) > mostSteps) return false
    return fewestChoices(open, largest).some(({ coverage }) => isCoveredBy(size - 1, open & ~coverage))
  }
  for (let size = 1; size < most; size += 1) if (isCoveredBy(size, all)) return size
  return most
}
