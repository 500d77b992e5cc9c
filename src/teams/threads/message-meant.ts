import { TeamsInfo, type TurnContext } from 'botbuilder'
import { readMessage } from '../../question/read-message.ts'
import { readRoleQuestion } from '../../role-questions/read-role-question.ts'
import { faultFields } from '../fault-fields.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import { intentOf } from '../intents.ts'
import type { Log } from '../log.ts'
import { messageTextOf } from '../message-text.ts'
import { attachedPictures } from '../pictures/attached-pictures.ts'
import type { RolecallAdapter } from '../rolecall-adapter.ts'
import { isPersonal } from '../sender.ts'
import type { SeenMessages } from './seen-messages.ts'
import { conversationOf, isReply, rootOf } from './thread.ts'
import type { FoundMessage, ReadThreadMessage, ThreadMessage } from './thread-message.ts'

/** Which message a mention is about. */
export type Meant =
  /** what the sender wrote */
  | { readonly kind: 'own' }
  /** what began the thread, or is quoted, as if its author had sent it */
  | { readonly kind: 'other'; readonly activity: IncomingActivity }
  | { readonly kind: 'unreadable' }
  /** its author has left the conversation */
  | { readonly kind: 'author-gone' }

/** Finds what a mention in a thread is about. Whoever mentions the bot says nothing by it of their own access. */
export class MessageMeant {
  readonly #seen: SeenMessages
  readonly #read: ReadThreadMessage | null
  readonly #adapter: Pick<RolecallAdapter, 'teamGroup'>
  readonly #log: Log

  constructor(
    seen: SeenMessages,
    read: ReadThreadMessage | null,
    adapter: Pick<RolecallAdapter, 'teamGroup'>,
    log: Log,
  ) {
    this.#seen = seen
    this.#read = read
    this.#adapter = adapter
    this.#log = log
  }

  async of(context: TurnContext, activity: IncomingActivity): Promise<Meant> {
    const id = messageBelow(activity)
    if (id === null) return { kind: 'own' }
    const found = await this.#find(context, activity, id)
    switch (found.kind) {
      case 'message':
        return readMessage(found.message.text).kind === 'error'
          ? this.#asAuthor(context, activity, found.message)
          : { kind: 'own' }
      case 'none':
        return { kind: 'own' }
      case 'refused':
        this.#log.warn('thread-not-read', { why: found.why })
        return { kind: 'unreadable' }
      default:
        return found satisfies never
    }
  }

  async #find(context: TurnContext, activity: IncomingActivity, id: string): Promise<FoundMessage> {
    const seen = await this.#seen.message(activity.conversation.id, id)
    if (seen !== null) return { kind: 'message', message: seen }
    if (this.#read === null) return { kind: 'refused', why: 'this bot reads no messages' }
    const root = rootOf(activity)
    if (root === null) return this.#read({ kind: 'chat', chatId: conversationOf(activity), messageId: id })
    const { team, channel } = activity.channelData ?? {}
    const groupId = team?.aadGroupId ?? (await this.#groupOf(context, team?.id))
    if (groupId === null || channel?.id === undefined)
      return { kind: 'refused', why: 'the team is not known' }
    const replyId = id === root ? null : id
    return this.#read({ kind: 'channel', groupId, channelId: channel.id, messageId: root, replyId })
  }

  async #groupOf(context: TurnContext, teamId: string | undefined): Promise<string | null> {
    if (teamId === undefined) return null
    try {
      return await this.#adapter.teamGroup(context, teamId)
    } catch (fault) {
      this.#log.warn('team-not-read', faultFields(fault))
      return null
    }
  }

  /** The connector tells the account of a member by their Entra object id. */
  async #asAuthor(
    context: TurnContext,
    activity: IncomingActivity,
    { id, author, text }: ThreadMessage,
  ): Promise<Meant> {
    if (author.id.toLowerCase() === activity.from.aadObjectId?.toLowerCase()) {
      return { kind: 'other', activity: withMessage(activity, activity.from, { id, text }) }
    }
    try {
      const member = await TeamsInfo.getMember(context, author.id)
      const { id: accountId, name, tenantId } = member
      const from = { id: accountId, name, aadObjectId: author.id, tenantId, role: undefined }
      return { kind: 'other', activity: withMessage(activity, from, { id, text }) }
    } catch (fault) {
      this.#log.warn('author-not-found', faultFields(fault))
      return { kind: 'author-gone' }
    }
  }
}

/**
 * The message that somebody points the bot to: the one that they quote, or the one that began the thread. Null where
 * they bring an error, a question or a wish of their own.
 */
function messageBelow(activity: IncomingActivity): string | null {
  const pictures = attachedPictures(activity, null)
  if (isPersonal(activity) || activity.value != null) return null
  if (pictures.areHidden || pictures.sources.length > 0) return null
  const { own, quotedId } = messageTextOf(activity)
  if (readRoleQuestion(own) !== null || readMessage(own).kind !== 'neither') return null
  if (own.trim() !== '' && intentOf(own) !== null) return null
  return quotedId ?? (isReply(activity) ? rootOf(activity) : null)
}

function withMessage(
  activity: IncomingActivity,
  from: IncomingActivity['from'],
  { id, text }: Pick<ThreadMessage, 'id' | 'text'>,
): IncomingActivity {
  return { ...activity, id, from, text, textFormat: 'plain', entities: [], attachments: [] }
}
