import type { GraphObject } from './objects.ts'

/** Where a message is, by the ids of its address in Microsoft Graph. */
export type MessageAddress =
  | {
      readonly kind: 'channel'
      /** object id of the team's group */
      readonly teamId: string
      readonly channelId: string
      /** of the thread's first post */
      readonly messageId: string
      /** null: the first post itself is meant */
      readonly replyId: string | null
    }
  | { readonly kind: 'chat'; readonly chatId: string; readonly messageId: string }

/** The messages of whatever plays Teams beside a sandbox. */
export interface TeamsMessages {
  /** a chatMessage resource; null where there is none at the address */
  readonly message: (address: MessageAddress) => GraphObject | null
  /** a picture of a message; null where the message has none by that id */
  readonly hostedContent: (
    address: MessageAddress,
    contentId: string,
  ) => { readonly type: string; readonly bytes: Uint8Array } | null
}

/** Teams as Microsoft Graph shows it to the bot's own app. */
export class TeamsInGraph {
  #messages: TeamsMessages | null = null
  #hasConsent = true

  /** without messages nothing is found */
  get messages(): TeamsMessages | null {
    return this.#messages
  }

  connect(messages: TeamsMessages): void {
    this.#messages = messages
  }

  /** whether the app may read messages where it is installed, by resource-specific consent */
  get hasConsent(): boolean {
    return this.#hasConsent
  }

  /** Gives or takes back the consent, as an owner of the team would. */
  consent(given: boolean): void {
    this.#hasConsent = given
  }
}
