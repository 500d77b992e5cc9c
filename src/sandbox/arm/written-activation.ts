import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { minutesOf } from '../../rbac/duration.ts'
import type { SandboxContext } from '../context.ts'
import { extensionId } from '../extension-resource.ts'
import type { ActiveActivation } from '../tenant-store.ts'
import type { TenantScheduleInstance } from '../tenant.ts'

export const REQUESTS = 'RoleAssignmentScheduleRequests'

/** ARM REST, role assignment schedule requests 2020-10-01: what an eligible person sends. */
export const requestedActivation = z.object({
  properties: z.object({
    principalId: z.string(),
    roleDefinitionId: z.string(),
    requestType: z.string(),
    linkedRoleEligibilityScheduleId: z.string().nullish(),
    justification: z.string().nullish(),
    ticketInfo: z
      .object({ ticketNumber: z.string().nullish(), ticketSystem: z.string().nullish() })
      .nullish(),
    scheduleInfo: z.object({
      startDateTime: z.string().nullish(),
      expiration: z.object({ type: z.literal('AfterDuration'), duration: z.string() }),
    }),
    condition: z.string().nullish(),
    conditionVersion: z.string().nullish(),
  }),
})

export type RequestedActivation = z.infer<typeof requestedActivation>['properties']

/** What an activation adds to the tenant: a role assignment, and the instance of its schedule. */
export function activeActivation(
  requested: RequestedActivation,
  eligible: TenantScheduleInstance,
  scope: string,
  { clock }: SandboxContext,
): ActiveActivation {
  const name = randomUUID()
  const now = clock()
  const minutes = minutesOf(requested.scheduleInfo.expiration.duration) ?? 0
  const endsOn = now.getTime() + minutes * 60_000
  const granted = {
    scope,
    roleDefinitionId: requested.roleDefinitionId,
    principalId: requested.principalId,
    principalType: 'User',
    condition: eligible.properties.condition ?? null,
    createdOn: now.toISOString(),
  }
  const originRoleAssignmentId = extensionId(scope, 'roleAssignments', name)
  return {
    endsOn,
    assignment: { id: originRoleAssignmentId, name, properties: granted },
    instance: {
      id: extensionId(scope, 'RoleAssignmentScheduleInstances', name),
      name,
      properties: {
        ...granted,
        originRoleAssignmentId,
        ...{
          assignmentType: 'Activated',
          linkedRoleEligibilityScheduleId: eligible.properties.roleEligibilityScheduleId ?? null,
          linkedRoleEligibilityScheduleInstanceId: eligible.id,
          startDateTime: now.toISOString(),
        },
        endDateTime: new Date(endsOn).toISOString(),
      },
    },
  }
}

/** The request as ARM writes it. */
export function writtenRequest(
  requested: RequestedActivation,
  scope: string,
  name: string,
  active: ActiveActivation | null,
  { clock }: SandboxContext,
): unknown {
  const now = clock().toISOString()
  return {
    id: extensionId(scope, REQUESTS, name),
    name,
    type: `Microsoft.Authorization/${REQUESTS}`,
    properties: {
      ...requested,
      scope,
      principalType: 'User',
      requestorId: requested.principalId,
      status: active === null ? 'PendingApproval' : 'Provisioned',
      createdOn: now,
      scheduleInfo: {
        ...requested.scheduleInfo,
        startDateTime: requested.scheduleInfo.startDateTime ?? now,
      },
    },
  }
}
