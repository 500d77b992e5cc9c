import { z } from 'zod'
import { readMessage } from '../../question/read-message.ts'
import { Collection } from '../../state/collection.ts'
import { digest } from '../../state/digest.ts'
import type { Documents } from '../../state/documents.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { Log } from '../log.ts'
import { messageTextOf } from '../message-text.ts'
import { isPersonal } from '../sender.ts'
import { unlessStateAway } from '../unless-state-away.ts'
import type { ThreadMessage } from './thread-message.ts'

const LIFETIME = 24 * 60 * 60 * 1000

/** Errors longer than this are seldom the first message of a thread; the rest is read through Microsoft Graph. */
const LONGEST = 20_000

const seenMessage = z.object({
  /** Entra object id */
  authorId: z.string(),
  text: z.string(),
})
type SeenMessage = z.infer<typeof seenMessage>

/**
 * Errors in shared conversations that the bot was sent, for whoever mentions it below them, at whatever process. Kept
 * for a day; what is no error is not kept at all. Where the store is away, it is as if they had not been sent.
 */
export class SeenMessages {
  readonly #messages: Collection<SeenMessage>
  readonly #log: Log

  constructor(documents: Documents, clock: () => Date, log: Log) {
    const kind = { name: 'seen-messages', version: 1, value: seenMessage, lifetime: LIFETIME }
    this.#messages = new Collection(documents, kind, clock)
    this.#log = log
  }

  async note(activity: IncomingActivity): Promise<void> {
    const seen = errorOf(activity)
    if (seen !== null) await this.#unlessAway(() => this.#messages.put(keyOf(activity), seen))
  }

  /** What it read before is not kept. */
  async noteEdited(activity: IncomingActivity): Promise<void> {
    await (errorOf(activity) === null ? this.forget(activity) : this.note(activity))
  }

  async forget(activity: IncomingActivity): Promise<void> {
    if (!isPersonal(activity)) await this.#unlessAway(() => this.#messages.remove(keyOf(activity)))
  }

  async message(conversationId: string, id: string): Promise<ThreadMessage | null> {
    const kept = () => this.#messages.get(digest(conversationId, id))
    const seen = await this.#unlessAway(kept)
    return seen === null ? null : { id, author: { id: seen.authorId }, text: seen.text, html: null }
  }

  #unlessAway<Result>(work: () => Promise<Result>): Promise<Result | null> {
    return unlessStateAway(work, null, this.#log)
  }
}

/** Null: it is not kept. */
function errorOf(activity: IncomingActivity): SeenMessage | null {
  const { id, from } = activity
  if (isPersonal(activity) || id === undefined || from.aadObjectId === undefined) return null
  const text = messageTextOf(activity).own
  if (text.length > LONGEST || readMessage(text).kind !== 'error') return null
  return { authorId: from.aadObjectId, text }
}

function keyOf({ conversation, id = '' }: IncomingActivity): string {
  return digest(conversation.id, id)
}
