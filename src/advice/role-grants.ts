import { builtInRoles } from '../knowledge/catalogue/roles.ts'
import type { BoundRequirement, Resource } from '../question/question.ts'
import type { Operation } from '../rbac/operation.ts'
import { sameOperation } from '../rbac/operation.ts'
import type { Principal } from '../rbac/principal.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { resourceGroupOf, scopeLevel } from '../rbac/scope.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { stateOfOperation } from '../verdict/operation-state.ts'
import { accessFactsOf } from '../verdict/principal-facts.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { leastRoles } from './least-roles.ts'

/** Requirements that one role may mend together: the same principal needs them at the same scope. */
export interface Gap {
  readonly principal: Principal | null
  /** the resource whose identity the principal is */
  readonly actor: Resource | null
  /** where to assign: the narrowest scope that covers what is needed */
  readonly scope: string
  readonly requirements: readonly BoundRequirement[]
  /** what the principal does not effectively hold */
  readonly operations: readonly Operation[]
}

export interface GapRoles {
  readonly gap: Gap
  /** the smallest sufficient set; empty where no role suffices */
  readonly roles: readonly RoleDefinition[]
}

export function gapsOf(verdicts: readonly Verdict[], snapshot: AccessSnapshot): readonly Gap[] {
  const groups = Map.groupBy(
    verdicts.map(({ requirement }) => requirement),
    (bound) => `${bound.assignee?.id ?? bound.actor?.id ?? ''} ${assignmentScope(bound)}`.toLowerCase(),
  )
  return [...groups.values()].flatMap((requirements) => {
    const [first] = requirements
    if (first === undefined) return []
    const operations = uniqueOperations(requirements.flatMap((each) => ungranted(each, snapshot)))
    return [
      {
        principal: first.assignee,
        actor: first.actor,
        scope: assignmentScope(first),
        requirements,
        operations,
      },
    ]
  })
}

/** The least roles for a gap, proved by evaluating again as if they were assigned. */
export function rolesForGap(gap: Gap, snapshot: AccessSnapshot): GapRoles {
  const roles = leastRoles({
    operations: gap.operations,
    scope: gap.scope,
    managementGroups: accessFactsOf({ id: '' }, gap.scope, snapshot).managementGroups,
    articleRoleIds: gap.requirements.flatMap(({ requirement }) => requirement.role?.id ?? []),
    roles: knownRoles(snapshot),
  })
  return { gap, roles }
}

/** Containers, queues, tables and shares take role assignments of their own. */
const STORAGE_CHILD = /\/(?:blob|queue|table|file)Services\/default\/[^/]+\/[^/]+$/i

/** A role cannot be assigned on something that does not exist yet, nor is a model deployment a place for one. */
function assignmentScope({ scope, resource }: BoundRequirement): string {
  if (resource !== null) return STORAGE_CHILD.test(scope) ? scope : resource.id
  return scopeLevel(scope) === 'resource' ? (resourceGroupOf(scope) ?? scope) : scope
}

/** The catalogue stands in only where ARM would not list the role definitions. */
function knownRoles({ roleDefinitions }: AccessSnapshot): Iterable<RoleDefinition> {
  return roleDefinitions.size > 0 ? roleDefinitions.values() : builtInRoles()
}

function ungranted(
  { requirement, assignee, scope }: BoundRequirement,
  snapshot: AccessSnapshot,
): readonly Operation[] {
  if (assignee === null) return requirement.operations
  return requirement.operations.filter(
    (operation) => stateOfOperation(operation, assignee, scope, snapshot).active.grants.length === 0,
  )
}

function uniqueOperations(operations: readonly Operation[]): readonly Operation[] {
  return operations.filter(
    (each, index) => operations.findIndex((other) => sameOperation(other, each)) === index,
  )
}
