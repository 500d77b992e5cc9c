import type { IncomingActivity } from '../incoming-activity.ts'

const ROOT = ';messageid='

/** Id of the message that began the thread; null outside channels. */
export function rootOf({ conversation }: IncomingActivity): string | null {
  const at = conversation.id.indexOf(ROOT)
  return at === -1 ? null : conversation.id.slice(at + ROOT.length)
}

/** Id of the conversation without the thread: the channel, the group chat, or the chat of two. */
export function conversationOf({ conversation }: IncomingActivity): string {
  const [id = ''] = conversation.id.split(ROOT)
  return id
}

/** Whether the message is an answer in a thread, and not what began it. */
export function isReply(activity: IncomingActivity): boolean {
  const root = rootOf(activity)
  return root !== null && root !== activity.id
}
