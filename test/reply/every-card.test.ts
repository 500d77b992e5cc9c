import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cardDataSchema } from '../../src/reply/card-data.ts'
import { cardBytes, cardFaults, cardNode, cardNodes, nodesOfType } from './card-reader.ts'
import { CARDS } from './fixtures/cards.ts'

/** Types of Adaptive Cards 1.5 that Teams draws on every device. */
const ELEMENTS = [
  'AdaptiveCard',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'Container',
  'ColumnSet',
  'Column',
  'Image',
  'ActionSet',
  'Input.Text',
  'Input.ChoiceSet',
  'Action.Submit',
  'Action.ShowCard',
  'Action.OpenUrl',
]

const THEME_COLORS: readonly unknown[] = ['Default', 'Good', 'Attention', 'Accent']
const THEME_STYLES: readonly unknown[] = ['default', 'emphasis', 'good', 'attention', 'warning', 'accent']

const saysInChat = z.strictObject({
  msteams: z.strictObject({ type: z.literal('imBack'), value: z.string().min(1).max(300) }),
})

describe.each(Object.entries(CARDS))('the card: %s', (_, card) => {
  const nodes = cardNodes(cardNode(card))

  it('is taken by the renderer library without complaint', () => {
    expect(cardFaults(card)).toEqual([])
  })

  it('says what it is to those who hear it, in English, and where it cannot be drawn', () => {
    const { type, version, lang, speak, fallbackText } = cardNode(card)
    expect({ type, version, lang }).toEqual({ type: 'AdaptiveCard', version: '1.5', lang: 'en' })
    expect(speak).toMatch(/\w{3}/)
    expect(fallbackText).toBe(speak)
  })

  it('is small enough for Teams', () => {
    expect(cardBytes(card)).toBeLessThanOrEqual(24 * 1024)
  })

  it('consists of what Teams draws', () => {
    const types = nodes.map(({ type }) => type).filter((type) => type !== undefined && type !== 'imBack')
    expect(types.filter((type) => !ELEMENTS.includes(String(type)))).toEqual([])
  })

  it('has no more than six buttons on a level', () => {
    const levels = nodes.flatMap(({ actions }) => (Array.isArray(actions) ? [actions.length] : []))
    expect(Math.max(0, ...levels)).toBeLessThanOrEqual(6)
  })

  it('tells what each picture shows to those who do not see it', () => {
    for (const { altText } of nodesOfType(card, 'Image')) expect(altText).toMatch(/\w{3}/)
  })

  it('labels each input', () => {
    const inputs = nodes.filter(({ type }) => String(type).startsWith('Input.'))
    for (const { label } of inputs) expect(label).toMatch(/\w{3}/)
  })

  it('uses no colours but those of the theme, so that it is read in the dark and in high contrast', () => {
    const colors = nodes.map(({ color }) => color ?? 'Default')
    const styles = nodes.filter(({ type }) => type === 'Container').map(({ style }) => style ?? 'default')
    expect(colors).toSatisfy((all: unknown[]) => all.every((each) => THEME_COLORS.includes(each)))
    expect(styles).toSatisfy((all: unknown[]) => all.every((each) => THEME_STYLES.includes(each)))
    expect(JSON.stringify(card)).not.toMatch(/"background(?:Image|Color)"|"#[0-9a-f]{3,8}"|rgba?\(/i)
  })

  it('sends back a verb and no facts, or words for the chat', () => {
    const buttons = nodesOfType(card, 'Action.Submit').filter(
      ({ title }) => title !== 'Continue' && title !== 'Use this text',
    )
    for (const { data } of buttons) {
      expect(z.union([cardDataSchema, saysInChat]).parse(data)).toEqual(data)
    }
  })
})
