import type { IncomingActivity } from '../incoming-activity.ts'

/** Ids of the message whose button was pressed: clients state it in one place or the other. */
export function pressedMessageIds({ replyToId, channelData }: IncomingActivity): readonly string[] {
  return [replyToId, channelData?.legacy?.replyToId].filter((id) => id !== undefined)
}
