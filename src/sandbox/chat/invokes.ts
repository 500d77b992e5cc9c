import { randomUUID } from 'node:crypto'
import { onMessage } from './activities.ts'
import type { ActivityFrame, Sender } from './activity-frame.ts'
import type { MessageResource } from './message-resource.ts'
import type { TeamsActivity } from './teams-activity.ts'

/** The press of an Action.Execute. */
export interface CardAction {
  readonly verb?: string | undefined
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly data?: unknown
}

/** What the second invoke brings after a sign-in: a token of Teams to exchange, or the code of the sign-in page. */
export type SignedIn =
  | {
      readonly authentication: {
        readonly id: string
        readonly connectionName: string
        readonly token: string
      }
    }
  | { readonly state: string }

export type Theme = 'default' | 'dark' | 'contrast'

/** A command of the app's that begins on a message. */
export interface MessageCommand {
  readonly commandId: string
  readonly theme: Theme
  readonly message: MessageResource
}

export interface Search {
  readonly commandId: string
  /** of the command's one parameter */
  readonly parameter: string
  readonly text: string
}

export interface Feedback {
  readonly reaction: 'like' | 'dislike'
  readonly text: string
}

/** Makes the invokes of the Teams client: activities whose HTTP answer the client waits for. */
export class InvokeFactory {
  readonly #frame: ActivityFrame

  constructor(frame: ActivityFrame) {
    this.#frame = frame
  }

  /**
   * An Action.Execute. Source: Adaptive Cards, "Universal Action Model"; Teams, "Add code to enable SSO for
   * Adaptive Cards Universal Actions".
   *
   * `cardMessageId`: null in a dialog
   */
  cardAction(
    sender: Sender,
    cardMessageId: string | null,
    press: { action: CardAction; trigger: 'manual' | 'automatic'; signedIn?: SignedIn | undefined },
  ): TeamsActivity {
    const { action, trigger, signedIn } = press
    return {
      ...this.#invoke(sender, 'adaptiveCard/action', cardMessageId),
      value: { action: { type: 'Action.Execute', ...action }, trigger, ...signedIn },
    }
  }

  /** Source: Teams, "Create and send dialogs" of action commands. */
  fetchTask(sender: Sender, command: MessageCommand): TeamsActivity {
    const activity = this.#invoke(sender, 'composeExtension/fetchTask', command.message.id)
    return { ...activity, value: this.#commandValue(sender, command) }
  }

  /** Source: Teams, "Respond to the dialog submit action". */
  submitTask(sender: Sender, command: MessageCommand, data: unknown): TeamsActivity {
    const activity = this.#invoke(sender, 'composeExtension/submitAction', command.message.id)
    return { ...activity, value: { ...this.#commandValue(sender, command), data } }
  }

  /** Source: Teams, "Respond to search command". */
  search(sender: Sender, { commandId, parameter, text }: Search): TeamsActivity {
    const base = this.#frame.around(sender, eventId())
    return {
      ...base,
      type: 'invoke',
      name: 'composeExtension/query',
      value: {
        commandId,
        parameters: [{ name: parameter, value: text }],
        queryOptions: { skip: 0, count: 25 },
      },
      channelData: { ...base.channelData, source: { name: 'compose' } },
    }
  }

  /** Source: Teams, "Enhance AI-generated bot messages", Handle feedback. */
  feedback(sender: Sender, messageId: string, { reaction, text }: Feedback): TeamsActivity {
    const feedback = JSON.stringify({ feedbackText: text })
    return {
      ...this.#invoke(sender, 'message/submitAction', messageId),
      value: { actionName: 'feedback', actionValue: { reaction, feedback } },
    }
  }

  #commandValue({ spot }: Sender, { commandId, theme, message }: MessageCommand) {
    const [conversation = ''] = this.#frame.conversations.conversationId(spot).split(';')
    return {
      commandId,
      commandContext: 'message',
      requestId: randomUUID().replaceAll('-', ''),
      context: { theme },
      messagePayload: {
        linkToMessage: `https://teams.microsoft.com/l/message/${conversation}/${message.id}`,
        deleted: message.deletedDateTime !== null,
        ...message,
      },
    }
  }

  #invoke(sender: Sender, name: string, messageId: string | null): TeamsActivity {
    const base = this.#frame.around(sender, eventId())
    const from = messageId === null ? {} : onMessage(messageId)
    return {
      ...base,
      type: 'invoke',
      name,
      ...(messageId === null ? {} : { replyToId: messageId }),
      channelData: { ...base.channelData, ...from },
    }
  }
}

export function eventId(): string {
  return `f:${randomUUID()}`
}
