import { z } from 'zod'

/** What the bot of the program beside this needs to know, as JSON in its environment. */
export const botSettings = z.object({
  armEndpoint: z.url(),
  certificateAuthority: z.string(),
  tenantId: z.guid(),
  limits: z.object({ notice: z.number(), drain: z.number(), flush: z.number() }),
})
export type BotSettings = z.infer<typeof botSettings>
export const SETTINGS_VARIABLE = 'BOT_SETTINGS'
