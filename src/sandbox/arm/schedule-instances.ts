import { scopesEqual } from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import { extensionId, type ExtensionPath } from '../extension-resource.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import type { TenantRoleAssignment, TenantScheduleInstance } from '../tenant.ts'
import { listForScope } from './assignment-list.ts'
import { notAllowed } from './errors.ts'

/** Eligible assignments: `{scope}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances`, api-version 2020-10-01. */
export function answerEligibility(
  { scope }: ExtensionPath,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (request.method !== 'GET') return notAllowed(request.method)
  return listForScope(
    {
      action: 'Microsoft.Authorization/roleEligibilityScheduleInstances/read',
      reads: 'eligibility',
      items: context.store.tenant.roleEligibilityScheduleInstances,
      principalsOf,
      write: (instance) => written(instance, 'RoleEligibilityScheduleInstances'),
      supports: () => true,
    },
    scope,
    callerId,
    request,
    context,
  )
}

/** Active assignments as Privileged Identity Management sees them: `…/roleAssignmentScheduleInstances`. */
export function answerActiveSchedules(
  { scope }: ExtensionPath,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (request.method !== 'GET') return notAllowed(request.method)
  const scheduled = context.store.roleAssignmentScheduleInstances
  const permanent = context.store.roleAssignments.filter(
    ({ id }) => !scheduled.some(({ properties }) => scopesEqual(properties.originRoleAssignmentId ?? '', id)),
  )
  return listForScope(
    {
      action: 'Microsoft.Authorization/roleAssignmentScheduleInstances/read',
      reads: 'roleAssignments',
      items: [...scheduled, ...permanent.map(permanentInstance)],
      principalsOf,
      write: (instance) => written(instance, 'RoleAssignmentScheduleInstances'),
      supports: () => true,
    },
    scope,
    callerId,
    request,
    context,
  )
}

function principalsOf({ properties }: TenantScheduleInstance): readonly string[] {
  return [properties.principalId]
}

/** An assignment that nobody scheduled is listed as one that is assigned without an end. */
function permanentInstance(assignment: TenantRoleAssignment): TenantScheduleInstance {
  const { scope, roleDefinitionId, principalId, principalType, condition } = assignment.properties
  return {
    id: extensionId(scope, 'RoleAssignmentScheduleInstances', assignment.name),
    name: assignment.name,
    properties: {
      scope,
      roleDefinitionId,
      principalId,
      principalType: principalType ?? null,
      condition: condition ?? null,
      originRoleAssignmentId: assignment.id,
      endDateTime: null,
    },
  }
}

function written(
  instance: TenantScheduleInstance,
  collection: 'RoleEligibilityScheduleInstances' | 'RoleAssignmentScheduleInstances',
): unknown {
  const isEligible = collection === 'RoleEligibilityScheduleInstances'
  return {
    ...instance,
    type: `Microsoft.Authorization/${collection}`,
    properties: {
      status: isEligible ? 'Provisioned' : 'Accepted',
      memberType: 'Direct',
      ...(isEligible ? {} : { assignmentType: 'Assigned' }),
      ...instance.properties,
    },
  }
}
