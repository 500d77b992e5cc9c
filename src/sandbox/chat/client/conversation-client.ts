import { mentions } from '../activities.ts'
import type { Sender } from '../activity-frame.ts'
import { personContent } from '../chat-message.ts'
import type { ChatMessage } from '../chat-message.ts'
import type { Picture, Pictures } from '../pictures.ts'
import { eventId } from '../invokes.ts'
import type { TeamsActivity } from '../teams-activity.ts'
import type { ClientRoom } from './client-room.ts'

/** What a person sends: text, pictures, or both. */
export interface Saying {
  readonly text: string
  /** the rich form of what was pasted */
  readonly html: string | null
  readonly pictures: readonly Picture[]
}

/** What the Teams client does when a person opens a conversation, writes, or takes back what they wrote. */
export class ConversationClient {
  readonly #room: ClientRoom
  readonly #pictures: Pictures
  readonly #opened = new Set<string>()

  constructor(room: ClientRoom, pictures: Pictures) {
    this.#room = room
    this.#pictures = pictures
  }

  /** Installs the bot in a conversation when it is opened for the first time, by a person or by the bot. */
  async open(sender: Sender): Promise<void> {
    const { conversations, activities, bot } = this.#room
    const conversationId = conversations.conversationId(sender.spot)
    if (this.#opened.has(conversationId)) return
    this.#opened.add(conversationId)
    for (const activity of activities.installed(sender, [eventId(), eventId()])) await bot.deliver(activity)
  }

  /** Shows the message at once; whether the bot took it becomes known later and is marked on the message. */
  say(sender: Sender, { text, html, pictures }: Saying): ChatMessage {
    const sent = pictures.map(({ id, name }) => ({ id, name }))
    return this.#post(sender, { text, html, pictures: sent })
  }

  /** Sends a card that a message extension found. */
  sayCard(sender: Sender, card: unknown): ChatMessage {
    return this.#post(sender, { cards: [card] })
  }

  /** The bot hears of it where it would have been sent the message as it is now. */
  edit(sender: Sender, message: ChatMessage, text: string): void {
    const { transcript, activities } = this.#room
    const edited = transcript.personEdits(message, text)
    this.#tell(edited, sender, activities.update(sender, this.#sent(edited), 'editMessage'))
  }

  delete(sender: Sender, message: ChatMessage): void {
    const { transcript, activities } = this.#room
    transcript.personDeletes(message)
    this.#tell(message, sender, activities.deletion(sender, message.id))
  }

  undelete(sender: Sender, message: ChatMessage): void {
    const { transcript, activities } = this.#room
    const restored = transcript.personUndeletes(message)
    this.#tell(restored, sender, activities.update(sender, this.#sent(restored), 'undeleteMessage'))
  }

  #post(sender: Sender, said: Parameters<typeof personContent>[0]): ChatMessage {
    const { transcript, conversations, activities } = this.#room
    const message = transcript.personSays(sender.spot, sender.persona.id, personContent(said))
    // the first post of a thread has the thread's id only now
    const inThread = { ...sender, spot: conversations.spotOf(message) ?? sender.spot }
    this.#tell(message, inThread, activities.message(inThread, this.#sent(message)))
    return message
  }

  #sent({ id, text, html, pictures, cards }: ChatMessage) {
    return {
      id,
      text,
      html,
      cards,
      pictures: pictures.flatMap((sent) => this.#pictures.picture(sent.id) ?? []),
    }
  }

  #tell(message: ChatMessage, { spot }: Sender, activity: TeamsActivity): void {
    const { transcript, bot, botAccount } = this.#room
    if (spot.kind !== 'personal' && !mentions(message.text, botAccount)) return
    void bot.deliver(activity).then((delivery) => {
      if (delivery.outcome === 'failed') transcript.markFault(message.id, delivery.text)
    })
  }
}
