import { TurnContext, type ConversationParameters, type ConversationReference } from 'botbuilder'
import { z } from 'zod'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { RolecallAdapter } from './rolecall-adapter.ts'

export type PrivateDelivery =
  | {
      readonly kind: 'delivered'
      readonly conversationId: string
      readonly messageId: string | null
      /** to come back to the chat by */
      readonly reference: Partial<ConversationReference>
      /** whether it took the place of an earlier message */
      readonly isReplacement: boolean
    }
  /** the person has not added the app, or has blocked it */
  | { readonly kind: 'unreachable' }

/**
 * Sends to the chat of the bot with one person, in the place of the message `replaces` where that is in that chat;
 * rejects where the connector fails. Teams takes the id of the person's account, or their Entra object id.
 */
export async function sendPrivately(
  adapter: RolecallAdapter,
  context: TurnContext,
  person: { readonly id: string; readonly name?: string | undefined },
  message: OutgoingMessage,
  replaces: string | null,
): Promise<PrivateDelivery> {
  const { recipient, conversation, channelId, serviceUrl } = context.activity
  const tenantId = conversation.tenantId
  const parameters: ConversationParameters = {
    isGroup: false,
    bot: recipient,
    members: [{ id: person.id, name: person.name ?? '' }],
    channelData: tenantId === undefined ? {} : { tenant: { id: tenantId } },
    ...(tenantId === undefined ? {} : { tenantId }),
  }
  let outcome: Promise<PrivateDelivery> | undefined
  try {
    await adapter.createConversationAsync(
      adapter.appId,
      channelId,
      serviceUrl,
      adapter.audienceOf(context),
      parameters,
      async (chat) => {
        // a fault is for the turn that asked, not for the error handler of this one
        outcome = send(chat, message, replaces)
        await outcome.catch(() => undefined)
      },
    )
  } catch (fault) {
    if (isRefusal(fault)) return { kind: 'unreachable' }
    throw fault
  }
  return outcome ?? { kind: 'unreachable' }
}

async function send(
  chat: TurnContext,
  message: OutgoingMessage,
  replaces: string | null,
): Promise<PrivateDelivery> {
  const conversationId = chat.activity.conversation.id
  const reference = TurnContext.getConversationReference(chat.activity)
  if (replaces !== null && (await isUpdated(chat, message, replaces))) {
    return { kind: 'delivered', conversationId, messageId: replaces, reference, isReplacement: true }
  }
  const sent = await chat.sendActivity(message)
  return { kind: 'delivered', conversationId, messageId: sent?.id ?? null, reference, isReplacement: false }
}

/** Another conversation's message, or one that is gone, cannot be changed there. */
async function isUpdated(chat: TurnContext, message: OutgoingMessage, id: string): Promise<boolean> {
  try {
    await chat.updateActivity({ ...message, id })
    return true
  } catch (fault) {
    if (isRefusal(fault)) return false
    throw fault
  }
}

/**
 * 403: not installed, blocked, or not allowed to write first; 404: no such person.
 * Source: Teams documentation, "Status codes from bot conversational APIs".
 */
function isRefusal(fault: unknown): boolean {
  return z.object({ statusCode: z.literal([403, 404]) }).safeParse(fault).success
}
