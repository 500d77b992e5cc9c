import type { IncomingActivity } from '../incoming-activity.ts'
import { mentionsBot } from '../message-text.ts'
import { isPersonal } from '../sender.ts'

/**
 * Whether a message is for the bot. Where others read along, a bot that may read every message is still spoken to only
 * where it is mentioned, or where a button of its cards is pressed. A card that somebody chose in a message extension
 * says nothing to the bot.
 */
export function isAddressed(activity: IncomingActivity): boolean {
  if (activity.value != null || mentionsBot(activity)) return true
  return isPersonal(activity) && !isCardAlone(activity)
}

/** Teams attaches the markup of a message beside its cards. */
function isCardAlone({ text, attachments }: IncomingActivity): boolean {
  const types = (attachments ?? []).map(({ contentType }) => contentType)
  return (
    (text ?? '').trim() === '' &&
    types.some(isCard) &&
    types.every((type) => isCard(type) || type === 'text/html')
  )
}

/** Source: Bot Framework, "Cards reference", content types. */
function isCard(contentType: string): boolean {
  return contentType.startsWith('application/vnd.microsoft.card.')
}
