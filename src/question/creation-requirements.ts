import type { Requirement } from '../knowledge/requirement.ts'
import { requirementsOf } from '../knowledge/requirements.ts'
import { requirementsOutcome, type RequirementsOutcome } from './bound-requirements.ts'
import type { AskedTable, BoundRequirement, Resource } from './question.ts'
import { kindsOf } from './resource-type.ts'
import type { Located } from './surroundings.ts'

/** Whether the tables are asked about a hub that is yet to be made. */
export function isCreation(tables: readonly AskedTable[]): boolean {
  return tables.includes('hub-creation')
}

/**
 * The rows that making a hub somewhere takes. What exists already need not be made, but is updated when it is linked, so
 * its row is asked there. Whose identity the hub will have is not known yet.
 */
export function creationRequirements(tables: readonly AskedTable[], located: Located): RequirementsOutcome {
  return requirementsOutcome(
    tables.flatMap((table) => requirementsOf(table).flatMap((row) => places(row, located))),
  )
}

function places(requirement: Requirement, located: Located): readonly BoundRequirement[] {
  const { subject, scope, existing, related } = located
  const at = (place: Resource | null): BoundRequirement => ({
    requirement,
    assignee: requirement.assignee === 'caller' ? subject : null,
    actor: null,
    scope: place?.id ?? scope,
    resource: place,
  })
  const named = existing.filter((resource) => isFor(requirement, resource))
  const spokenOf = requirement.resource === 'key-vault' && named.length === 0 ? related : named
  return spokenOf.length === 0 ? [at(null)] : spokenOf.map(at)
}

/** Whether a resource that exists already stands in for what a row would make, or is what it speaks of. */
function isFor({ resource: kind, operations }: Requirement, resource: Resource): boolean {
  const makes = `${resource.type}/write`.toLowerCase()
  return kind === 'creation-scope'
    ? operations.some(({ name }) => name.toLowerCase() === makes)
    : kindsOf(resource).includes(kind)
}
