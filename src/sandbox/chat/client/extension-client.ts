import { z } from 'zod'
import type { Sender } from '../activity-frame.ts'
import { isSuccess } from '../bot-client.ts'
import { adaptiveCard } from '../chat-message.ts'
import type { ChatMessage } from '../chat-message.ts'
import type { Feedback, Theme } from '../invokes.ts'
import type { TeamsActivity } from '../teams-activity.ts'
import type { ClientRoom } from './client-room.ts'
import { done } from './press-outcome.ts'
import type { PressOutcome } from './press-outcome.ts'
import { taskOutcome } from './task-module.ts'

/** The commands that the app's manifest adds to Teams. */
export const commands = {
  diagnose: { id: 'diagnoseAccessError', title: 'Diagnose access error' },
  findRole: { id: 'findRole', title: 'Find an Azure role', parameter: 'query' },
} as const

export interface SearchResult {
  readonly title: string
  readonly subtitle: string | null
  readonly text: string | null
  readonly image: string | null
  /** what is sent when it is chosen */
  readonly card: unknown
}

export type SearchOutcome =
  | { readonly kind: 'results'; readonly results: readonly SearchResult[] }
  | { readonly kind: 'failed'; readonly text: string }

const previewContent = z.looseObject({
  title: z.string().nullish(),
  subtitle: z.string().nullish(),
  text: z.string().nullish(),
  images: z.array(z.looseObject({ url: z.string() })).nullish(),
})

/** Source: Teams, "Respond to search command". An Adaptive Card must come with a preview. */
const searchAnswer = z.looseObject({
  composeExtension: z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('result'),
      attachments: z.array(
        z.looseObject({
          contentType: z.literal(adaptiveCard),
          content: z.unknown(),
          preview: z.looseObject({
            contentType: z.enum([
              'application/vnd.microsoft.card.thumbnail',
              'application/vnd.microsoft.card.hero',
            ]),
            content: previewContent,
          }),
        }),
      ),
    }),
    z.looseObject({ type: z.literal('message'), text: z.string() }),
  ]),
})

/** What the Teams client does at the commands of the app, and at the thumbs below its messages. */
export class ExtensionClient {
  readonly #room: ClientRoom

  constructor(room: ClientRoom) {
    this.#room = room
  }

  diagnose(sender: Sender, message: ChatMessage, theme: Theme): Promise<PressOutcome> {
    const activity = this.#room.invokes.fetchTask(sender, this.#command(sender, message, theme))
    return this.#task(activity)
  }

  /** An Action.Submit in the dialog. */
  submitTask(sender: Sender, message: ChatMessage, theme: Theme, data: unknown): Promise<PressOutcome> {
    const activity = this.#room.invokes.submitTask(sender, this.#command(sender, message, theme), data)
    return this.#task(activity)
  }

  async findRole(sender: Sender, text: string): Promise<SearchOutcome> {
    const { invokes, bot, botAccount } = this.#room
    const { id: commandId, parameter } = commands.findRole
    const response = await bot.invoke(invokes.search(sender, { commandId, parameter, text }))
    if (response.outcome === 'failed') return { kind: 'failed', text: response.text }
    if (!isSuccess(response.status)) return { kind: 'failed', text: bot.refusal(response.status).text }
    const read = searchAnswer.safeParse(response.body)
    if (!read.success) {
      return { kind: 'failed', text: `${botAccount.name} answered with results that cannot be shown here.` }
    }
    const { composeExtension } = read.data
    if (composeExtension.type === 'message') return { kind: 'failed', text: composeExtension.text }
    const results = composeExtension.attachments.map(({ content, preview }) => ({
      title: preview.content.title ?? '',
      subtitle: preview.content.subtitle ?? null,
      text: preview.content.text ?? null,
      image: preview.content.images?.[0]?.url ?? null,
      card: content,
    }))
    return { kind: 'results', results }
  }

  async giveFeedback(sender: Sender, message: ChatMessage, feedback: Feedback): Promise<PressOutcome> {
    const { invokes, bot } = this.#room
    const delivery = await bot.deliver(invokes.feedback(sender, message.id, feedback))
    return delivery.outcome === 'failed' ? { kind: 'failed', text: delivery.text } : done
  }

  #command(sender: Sender, message: ChatMessage, theme: Theme) {
    const resource = this.#room.resources.resource(message, sender.spot)
    return { commandId: commands.diagnose.id, theme, message: resource }
  }

  async #task(activity: TeamsActivity): Promise<PressOutcome> {
    const { bot, botAccount } = this.#room
    const response = await bot.invoke(activity)
    if (response.outcome === 'failed') return { kind: 'failed', text: response.text }
    return isSuccess(response.status)
      ? taskOutcome(response.body, botAccount.name)
      : { kind: 'failed', text: bot.refusal(response.status).text }
  }
}
