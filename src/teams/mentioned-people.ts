import { TeamsInfo, type TurnContext } from 'botbuilder'
import { readPlainRequest } from '../question/plain-request/read-plain-request.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import { messageTextOf, othersMentioned, type Mentioned } from './message-text.ts'

/**
 * A question about somebody who is mentioned, with their object id in place of the name: others may have the same, and
 * people shorten the names in mentions. Where the roster does not tell who it is, the name stays.
 */
export async function withMentionedId(
  context: TurnContext,
  activity: IncomingActivity,
): Promise<IncomingActivity> {
  const meant = whoIsAskedAbout(activity)
  if (meant === null) return activity
  const objectId = await objectIdOf(context, meant.accountId)
  return objectId === null ? activity : withIdFor(meant, objectId, activity)
}

function whoIsAskedAbout(activity: IncomingActivity): Mentioned | null {
  const others = othersMentioned(activity)
  if (others.length === 0) return null
  const asked = readPlainRequest(messageTextOf(activity).own)?.about?.name
  return others.find(({ name }) => name === asked) ?? null
}

async function objectIdOf(context: TurnContext, accountId: string): Promise<string | null> {
  try {
    return (await TeamsInfo.getMember(context, accountId)).aadObjectId ?? null
  } catch {
    return null
  }
}

/** The rich form of the message says the name again. */
function withIdFor({ markup }: Mentioned, objectId: string, activity: IncomingActivity): IncomingActivity {
  return {
    ...activity,
    text: (activity.text ?? '').replace(markup, () => objectId),
    attachments: (activity.attachments ?? []).filter(({ contentType }) => contentType !== 'text/html'),
  }
}
