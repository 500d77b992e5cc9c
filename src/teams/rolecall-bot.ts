import { ActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder'
import { noteOutcome } from '../telemetry/turn.ts'
import type { SignIn } from './access/sign-in.ts'
import type { Conversation } from './conversation.ts'
import type { FeedbackBox } from './feedback/feedback.ts'
import { incomingActivityOf } from './incoming-activity.ts'
import type { DiagnoseAction } from './extension/diagnose-action.ts'
import { findRole } from './extension/find-role.ts'
import type { MessageChanges } from './message-changes/message-changes.ts'
import type { TeamsOptions } from './options.ts'
import { sayingMessage } from './outgoing-message.ts'
import type { RecordPresses } from './presses/record-presses.ts'
import type { RateLimits } from './rate-limits/rate-limits.ts'
import { sayTooMany } from './rate-limits/say-too-many.ts'
import { isFromBot, placeOf } from './sender.ts'
import { answerOtherTenant } from './tenants/answer-other-tenant.ts'
import { standingOf } from './tenants/standing.ts'
import { isAddressed } from './threads/addressed.ts'
import type { SeenMessages } from './threads/seen-messages.ts'
import type { MessageTurns } from './turns/message-turns.ts'
import type { UnderWay } from './under-way.ts'
import { addsBot, type Welcome } from './welcome.ts'

export interface BotRooms {
  readonly conversation: Conversation
  readonly presses: RecordPresses
  readonly diagnoseAction: DiagnoseAction
  /** null: nobody has to */
  readonly signIn: SignIn | null
  readonly feedback: FeedbackBox
  readonly changes: MessageChanges
  readonly seen: SeenMessages
  readonly underWay: UnderWay
  readonly welcome: Welcome
  readonly turns: MessageTurns
  readonly rateLimits: RateLimits
}

/** Hears what happens in Teams. Only people of tenants that are let in are answered, and no bots. */
export class RolecallBot extends ActivityHandler {
  readonly #presses: RecordPresses
  readonly #diagnoseAction: DiagnoseAction
  readonly #signIn: SignIn | null
  readonly #feedback: FeedbackBox

  constructor(
    { tenantId, allowedTenantIds = [], log }: Pick<TeamsOptions, 'tenantId' | 'allowedTenantIds' | 'log'>,
    {
      conversation,
      presses,
      diagnoseAction,
      signIn,
      feedback,
      changes,
      seen,
      underWay,
      welcome,
      turns,
      rateLimits,
    }: BotRooms,
  ) {
    super()
    this.#presses = presses
    this.#diagnoseAction = diagnoseAction
    this.#signIn = signIn
    this.#feedback = feedback
    this.onTurn(async (context, next) => {
      const activity = incomingActivityOf(context.activity)
      if (isFromBot(activity)) return
      const admission = await rateLimits.admit(activity)
      if (admission.kind === 'too-many') {
        noteOutcome('refused')
        if (admission.isFirst) log.warn('too-many', { of: admission.of, activity: activity.type })
        await sayTooMany(context, activity, admission)
        return
      }
      const standing = standingOf(activity, { own: tenantId, allowed: allowedTenantIds })
      switch (standing) {
        case 'own':
          await next()
          return
        case 'allowed':
          log.info('allowed-tenant', { activity: activity.type })
          await answerOtherTenant(context, activity)
          return
        case 'foreign':
          noteOutcome('refused')
          log.warn('other-tenant', { activity: activity.type })
          if (activity.type === 'message' && isAddressed(activity))
            await context.sendActivity(sayingMessage('other-tenant'))
          return
        default:
          standing satisfies never
      }
    })
    this.onMessage(async (context) => {
      const activity = incomingActivityOf(context.activity)
      const answer = () => turns.once(activity, (turn) => conversation.respond(context, activity, turn))
      await Promise.all([seen.note(activity), isAddressed(activity) ? answer() : undefined])
    })
    this.onMessageUpdate(async (context) => {
      const activity = incomingActivityOf(context.activity)
      await Promise.all([seen.noteEdited(activity), changes.changed(context, activity)])
    })
    this.onMessageDelete(async (context) => {
      const activity = incomingActivityOf(context.activity)
      await Promise.all([seen.forget(activity), changes.deleted(context, activity)])
    })
    this.onConversationUpdate(async (context) => {
      const activity = incomingActivityOf(context.activity)
      if (addsBot(activity)) await welcome.welcome(context, activity)
    })
    this.onInstallationUpdateAdd((context) => welcome.welcome(context, incomingActivityOf(context.activity)))
    this.onInstallationUpdateRemove(async (context) => {
      const activity = incomingActivityOf(context.activity)
      await underWay.stop(placeOf(activity))
      await welcome.farewell(activity)
    })
  }

  /** Source: Bot Framework, "invoke activity"; what no bot of this kind is asked is answered with 501. */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const activity = incomingActivityOf(context.activity)
    switch (activity.name) {
      case 'adaptiveCard/action':
        return this.#presses.answerInvoke(context, activity)
      case 'composeExtension/fetchTask':
      case 'composeExtension/submitAction':
        return this.#diagnoseAction.answer(context, activity)
      case 'signin/tokenExchange':
        return { status: (await this.#signIn?.exchange(context, activity)) === true ? 200 : 412 }
      case 'signin/verifyState': {
        const isSignedIn = (await this.#signIn?.confirm(context, activity)) === true
        await context.sendActivity(sayingMessage(isSignedIn ? 'signed-in' : 'not-signed-in'))
        return { status: 200 }
      }
      case 'message/submitAction':
        return { status: (await this.#feedback.take(activity)) ? 200 : 501 }
      case 'composeExtension/query':
        return findRole(activity)
      default:
        return { status: 501 }
    }
  }

  readonly listen = (context: TurnContext): Promise<void> => this.run(context)
}
