import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { minutesOf } from '../../rbac/duration.ts'
import type { SandboxContext } from '../context.ts'
import { principalTypeOf } from '../directory.ts'
import { extensionId } from '../extension-resource.ts'
import type { ScheduledRole } from '../tenant-store.ts'

export const REQUESTS = 'RoleAssignmentScheduleRequests'

/** ARM REST, role assignment schedule requests 2020-10-01, as far as every kind of them goes. */
const properties = z.object({
  principalId: z.string(),
  roleDefinitionId: z.string(),
  requestType: z.string(),
  linkedRoleEligibilityScheduleId: z.string().nullish(),
  justification: z.string().nullish(),
  ticketInfo: z.object({ ticketNumber: z.string().nullish(), ticketSystem: z.string().nullish() }).nullish(),
  scheduleInfo: z
    .object({
      startDateTime: z.string().nullish(),
      expiration: z.object({ type: z.string(), duration: z.string().nullish() }),
    })
    .nullish(),
  condition: z.string().nullish(),
  conditionVersion: z.string().nullish(),
})

export const scheduleRequest = z.object({ properties })
export type ScheduleRequest = z.infer<typeof properties>

/** One for a role that is to end after some time. */
export const timedRequest = properties.extend({
  scheduleInfo: z.object({
    startDateTime: z.string().nullish(),
    expiration: z.object({ type: z.literal('AfterDuration'), duration: z.string() }),
  }),
})
export type TimedRequest = z.infer<typeof timedRequest>

/** What such a request adds to the tenant: a role assignment, and the instance of its schedule. */
export function scheduledRole(
  requested: TimedRequest,
  scope: string,
  fields: { readonly assignmentType: 'Activated' | 'Assigned'; readonly condition: string | null },
  { store, clock }: SandboxContext,
): ScheduledRole {
  const name = randomUUID()
  const now = clock()
  const minutes = minutesOf(requested.scheduleInfo.expiration.duration) ?? 0
  const endsOn = now.getTime() + minutes * 60_000
  const found = store.directory.find(requested.principalId)
  const granted = {
    scope,
    roleDefinitionId: requested.roleDefinitionId,
    principalId: requested.principalId,
    principalType: found === null ? null : principalTypeOf(found),
    condition: fields.condition,
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
        ...{ assignmentType: fields.assignmentType, startDateTime: now.toISOString() },
        endDateTime: new Date(endsOn).toISOString(),
      },
    },
  }
}

/** The request as ARM writes it. */
export function writtenRequest(
  requested: ScheduleRequest,
  { scope, name, requestorId, status }: Readonly<Record<'scope' | 'name' | 'requestorId' | 'status', string>>,
  { store, clock }: SandboxContext,
): unknown {
  const now = clock().toISOString()
  const found = store.directory.find(requested.principalId)
  const { scheduleInfo } = requested
  return {
    id: extensionId(scope, REQUESTS, name),
    name,
    type: `Microsoft.Authorization/${REQUESTS}`,
    properties: {
      ...requested,
      scope,
      principalType: found === null ? null : principalTypeOf(found),
      requestorId,
      status,
      createdOn: now,
      ...(scheduleInfo == null
        ? {}
        : { scheduleInfo: { ...scheduleInfo, startDateTime: scheduleInfo.startDateTime ?? now } }),
    },
  }
}
