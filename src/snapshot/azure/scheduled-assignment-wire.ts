import { z } from 'zod'
import { roleIdOf } from '../../rbac/role-definition.ts'
import type { ScheduledAssignment } from '../azure-reader.ts'

/** ARM REST, role assignment schedule instances 2020-10-01. */
export const scheduledAssignment = z
  .object({
    properties: z.object({
      scope: z.string(),
      roleDefinitionId: z.string(),
      principalId: z.string(),
      assignmentType: z.string().nullish(),
      startDateTime: z.string().nullish(),
      endDateTime: z.string().nullish(),
    }),
  })
  .transform(({ properties }): ScheduledAssignment => ({
    scope: properties.scope,
    roleId: roleIdOf(properties.roleDefinitionId),
    principalId: properties.principalId,
    schedule: {
      isActivated: properties.assignmentType?.toLowerCase() === 'activated',
      startDateTime: properties.startDateTime ?? null,
      endDateTime: properties.endDateTime ?? null,
    },
  }))
