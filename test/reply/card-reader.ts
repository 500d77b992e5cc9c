import adaptiveCards from 'adaptivecards/dist/adaptivecards.js'
import { z } from 'zod'

/** A card as a client reads it: JSON on the wire, nothing of our classes. */
const node: z.ZodType<CardNode> = z.lazy(() => z.record(z.string(), z.unknown()))
type CardNode = Record<string, unknown>

export function cardNode(card: object): CardNode {
  return node.parse(JSON.parse(JSON.stringify(card)))
}

/** Every element, action, choice and run of a card, in order. */
export function cardNodes(value: unknown): readonly CardNode[] {
  if (Array.isArray(value)) return value.flatMap(cardNodes)
  if (typeof value !== 'object' || value === null) return []
  const own = node.parse(value)
  return [own, ...Object.values(own).flatMap(cardNodes)]
}

export function nodesOfType(card: object, type: string): readonly CardNode[] {
  return cardNodes(cardNode(card)).filter((each) => each['type'] === type)
}

/** What a person can read or press, an element to a line. */
export function cardText(card: object): string {
  return cardNodes(cardNode(card))
    .map((each) => {
      switch (each['type']) {
        case 'RichTextBlock':
          return z
            .array(z.object({ text: z.string() }))
            .parse(each['inlines'])
            .map(({ text }) => text)
            .join('')
        case 'TextBlock':
          return z.string().parse(each['text'])
        default:
          return typeof each['title'] === 'string' ? each['title'] : ''
      }
    })
    .filter((text) => text !== '')
    .join('\n')
}

/** The library tests `lang` with a global regular expression, which forgets to start anew: every second "en" fails. */
const LANGUAGE_COMPLAINT = 'Invalid value "en" for property "lang".'

/** What the renderer library has to complain about. */
export function cardFaults(card: object): readonly string[] {
  const parsed = new adaptiveCards.AdaptiveCard()
  const context = new adaptiveCards.SerializationContext()
  parsed.parse(cardNode(card), context)
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
  const validation = parsed.validateProperties().validationEvents.map(({ message }) => message)
  return [...events, ...validation].filter((message) => message !== LANGUAGE_COMPLAINT)
}

export function cardBytes(card: object): number {
  return Buffer.byteLength(JSON.stringify(card))
}
