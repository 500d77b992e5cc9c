import type { Requirement } from '../knowledge/requirement.ts'
import type { Operation } from '../rbac/operation.ts'
import type { Principal } from '../rbac/principal.ts'
import type { BoundRequirement, OpenQuestion, Resource } from './question.ts'
import type { Connection, Located } from './surroundings.ts'

export type RequirementsOutcome =
  | {
      readonly kind: 'requirements'
      readonly requirements: readonly BoundRequirement[]
      /** connections over which nobody's roles are used */
      readonly keyConnections: readonly Connection[]
      /** what the person should know of the rows, or why there are none */
      readonly remarks: readonly string[]
      /** what the subject can do there beside, which is told and not advised on */
      readonly capabilities: readonly BoundRequirement[]
    }
  | { readonly kind: 'ask'; readonly ask: OpenQuestion }

export function requirementsOutcome(
  requirements: readonly BoundRequirement[],
  keyConnections: readonly Connection[] = [],
  remarks: readonly string[] = [],
  capabilities: readonly BoundRequirement[] = [],
): RequirementsOutcome {
  return { kind: 'requirements', requirements, keyConnections, remarks, capabilities }
}

/** Several outcomes as one, each requirement once; the first question that is open stands for all. */
export function joinOutcomes(
  first: RequirementsOutcome,
  ...others: readonly RequirementsOutcome[]
): RequirementsOutcome {
  const outcomes = [first, ...others]
  const asking = outcomes.find((outcome) => outcome.kind === 'ask')
  if (asking !== undefined) return asking
  const answered = outcomes.flatMap((outcome) => (outcome.kind === 'ask' ? [] : [outcome]))
  return {
    kind: 'requirements',
    requirements: uniqueRequirements(answered.flatMap(({ requirements }) => requirements)),
    keyConnections: [...new Set(answered.flatMap(({ keyConnections }) => keyConnections))],
    remarks: [...new Set(answered.flatMap(({ remarks }) => remarks))],
    capabilities: answered.flatMap(({ capabilities }) => capabilities),
  }
}

export function uniqueRequirements(all: readonly BoundRequirement[]): readonly BoundRequirement[] {
  const key = ({ requirement, assignee, actor, scope }: BoundRequirement) =>
    [requirement.id, assignee?.id ?? actor?.id ?? '', scope].join(' ').toLowerCase()
  return [...new Map(all.toReversed().map((bound) => [key(bound), bound])).values()].toReversed()
}

export function bindToPrincipal(
  requirement: Requirement,
  assignee: Principal,
  resource: Resource,
): BoundRequirement {
  return { requirement, assignee, actor: null, scope: resource.id, resource }
}

/** Ties a row to the system-assigned identity of `actor`, which may have none. */
export function bindToIdentity(
  requirement: Requirement,
  actor: Resource,
  resource: Resource,
): BoundRequirement {
  return { requirement, assignee: systemIdentityOf(actor), actor, scope: resource.id, resource }
}

export function systemIdentityOf(resource: Resource): Principal | null {
  const id = resource.identity?.systemAssigned ?? null
  return id === null ? null : { id, type: 'ServicePrincipal', name: resource.name }
}

/** An operation that no row names, for the subject of a question. */
export function bindOperation(
  operation: Operation,
  { subject, scope, resource }: Located,
  purpose = `perform ${operation.name}`,
): BoundRequirement {
  const requirement: Requirement = {
    id: `operation/${operation.name}`,
    table: 'operation',
    role: null,
    operations: [operation],
    assignee: 'caller',
    resource: 'any',
    purpose,
  }
  return { requirement, assignee: subject, actor: null, scope, resource }
}
