import type { Activity } from 'botbuilder'
import { z } from 'zod'

/** Left out or null: both mean that it is not known. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined)

const account = z.object({
  id: z.string().min(1),
  name: text,
  aadObjectId: text,
  tenantId: text,
  role: text,
})

const conversation = z.object({
  id: z.string().min(1),
  name: text,
  conversationType: text,
  tenantId: text,
  isGroup: z.boolean().optional(),
})

/**
 * What Rolecall reads of an activity; the rest is dropped.
 * Source: Bot Framework activity schema, and the Teams documentation of `channelData`.
 */
const activity = z.object({
  type: z.string().min(1),
  id: text,
  channelId: text,
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: account,
  recipient: account,
  conversation,
  locale: text,
  name: text,
  text: text,
  textFormat: text,
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.unknown().optional(), contentUrl: text }))
    .nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  value: z.unknown().optional(),
  replyToId: text,
  action: text,
  membersAdded: z.array(account).nullish(),
  channelData: z
    .object({
      tenant: z.object({ id: text }).nullish(),
      team: z.object({ id: text, aadGroupId: text }).nullish(),
      channel: z.object({ id: text, name: text }).nullish(),
      legacy: z.object({ replyToId: text }).nullish(),
    })
    .nullish(),
})

/** An activity from the wire, checked. */
export type IncomingActivity = z.infer<typeof activity>

export type ReadActivity =
  | { readonly kind: 'activity'; readonly activity: IncomingActivity }
  /** `text` names the fields, never their values */
  | { readonly kind: 'fault'; readonly text: string }

export function readActivity(body: unknown): ReadActivity {
  const read = activity.safeParse(body)
  return read.success
    ? { kind: 'activity', activity: read.data }
    : {
        kind: 'fault',
        text: z
          .prettifyError(read.error)
          .split('\n')
          .map((line) => line.trim())
          .join(' '),
      }
}

/** botbuilder's type claims more than the wire promises; it hands on what it is given and asks for no more. */
export function asBotbuilderActivity(incoming: IncomingActivity): Activity {
  return incoming as unknown as Activity
}

/** The other way, inside a turn. */
export function incomingActivityOf(botbuilderActivity: Activity): IncomingActivity {
  return activity.parse(botbuilderActivity)
}
