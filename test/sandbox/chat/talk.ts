import type { TurnContext } from 'botbuilder'
import { startChat } from '../../../src/sandbox/chat/chat.ts'
import type { Chat } from '../../../src/sandbox/chat/chat.ts'
import { bot, dana, personas, samples, tenantId } from './cast.ts'
import { PageVisitor } from './page-visitor.ts'
import { startRealBot } from './real-bot.ts'
import type { RealBot } from './real-bot.ts'
import { screenshot } from './screenshot.ts'

export interface Talk {
  readonly bot: RealBot
  readonly chat: Chat
  readonly page: PageVisitor
  /** what the bot does from now on when an activity reaches it; nothing at first */
  onTurn: (context: TurnContext) => Promise<unknown>
  /** Dana says it. */
  readonly say: (text: string, where?: Where) => Promise<unknown>
  /** Dana attaches a picture; its id. */
  readonly attach: (name?: string, bytes?: Uint8Array<ArrayBuffer>) => Promise<string>
  readonly close: () => Promise<void>
}

export interface Where {
  readonly place?: 'personal' | 'channel'
  readonly threadId?: string
  readonly html?: string
  readonly pictures?: readonly string[]
}

/** A real bot, a chat, and somebody who looks at its page. */
export async function startTalk({ oauthUrl }: { oauthUrl?: string } = {}): Promise<Talk> {
  const realBot = await startRealBot(async (context) => {
    await talk.onTurn(context)
  }, oauthUrl)
  const chat = await startChat({ botEndpoint: realBot.endpoint, bot, tenantId, personas, samples })
  const page = await PageVisitor.join(chat)
  const talk: Talk = {
    bot: realBot,
    chat,
    page,
    onTurn: () => Promise.resolve(),
    say: (text, where = {}) => {
      const said = { place: 'personal', threadId: null, html: null, ...where }
      return page.write('messages', { personaId: dana.id, text, ...said })
    },
    attach: async (name = 'image.png', bytes) => {
      const { answer } = await page.attach(name, bytes ?? (await screenshot('png')))
      return (answer as { id: string }).id
    },
    close: async () => {
      page.leave()
      await chat.close()
      await realBot.close()
    },
  }
  return talk
}
