import { expect, test } from 'vitest'
import { inReadingOrder } from '../../src/screenshots/reading-order.ts'
import type { TextLine } from '../../src/screenshots/text-line.ts'

const HEIGHT = 12

/** Words of 50 pixels at the given places of one line. */
function line(top: number, ...words: readonly (readonly [text: string, left: number])[]): TextLine {
  return {
    height: HEIGHT,
    words: words.map(([text, left]) => ({
      box: { left, right: left + 50, top, bottom: top + HEIGHT },
      glyphs: [{ text, confidence: 1 }],
    })),
  }
}

function read(...lines: readonly TextLine[]): readonly string[] {
  const lineText = ({ words }: TextLine) =>
    words.map(({ glyphs }) => glyphs.map(({ text }) => text).join('')).join(' ')
  return inReadingOrder(lines).map((paragraph) => paragraph.map(lineText).join(' / '))
}

test('lines of a paragraph stay together, in the order in which they stand', () => {
  expect(read(line(20, ['three', 0]), line(0, ['one', 0], ['two', 55]))).toEqual(['one two / three'])
})

test('a menu and the message beside it are two paragraphs', () => {
  const lines = [
    line(0, ['menu', 0], ['the', 100], ['client', 155]),
    line(18, ['item', 0], ['is', 100], ['refused', 155]),
  ]
  expect(read(...lines)).toEqual(['menu / item', 'the client / is refused'])
})

test('an empty line ends a paragraph', () => {
  expect(read(line(0, ['title', 0]), line(40, ['message', 0]))).toEqual(['title', 'message'])
})

test('no lines give nothing', () => {
  expect(read()).toEqual([])
  expect(read({ height: 12, words: [] })).toEqual([])
})
