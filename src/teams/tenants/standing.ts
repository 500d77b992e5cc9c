import type { IncomingActivity } from '../incoming-activity.ts'

export interface Tenants {
  /** whose Azure is read; null: whoever the channel lets through counts as its own */
  readonly own: string | null
  /** whose people may talk to the bot besides */
  readonly allowed: readonly string[]
}

/**
 * - `own`: everything that the activity states is of the tenant that Azure is read in. Guests of it are, for Teams states
 *   the tenant that they are in, and their object id there.
 * - `allowed`: it states another tenant that is let in, be it of the conversation or of the person. An object id of that
 *   tenant is nobody in the own one.
 * - `foreign`: it states any other tenant, or none.
 */
export type Standing = 'own' | 'allowed' | 'foreign'

export function standingOf(activity: IncomingActivity, { own, allowed }: Tenants): Standing {
  if (own === null) return 'own'
  const { conversation, channelData, from } = activity
  const stated = [conversation.tenantId, channelData?.tenant?.id, from.tenantId].flatMap((id) =>
    id === undefined ? [] : [id.toLowerCase()],
  )
  if (stated.length === 0) return 'foreign'
  if (stated.every((id) => id === own.toLowerCase())) return 'own'
  const known = [own, ...allowed].map((id) => id.toLowerCase())
  return stated.every((id) => known.includes(id)) ? 'allowed' : 'foreign'
}
