import { z } from 'zod'

/** What a bot in a process of its own needs to know, as JSON in its environment. */
export const instanceSettings = z.object({
  armEndpoint: z.url(),
  certificateAuthority: z.string(),
  tokenServiceUrl: z.url(),
  tenantId: z.guid(),
  connectionName: z.string(),
  stateContainer: z.url(),
  auditContainer: z.url(),
  turnLease: z.number(),
  /** milliseconds by which its clock is ahead */
  clockAhead: z.number().default(0),
})
export type InstanceSettings = z.input<typeof instanceSettings>
export const SETTINGS_VARIABLE = 'INSTANCE_SETTINGS'
