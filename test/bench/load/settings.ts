import { z } from 'zod'

/** What the sandbox and the connector say of themselves. */
export const surroundings = z.object({
  tenantId: z.string(),
  /** of ARM and Microsoft Graph */
  endpoint: z.string(),
  certificateAuthority: z.string(),
  connectorUrl: z.string(),
})
export type Surroundings = z.infer<typeof surroundings>

export const surroundingsSettings = z.object({ people: z.number() })

export const rolecallSettings = z.object({
  surroundings,
  /** whether the bot keeps to what Azure and Teams allow */
  isLimited: z.boolean(),
})

export const readingSettings = z.object({
  surroundings,
  /** how often it reads of Azure in a turn */
  reads: z.number(),
})

export const listening = z.object({ url: z.string() })

/** What the sandbox and the connector have taken so far. */
export const taken = z.object({ typing: z.number(), messages: z.number(), reads: z.number() })
export type Taken = z.infer<typeof taken>
