import type { IncomingActivity } from '../incoming-activity.ts'
import { mentionsBot } from '../message-text.ts'
import { isPersonal } from '../sender.ts'

/**
 * Whether a message is for the bot. Where others read along, a bot that may read every message is still spoken to only
 * where it is mentioned, or where a button of its cards is pressed.
 */
export function isAddressed(activity: IncomingActivity): boolean {
  return isPersonal(activity) || activity.value != null || mentionsBot(activity)
}
