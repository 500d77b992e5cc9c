import { TurnContext, type ConversationReference } from 'botbuilder'
import { z } from 'zod'

/**
 * What botbuilder needs to come back to a conversation; whoever wrote there is no part of it. Source: Bot Framework,
 * "Send proactive notifications to users".
 */
export const keptReference = z.object({
  channelId: z.string(),
  serviceUrl: z.string(),
  bot: z.looseObject({ id: z.string(), name: z.string() }),
  conversation: z.looseObject({
    id: z.string(),
    isGroup: z.boolean().default(false),
    conversationType: z.string().default(''),
    name: z.string().default(''),
  }),
})
export type KeptReference = z.infer<typeof keptReference>

export function keptReferenceOf(reference: Partial<ConversationReference>): KeptReference {
  const { channelId, serviceUrl, bot, conversation } = reference
  return keptReference.parse({ channelId, serviceUrl, bot, conversation })
}

export function referenceOfTurn(context: TurnContext): KeptReference {
  return keptReferenceOf(TurnContext.getConversationReference(context.activity))
}
