import type { Requirement } from '../../src/knowledge/requirement.ts'
import { requirements } from '../../src/knowledge/requirements.ts'
import type { BoundRequirement, Resource } from '../../src/question/question.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import type { Principal } from '../../src/rbac/principal.ts'
import { DANA } from './people.ts'

/** A row of the knowledge by its id. */
export function row(id: string): Requirement {
  const found = requirements.find((requirement) => requirement.id === id)
  if (found === undefined) throw new Error(`expected a requirement, found none of id ${id}`)
  return found
}

/** A row that an error raises by naming operations. */
export function operationRow(...operations: readonly Operation[]): Requirement {
  return {
    id: `operation/${operations[0]?.name ?? ''}`,
    table: 'operation',
    role: null,
    operations,
    assignee: 'caller',
    resource: 'any',
    purpose: 'perform what the error names',
  }
}

/** A requirement on a resource, or on a scope that is none, for Dana unless it says otherwise. */
export function bound(
  requirement: Requirement | string,
  on: Resource | string,
  assignee: Principal | null = DANA,
  actor: Resource | null = null,
): BoundRequirement {
  const isScope = typeof on === 'string'
  return {
    requirement: typeof requirement === 'string' ? row(requirement) : requirement,
    assignee,
    actor,
    scope: isScope ? on : on.id,
    resource: isScope ? null : on,
  }
}
