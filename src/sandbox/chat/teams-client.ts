import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { mentions } from './activities.ts'
import type { ActivityFactory, CardAction, Sender } from './activities.ts'
import { invokeAnswer } from './bot-activity.ts'
import type { BotClient } from './bot-client.ts'
import type { Conversations, Spot } from './conversations.ts'
import type { Persona } from './persona.ts'
import type { Picture } from './pictures.ts'
import type { ChannelAccount } from './teams-activity.ts'
import type { ChatMessage, Transcript } from './transcript.ts'

/** What a person sends: text, pictures, or both. */
export interface Saying {
  readonly text: string
  /** the rich form of what was pasted */
  readonly html: string | null
  readonly pictures: readonly Picture[]
}

/** What came of the press of a card's button; `text` is for the person who pressed. */
export interface PressOutcome {
  readonly ok: boolean
  readonly text: string | null
}

const done: PressOutcome = { ok: true, text: null }

/**
 * How Teams reads an Action.Submit's `data.msteams`: `imBack` says the value in the chat, `messageBack` sends
 * text and value without showing them. Source: Teams, "Adaptive Card actions".
 */
const teamsAction = z.looseObject({
  msteams: z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('imBack'), value: z.string() }),
    z.looseObject({ type: z.literal('messageBack'), text: z.string().optional(), value: z.unknown() }),
  ]),
})

/** What the Teams client does when a person opens a conversation, writes, or presses a card's button. */
export class TeamsClient {
  readonly #conversations: Conversations
  readonly #transcript: Transcript
  readonly #activities: ActivityFactory
  readonly #bot: BotClient
  readonly #botAccount: ChannelAccount
  readonly #opened = new Set<string>()

  constructor(
    conversations: Conversations,
    transcript: Transcript,
    activities: ActivityFactory,
    bot: BotClient,
    botAccount: ChannelAccount,
  ) {
    this.#conversations = conversations
    this.#transcript = transcript
    this.#activities = activities
    this.#bot = bot
    this.#botAccount = botAccount
  }

  /** Installs the bot in a conversation when it is opened for the first time. */
  async open(persona: Persona, place: 'personal' | 'channel'): Promise<void> {
    const spot: Spot =
      place === 'personal' ? { kind: 'personal', persona } : { kind: 'channel', threadId: null }
    const conversationId = this.#conversations.conversationId(spot)
    if (this.#opened.has(conversationId)) return
    this.#opened.add(conversationId)
    for (const activity of this.#activities.installed({ persona, spot }, [eventId(), eventId()])) {
      await this.#bot.deliver(activity)
    }
  }

  /** Shows the message at once; whether the bot took it becomes known later and is marked on the message. */
  say(sender: Sender, { text, html, pictures }: Saying): ChatMessage {
    const sent = pictures.map(({ id, name }) => ({ id, name }))
    const message = this.#transcript.personSays(sender.spot, sender.persona.id, text, sent)
    if (sender.spot.kind === 'personal' || mentions(text, this.#botAccount)) {
      const said = { id: message.id, text, html, pictures }
      const activity = this.#activities.message(at(message, sender), said)
      void this.#bot.deliver(activity).then((delivery) => {
        if (delivery.outcome === 'failed') this.#transcript.markFault(message.id, delivery.text)
      })
    }
    return message
  }

  async submit(persona: Persona, card: ChatMessage, data: unknown): Promise<PressOutcome> {
    const sender = at(card, { persona, spot: { kind: 'personal', persona } })
    const action = teamsAction.safeParse(data).data?.msteams
    if (action?.type === 'imBack') {
      this.say(sender, { text: action.value, html: null, pictures: [] })
      return done
    }
    const press = { id: eventId(), cardMessageId: card.id }
    const activity =
      action?.type === 'messageBack'
        ? this.#activities.submit(sender, { ...press, value: action.value, text: action.text ?? '' })
        : this.#activities.submit(sender, { ...press, value: data })
    const delivery = await this.#bot.deliver(activity)
    return delivery.outcome === 'failed' ? { ok: false, text: delivery.text } : done
  }

  async execute(persona: Persona, card: ChatMessage, action: CardAction): Promise<PressOutcome> {
    const sender = at(card, { persona, spot: { kind: 'personal', persona } })
    const delivery = await this.#bot.deliver(
      this.#activities.execute(sender, { id: eventId(), cardMessageId: card.id, action }),
    )
    if (delivery.outcome === 'failed') return { ok: false, text: delivery.text }
    const answer = invokeAnswer.safeParse(delivery.body).data
    switch (answer?.type ?? 'none') {
      case 'application/vnd.microsoft.card.adaptive':
        this.#transcript.showCardTo(persona.id, card.id, answer?.value)
        return done
      case 'application/vnd.microsoft.activity.message':
        return { ok: true, text: typeof answer?.value === 'string' ? answer.value : null }
      case 'application/vnd.microsoft.error':
        return {
          ok: false,
          text: errorMessage.safeParse(answer?.value).data?.message ?? 'Something went wrong.',
        }
      default:
        return done
    }
  }
}

const errorMessage = z.looseObject({ message: z.string() })

/** The sender, standing where the message stands. */
function at(message: ChatMessage, sender: Sender): Sender {
  return message.place === 'channel'
    ? { persona: sender.persona, spot: { kind: 'channel', threadId: message.threadId } }
    : sender
}

function eventId(): string {
  return `f:${randomUUID()}`
}
