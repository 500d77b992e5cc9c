import { z } from 'zod'
import { htmlToPlainText } from '../evidence/unwrap-html.ts'
import type { IncomingActivity } from './incoming-activity.ts'
import { botAppId } from './sender.ts'
import { withoutMentionsOf, withoutQuotes } from './teams-markup.ts'

/** Longer texts are cut. Teams itself takes no message above 100 KB of UTF-16. */
export const MAXIMUM_TEXT = 60_000

export interface MessageText {
  /** what the person wrote or pasted, without the mention of the bot, with the names of others whom they mention */
  readonly own: string
  /** messages that they quote, the bot's own left out */
  readonly quoted: readonly string[]
  /** id of the one message of somebody else that they quote; null: none, several, or one that states no id */
  readonly quotedId: string | null
}

const html = z.object({ contentType: z.literal('text/html'), content: z.string() })

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
})

/** Somebody besides the bot whom a message mentions. */
export interface Mentioned {
  /** on the channel, `29:…` */
  readonly accountId: string
  /** what stands for them in the text of the activity */
  readonly markup: string
  /** as the text reads without markup; people shorten it */
  readonly name: string
}

export function othersMentioned({ entities, recipient }: IncomingActivity): readonly Mentioned[] {
  return everyOf(mention, entities)
    .filter(({ mentioned }) => mentioned.id !== recipient.id)
    .map(({ mentioned, text }) => ({
      accountId: mentioned.id,
      markup: text,
      name: htmlToPlainText(text).trim(),
    }))
}

/** Whether the message is addressed to the bot by name. */
export function mentionsBot({ entities, recipient }: IncomingActivity): boolean {
  return everyOf(mention, entities).some(({ mentioned }) => mentioned.id === recipient.id)
}

/** Source: the `messageReference` attachment of Microsoft Graph's chatMessage; its content is JSON in a string. */
const quote = z.object({
  contentType: z.literal('messageReference'),
  content: z
    .string()
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json)
      } catch {
        context.issues.push({ code: 'custom', message: 'expected JSON', input: json })
        return z.NEVER
      }
    })
    .or(z.record(z.string(), z.unknown()))
    .pipe(
      z.object({
        messageId: z.string().nullish(),
        messagePreview: z.string().nullish(),
        messageSender: z
          .object({
            application: z.object({ id: z.string().nullish() }).nullish(),
            user: z.object({ id: z.string().nullish() }).nullish(),
          })
          .nullish(),
      }),
    ),
})

export function messageTextOf(activity: IncomingActivity): MessageText {
  const quotes = everyOf(quote, activity.attachments)
  const ofPeople = quotes.filter(
    ({ content }) => content.messageSender?.application?.id !== botAppId(activity),
  )
  return {
    own: ownText(activity, quotes.length > 0).slice(0, MAXIMUM_TEXT),
    quoted: ofPeople
      .map(({ content }) => (content.messagePreview ?? '').slice(0, MAXIMUM_TEXT))
      .filter((preview) => preview.trim() !== ''),
    quotedId: quotedId(ofPeople, activity),
  }
}

/** Whoever quotes themselves speaks of their own message anyway. */
function quotedId(quotes: readonly z.infer<typeof quote>[], { from }: IncomingActivity): string | null {
  const [only, ...others] = quotes
  if (only === undefined || others.length > 0) return null
  const { messageId, messageSender } = only.content
  return messageSender?.user?.id === from.aadObjectId ? null : (messageId ?? null)
}

/** Everything that may hold an error. */
export function wholeText({ own, quoted }: MessageText): string {
  return quoted.length === 0
    ? own
    : [own, ...quoted]
        .filter((each) => each.trim() !== '')
        .join('\n\n')
        .slice(0, MAXIMUM_TEXT)
}

function ownText(activity: IncomingActivity, hasQuotes: boolean) {
  const { text = '', textFormat, entities, attachments, recipient } = activity
  const mentions = everyOf(mention, entities)
    .filter(({ mentioned }) => mentioned.id === recipient.id)
    .map((each) => each.text)
  const unmentioned = othersMentioned(activity).reduce(
    (rest, { markup, name }) => rest.replace(markup, () => name),
    mentions.reduce((rest, each) => rest.replace(each, () => ''), text),
  )
  const plain = textFormat === 'xml' ? htmlToPlainText(unmentioned) : unmentioned

  const names = mentions.map((each) => htmlToPlainText(each).trim())
  const markup = everyOf(html, attachments)
    .map(({ content }) => names.reduce((rest, name) => withoutMentionsOf(name, rest), content))
    .map((content) => (hasQuotes ? withoutQuotes(content) : content))
  const rich = markup.map(htmlToPlainText).join('\n\n')
  return holdsMore(rich, plain) ? rich : plain
}

/** More words, or the same words on more lines: Teams' plain text loses the structure of a rich paste. */
function holdsMore(rich: string, plain: string): boolean {
  const [richWords, plainWords] = [withoutSpace(rich), withoutSpace(plain)]
  if (richWords !== plainWords) return richWords.length > plainWords.length
  return lineCount(rich) > lineCount(plain)
}

function withoutSpace(text: string): string {
  return text.replace(/[\s\u200B-\u200D\u2060]+/g, '')
}

function lineCount(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length
}

function everyOf<Output>(schema: z.ZodType<Output>, items: readonly unknown[] | null | undefined): Output[] {
  return (items ?? []).flatMap((item) => {
    const read = schema.safeParse(item)
    return read.success ? [read.data] : []
  })
}
