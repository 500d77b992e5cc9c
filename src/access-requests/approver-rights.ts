import { ASSIGN_ROLES } from '../knowledge/operation-names.ts'
import type { Requirement } from '../knowledge/requirement.ts'
import { roleAssignmentAttributes } from '../rbac/condition/role-assignment-attributes.ts'
import type { Operation } from '../rbac/operation.ts'
import type { Principal } from '../rbac/principal.ts'
import type { AzureReader } from '../snapshot/azure-reader.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import { takeSnapshot } from '../snapshot/take-snapshot.ts'
import { describeScope } from '../verdict/describe-assignment.ts'
import { stateOfOperation, type OperationState } from '../verdict/operation-state.ts'
import type { Grant } from './grant.ts'

/** Whether somebody may do something now. `text` is a sentence about them, as "you". */
export type Right =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no'; readonly text: string }
  | { readonly kind: 'activate-first'; readonly text: string }
  /** it could not be told; Azure tells it when it is done */
  | { readonly kind: 'unknown'; readonly text: string }

/** Everything that decides whether a person may assign roles at some scopes, read now. */
export async function readApproverSnapshot(
  approverId: string,
  scopes: readonly string[],
  reader: AzureReader,
  now: Date,
): Promise<AccessSnapshot> {
  const approver = personOf(approverId)
  const requirements = scopes.map((scope) => ({
    requirement: needing(ASSIGN_ROLES),
    assignee: approver,
    actor: null,
    scope,
    resource: null,
  }))
  return takeSnapshot(requirements, approver, reader, now.toISOString())
}

/** Whether that person may assign that role to that principal there, by what was read. */
export function approverRight(approverId: string, grant: Grant, snapshot: AccessSnapshot): Right {
  const place = describeScope(grant.scope, snapshot)
  const state = stateOfOperation(
    ASSIGN_ROLES,
    personOf(approverId),
    grant.scope,
    snapshot,
    roleAssignmentAttributes(grant),
  )
  return rightOf(state, `assign ${grant.roleName} on ${place}`)
}

function rightOf({ state, active, eligible }: OperationState, deed: string): Right {
  switch (state) {
    case 'granted':
      return { kind: 'yes' }
    case 'denied': {
      const name = active.denials[0]?.name ?? ''
      return { kind: 'no', text: `The deny assignment ${name} keeps you from what it takes to ${deed}.` }
    }
    case 'missing':
      return { kind: 'no', text: `You cannot ${deed}.` }
    case 'eligible': {
      const names = [...new Set(eligible.grants.map(({ role }) => role.name))].join(' or ')
      return { kind: 'activate-first', text: `Activate ${names} first: without it you cannot ${deed}.` }
    }
    case 'conditional':
      return {
        kind: 'unknown',
        text: `I could not check whether you can ${deed}: your own role has a condition, and I do not know all that it asks about.`,
      }
    case 'indeterminate':
      return {
        kind: 'unknown',
        text: `I could not check whether you can ${deed}: I may not read everything that decides it.`,
      }
    default:
      return state satisfies never
  }
}

/** Whoever acts here has signed in to Teams as a person. */
function personOf(id: string): Principal {
  return { id, type: 'User', name: null }
}

function needing(operation: Operation): Requirement {
  return {
    id: `operation/${operation.name}`,
    table: 'operation',
    role: null,
    operations: [operation],
    assignee: 'caller',
    resource: 'any',
    purpose: 'assign roles',
  }
}
