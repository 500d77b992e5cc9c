import { z } from 'zod'

const attachment = z.looseObject({ contentType: z.string(), content: z.unknown() })

const suggestedAction = z.looseObject({ title: z.string(), value: z.unknown() })

/** An activity as a bot sends it to the connector; only what the page shows is read. */
export const botActivity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  attachments: z.array(attachment).nullish(),
  suggestedActions: z.looseObject({ actions: z.array(suggestedAction).nullish() }).nullish(),
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

/**
 * The HTTP answer to an `adaptiveCard/action` invoke: a card that takes the old one's place for the person
 * who pressed, a message, or an error.
 * Source: Microsoft Teams, "Universal Actions for Adaptive Cards".
 */
export const invokeAnswer = z.looseObject({
  statusCode: z.number().nullish(),
  type: z.string().nullish(),
  value: z.unknown(),
})
