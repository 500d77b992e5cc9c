import { ActivityHandler, type TurnContext } from 'botbuilder'
import type { Conversation } from './conversation.ts'
import { incomingActivityOf } from './incoming-activity.ts'
import type { TeamsOptions } from './options.ts'
import { sayingMessage } from './outgoing-message.ts'
import { isFromBot, isInTenant, placeOf } from './sender.ts'
import type { UnderWay } from './under-way.ts'
import { addsBot, type Welcome } from './welcome.ts'

/** Hears what happens in Teams. Only people of its own tenant are answered, and no bots. */
export class RolecallBot extends ActivityHandler {
  constructor(
    { tenantId, log }: Pick<TeamsOptions, 'tenantId' | 'log'>,
    conversation: Conversation,
    underWay: UnderWay,
    welcome: Welcome,
  ) {
    super()
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
    this.onMessageDelete((context) => {
      const { conversation: deletedIn, id } = incomingActivityOf(context.activity)
      if (id !== undefined) underWay.stopMessage(deletedIn.id, id)
      return Promise.resolve()
    })
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

  readonly listen = (context: TurnContext): Promise<void> => this.run(context)
}
