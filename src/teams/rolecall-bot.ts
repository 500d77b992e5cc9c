import { ActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder'
import type { Conversation } from './conversation.ts'
import type { FeedbackBox } from './feedback/feedback.ts'
import { incomingActivityOf } from './incoming-activity.ts'
import type { MessageChanges } from './message-changes/message-changes.ts'
import type { TeamsOptions } from './options.ts'
import { sayingMessage } from './outgoing-message.ts'
import { isFromBot, isInTenant, placeOf } from './sender.ts'
import type { UnderWay } from './under-way.ts'
import { addsBot, type Welcome } from './welcome.ts'

/** Hears what happens in Teams. Only people of its own tenant are answered, and no bots. */
export class RolecallBot extends ActivityHandler {
  readonly #feedback: FeedbackBox

  constructor(
    { tenantId, log }: Pick<TeamsOptions, 'tenantId' | 'log'>,
    conversation: Conversation,
    underWay: UnderWay,
    welcome: Welcome,
    changes: MessageChanges,
    feedback: FeedbackBox,
  ) {
    super()
    this.#feedback = feedback
    this.onTurn(async (context, next) => {
      const activity = incomingActivityOf(context.activity)
      if (isFromBot(activity)) return
      if (tenantId === null || isInTenant(activity, tenantId)) {
        await next()
        return
      }
      log.warn('other-tenant', { activity: activity.type })
      if (activity.type === 'message') await context.sendActivity(sayingMessage('other-tenant'))
    })
    this.onMessage((context) => conversation.respond(context, incomingActivityOf(context.activity)))
    this.onMessageUpdate((context) => changes.changed(context, incomingActivityOf(context.activity)))
    this.onMessageDelete((context) => changes.deleted(context, incomingActivityOf(context.activity)))
    this.onConversationUpdate(async (context) => {
      const activity = incomingActivityOf(context.activity)
      if (addsBot(activity)) await welcome.welcome(context, activity)
    })
    this.onInstallationUpdateAdd((context) => welcome.welcome(context, incomingActivityOf(context.activity)))
    this.onInstallationUpdateRemove((context) => {
      const activity = incomingActivityOf(context.activity)
      underWay.stop(placeOf(activity))
      return welcome.farewell(activity)
    })
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    if (await this.#feedback.take(incomingActivityOf(context.activity))) return { status: 200, body: {} }
    return super.onInvokeActivity(context)
  }

  readonly listen = (context: TurnContext): Promise<void> => this.run(context)
}
