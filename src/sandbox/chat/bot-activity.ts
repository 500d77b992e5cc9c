import { z } from 'zod'

const attachment = z.looseObject({ contentType: z.string(), content: z.unknown().optional() })

const suggestedAction = z.looseObject({ title: z.string(), value: z.unknown().optional() })

/** An activity as a bot sends it to the connector; only what the page shows is read. */
export const botActivity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z.array(attachment).nullish(),
  suggestedActions: z.looseObject({ actions: z.array(suggestedAction).nullish() }).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  channelData: z
    .looseObject({
      feedbackLoop: z.looseObject({ type: z.literal('default') }).optional(),
      feedbackLoopEnabled: z.boolean().optional(),
    })
    .nullish(),
})

export type BotActivity = z.infer<typeof botActivity>

/** Body of `POST /v3/conversations`: a chat with one person, or a first post in a channel. */
export const conversationParameters = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  activity: botActivity.nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      channel: z.looseObject({ id: z.string() }).nullish(),
    })
    .nullish(),
})
