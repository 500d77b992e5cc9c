import { z } from 'zod'
import { cardFaults, cardNode, cardNodes } from '../reply/card-reader.ts'

/** What clients take for more than letters where they read Markdown or markup. */
const MARKUP = /[[\]`*<>~\\]/

/** Where cards may lead: the Azure portal, Microsoft's documentation, Teams, and data that is in the card itself. */
const LEADS =
  /^(?:https:\/\/(?:portal\.azure\.com|learn\.microsoft\.com|teams\.microsoft\.com)\/|data:image\/png;base64,)/

/** Properties by which a client fetches or opens something. Source: Adaptive Cards schema explorer. */
const ADDRESSES: readonly string[] = ['url', 'iconUrl', 'backgroundImage', 'poster', 'resource', 'webUrl']

/** Invisible or turning characters (Unicode `Cf`), controls but line ends, and half characters. */
const UNSEEN = /[\p{Cf}\p{Cs}]|(?![\n\t])\p{Cc}/u

const message = z.looseObject({
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
})

/**
 * Whatever a message to Teams says of `mark`, a piece of every hostile name, in a place where a client takes it for more
 * than letters.
 */
export function faultsOfMessage(body: unknown, mark: RegExp): readonly string[] {
  const { text, textFormat, summary, attachments, entities } = message.parse(body)
  const faults: string[] = []
  if (text != null && mark.test(text) && textFormat !== 'plain') faults.push(`read as Markdown: ${text}`)
  for (const said of [text, summary]) {
    if (said != null && UNSEEN.test(said)) faults.push(`unseen characters: ${JSON.stringify(said)}`)
  }
  for (const { type } of entities ?? []) if (type === 'mention') faults.push('a mention')
  for (const { contentType, content } of attachments ?? []) {
    if (contentType !== 'application/vnd.microsoft.card.adaptive') faults.push(`attached: ${contentType}`)
    faults.push(...faultsOfCard(z.looseObject({}).parse(content), mark))
  }
  return faults
}

export function faultsOfCard(card: object, mark: RegExp): readonly string[] {
  const faults: string[] = cardFaults(card).filter((fault) => !fault.includes('Action.Execute'))
  const root = cardNode(card)
  for (const said of [root['speak'], root['fallbackText']]) {
    if (typeof said === 'string' && mark.test(said) && MARKUP.test(said)) faults.push(`read aloud: ${said}`)
  }
  if (root['msteams'] !== undefined && 'entities' in z.looseObject({}).parse(root['msteams'])) {
    faults.push('mentions in the card')
  }
  for (const node of cardNodes(root)) {
    for (const [name, value] of Object.entries(node)) {
      if (typeof value !== 'string') continue
      if (ADDRESSES.includes(name) && !LEADS.test(value)) faults.push(`leads to ${value}`)
      if (
        ['text', 'title', 'label', 'altText', 'value', 'codeSnippet'].includes(name) &&
        UNSEEN.test(value)
      ) {
        faults.push(`unseen characters in ${name}: ${JSON.stringify(value)}`)
      }
      if (isReadAsMarkdown(node, name) && mark.test(value) && MARKUP.test(value)) {
        faults.push(`read as Markdown: ${value}`)
      }
    }
  }
  return faults
}

/** Text blocks and facts read Markdown; so do labels, and choices that are shown all at once. */
function isReadAsMarkdown(node: Readonly<Record<string, unknown>>, name: string): boolean {
  if (name === 'label' || name === 'errorMessage') return true
  if (name === 'text') return node['type'] === 'TextBlock'
  return node['type'] === undefined && 'value' in node && (name === 'title' || name === 'value')
}
