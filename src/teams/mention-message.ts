import { ActivityTypes } from 'botbuilder'
import { escapeText } from 'entities'
import { cleanName } from '../reply/clean-text.ts'
import type { OutgoingMessage } from './outgoing-message.ts'

const LONGEST_NAME = 80

/** Somebody in a conversation, by their account in Teams. */
export interface Mentioned {
  readonly accountId: string
  readonly name: string | null
}

/**
 * A sentence that calls somebody by a mention. As XML, of which only the mention is markup: as plain text Teams would show
 * its tags, and as Markdown it would read names that are anybody's. The text of the entity must stand in the message.
 * Source: Teams documentation, "Add mentions to your messages".
 */
export function mentionMessage({ accountId, name }: Mentioned, text: string): OutgoingMessage {
  const known = cleanName((name ?? '').replace(/[<>&"'\s]+/g, ' '), LONGEST_NAME)
  const mention = `<at>${known}</at>`
  return {
    type: ActivityTypes.Message,
    text: `${mention} ${escapeText(text)}`,
    textFormat: 'xml',
    summary: text,
    entities: [{ type: 'mention', text: mention, mentioned: { id: accountId, name: known } }],
  }
}
