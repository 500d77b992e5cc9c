import type { TurnContext } from 'botbuilder'
import { startChat } from '../../../src/sandbox/chat/chat.ts'
import type { Chat } from '../../../src/sandbox/chat/chat.ts'
import type { PlaceKind } from '../../../src/sandbox/chat/conversations.ts'
import type { PressOutcome } from '../../../src/sandbox/chat/client/press-outcome.ts'
import type { Persona } from '../../../src/sandbox/chat/persona.ts'
import { startTokenService } from '../../../src/sandbox/chat/token-service/token-service.ts'
import type { TokenService } from '../../../src/sandbox/chat/token-service/token-service.ts'
import {
  applicationIdUri,
  bot,
  connectionName,
  dana,
  groupChat,
  personas,
  samples,
  tenantId,
} from './cast.ts'
import { PageVisitor } from './page-visitor.ts'
import { startRealBot } from './real-bot.ts'
import type { RealBot } from './real-bot.ts'
import { screenshot } from './screenshot.ts'

export interface Talk {
  readonly bot: RealBot
  readonly chat: Chat
  readonly page: PageVisitor
  readonly tokens: TokenService
  /** what the bot does from now on when an activity reaches it; nothing at first */
  onTurn: (context: TurnContext) => Promise<unknown>
  /** Dana says it. */
  readonly say: (text: string, where?: Where) => Promise<unknown>
  /** Dana attaches a picture; its id. */
  readonly attach: (name?: string, bytes?: Uint8Array<ArrayBuffer>) => Promise<string>
  /** Somebody does something to a message: what comes of it. */
  readonly press: (who: Persona, path: string, body: object) => Promise<PressOutcome>
  readonly close: () => Promise<void>
}

export interface Where {
  readonly place?: PlaceKind
  readonly threadId?: string
  readonly html?: string
  readonly pictures?: readonly string[]
}

/** A token that says whose it is and for what. */
export function issuedToken(person: Persona, scope = 'https://management.azure.com/.default'): string {
  return `${person.id} ${scope}`
}

const hour = 60 * 60 * 1000

/** A real bot with its token service, a chat, and somebody who looks at its page. */
export async function startTalk(clock: () => Date = () => new Date()): Promise<Talk> {
  const tokens = await startTokenService({
    ...{ tenantId, personas, connectionName, applicationIdUri, clock },
    issueToken: (personId, scope) => {
      const person = personas.find(({ id }) => id === personId)
      if (!person) return Promise.reject(new Error('expected one of the personas'))
      const expiresOnTimestamp = clock().getTime() + hour
      return Promise.resolve({ token: issuedToken(person, scope), expiresOnTimestamp })
    },
  })
  const realBot = await startRealBot(async (context) => {
    await talk.onTurn(context)
  }, tokens.url)
  const chat = await startChat({
    ...{ bot, tenantId, personas, samples, groupChat },
    botEndpoint: realBot.endpoint,
    tokenService: tokens,
  })
  const page = await PageVisitor.join(chat)
  const talk: Talk = {
    bot: realBot,
    chat,
    page,
    tokens,
    onTurn: () => Promise.resolve(),
    say: (text, where = {}) => {
      const said = { place: 'personal', threadId: null, html: null, ...where }
      return page.write('messages', { personaId: dana.id, text, ...said })
    },
    attach: async (name = 'image.png', bytes) => {
      const { answer } = await page.attach(name, bytes ?? (await screenshot('png')))
      return (answer as { id: string }).id
    },
    press: async ({ id }, path, body) =>
      (await page.write(path, { personaId: id, ...body })).answer as PressOutcome,
    close: async () => {
      page.leave()
      await chat.close()
      await realBot.close()
      await tokens.close()
    },
  }
  return talk
}
