import { z } from 'zod'
import type { Sender } from '../activity-frame.ts'
import { isSuccess } from '../bot-client.ts'
import type { ChatMessage } from '../chat-message.ts'
import { eventId } from '../invokes.ts'
import type { SignedIn } from '../invokes.ts'
import type { Persona } from '../persona.ts'
import { readCardAnswer } from './card-answer.ts'
import type { LoginRequest } from './card-answer.ts'
import type { CardPress } from './card-press.ts'
import { FreshCards, refreshOf } from './card-refresh.ts'
import type { ClientRoom } from './client-room.ts'
import { done } from './press-outcome.ts'
import type { PressOutcome } from './press-outcome.ts'
import { SignInDialogs } from './sign-in-dialogs.ts'
import type { SignInWay } from './sign-in-dialogs.ts'

/**
 * How Teams reads an Action.Submit's `data.msteams`: `imBack` says the value in the chat, `messageBack` sends
 * text and value without showing them. Source: Teams, "Adaptive Card actions".
 */
const teamsAction = z.looseObject({
  msteams: z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('imBack'), value: z.string() }),
    z.looseObject({
      type: z.literal('messageBack'),
      text: z.string().optional(),
      value: z.unknown().optional(),
    }),
  ]),
})

/** What an invoke brings from a sign-in. */
interface Tried {
  readonly way: SignInWay
  readonly request: LoginRequest
  readonly signedIn: SignedIn
}

/** What the Teams client does at the buttons of cards, and to keep cards of single persons up to date. */
export class CardClient {
  readonly #room: ClientRoom
  readonly #say: (sender: Sender, text: string) => void
  readonly #dialogs = new SignInDialogs()
  readonly #fresh = new FreshCards()

  constructor(room: ClientRoom, say: (sender: Sender, text: string) => void) {
    this.#room = room
    this.#say = say
  }

  async submit(sender: Sender, card: ChatMessage, data: unknown): Promise<PressOutcome> {
    const { activities, bot } = this.#room
    const action = teamsAction.safeParse(data).data?.msteams
    if (action?.type === 'imBack') {
      this.#say(sender, action.value)
      return done
    }
    const press = { id: eventId(), cardMessageId: card.id }
    const activity =
      action?.type === 'messageBack'
        ? activities.submit(sender, { ...press, value: action.value, text: action.text ?? '' })
        : activities.submit(sender, { ...press, value: data })
    const delivery = await bot.deliver(activity)
    return delivery.outcome === 'failed' ? { kind: 'failed', text: delivery.text } : done
  }

  execute(press: Omit<CardPress, 'trigger'>): Promise<PressOutcome> {
    return this.#press({ ...press, trigger: 'manual' })
  }

  /** “Refresh” of the message's menu, which anybody may ask for. */
  async refresh(sender: Sender, card: ChatMessage): Promise<PressOutcome> {
    const refresh = refreshOf(card, sender.persona.id)
    if (!refresh) return { kind: 'failed', text: 'This message has no card to refresh.' }
    return this.#press({ sender, card, action: refresh.action, trigger: 'manual' })
  }

  /** Fetches the person's own card where the message has one for them. A failure leaves the card as it is. */
  async see(sender: Sender, card: ChatMessage): Promise<void> {
    const { persona } = sender
    const refresh = card.deletedAt === null ? refreshOf(card, persona.id) : undefined
    const memberId = this.#room.conversations.memberId(persona)
    if (!refresh || !(refresh.userIds?.includes(memberId) ?? true)) return
    if (this.#fresh.isFresh(card, persona.id)) return
    await this.#press({ sender, card, action: refresh.action, trigger: 'automatic' })
  }

  /** Goes on with what was pressed, now that the person lets the bot act for them. */
  async allow(persona: Persona, dialogId: string): Promise<PressOutcome> {
    const { tokenService } = this.#room
    const dialog = this.#dialogs.close(dialogId, persona)
    if (!dialog || !tokenService) return { kind: 'failed', text: 'This sign-in is no longer there.' }
    tokenService.consent(persona)
    const { press, request, way } = dialog
    if (way === 'silent') return this.#silently(press, request)
    const link = request.buttons.find(({ type }) => type === 'signin')?.value
    const code = typeof link === 'string' ? tokenService.signIn(persona, link) : undefined
    if (code === undefined) return { kind: 'failed', text: 'The link to sign in does not lead anywhere.' }
    return this.#press(press, { way, request, signedIn: { state: code } })
  }

  async #press(press: CardPress, tried?: Tried): Promise<PressOutcome> {
    const { invokes, bot } = this.#room
    const { sender, card, action, trigger } = press
    if (card) this.#fresh.mark(card, sender.persona.id)
    const invoke = { action, trigger, signedIn: tried?.signedIn }
    const response = await bot.invoke(invokes.cardAction(sender, card?.id ?? null, invoke))
    if (response.outcome === 'failed') return { kind: 'failed', text: response.text }
    const answer = readCardAnswer(response.body)
    if (!answer || (answer.kind === 'nothing' && !isSuccess(response.status))) {
      return { kind: 'failed', text: bot.refusal(response.status).text }
    }
    switch (answer.kind) {
      case 'card':
        return this.#show(press, answer.card)
      case 'message':
        return { kind: 'done', text: answer.text }
      case 'error':
        return { kind: 'failed', text: answer.text }
      case 'nothing':
        return done
      case 'sign-in':
        return this.#signIn(press, answer.request, tried?.way)
      case 'not-accepted':
        return tried
          ? this.#signIn(press, tried.request, tried.way)
          : { kind: 'failed', text: answer.text ?? this.#notAccepted }
    }
  }

  #show({ sender, card }: CardPress, content: unknown): PressOutcome {
    if (!card) return { kind: 'card', card: content }
    this.#room.transcript.showCardTo(sender.persona.id, card.id, content)
    return done
  }

  /** Silently where the person has allowed it before; otherwise a dialog asks. A refresh asks nobody. */
  async #signIn(press: CardPress, request: LoginRequest, tried?: SignInWay): Promise<PressOutcome> {
    const { tokenService } = this.#room
    const { persona } = press.sender
    if (!tokenService) return { kind: 'failed', text: 'Nobody can sign in here.' }
    if (tried === 'code') return { kind: 'failed', text: this.#notAccepted }
    const way = tried === undefined && request.tokenExchangeResource ? 'silent' : 'code'
    if (way === 'silent' && tokenService.hasConsented(persona)) return this.#silently(press, request)
    if (press.trigger === 'automatic') return done
    return { kind: 'sign-in', id: this.#dialogs.open({ press, request, way }) }
  }

  async #silently(press: CardPress, request: LoginRequest): Promise<PressOutcome> {
    const { tokenExchangeResource: resource, connectionName } = request
    if (!resource) return this.#signIn(press, request, 'silent')
    const token = await this.#room.tokenService?.ssoToken(press.sender.persona, resource.uri)
    if (token === undefined) return this.#signIn(press, request, 'silent')
    const authentication = { id: resource.id, connectionName, token }
    return this.#press(press, { way: 'silent', request, signedIn: { authentication } })
  }

  get #notAccepted(): string {
    return `${this.#room.botAccount.name} did not accept the sign-in.`
  }
}
