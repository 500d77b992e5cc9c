import { legibleWords } from './legible-words.ts'
import { mendLetters } from './mistaken-letters.ts'
import { inReadingOrder } from './reading-order.ts'
import { noText } from './refusals.ts'
import type { ReadImage, ScreenshotWord } from './screenshot.ts'
import type { TextLine } from './text-line.ts'

/** Paragraphs of lines of words, as a person reads them. */
export type Paragraphs = readonly (readonly (readonly ScreenshotWord[])[])[]

export function paragraphsOf(lines: readonly TextLine[]): Paragraphs {
  return inReadingOrder(lines).map((paragraph) => mendLetters(paragraph.map(legibleWords)))
}

/** Two letters in a row; specks are read as single ones. */
const LEGIBLE = /\p{L}{2}/u
/** The name of a resource provider; tesseract sees spaces behind its full stop and before its capitals. */
const PROVIDER = /\bMicrosoft\. ?[A-Z][A-Za-z]*(?: [A-Z][A-Za-z]*){0,3}\//g

/** `words` are those of `paragraphs`, in the same order. */
export function readImageOf(paragraphs: Paragraphs, words: readonly ScreenshotWord[]): ReadImage {
  const text = paragraphs.map((lines) => lines.map(lineText).join('\n')).join('\n\n')
  if (!LEGIBLE.test(text)) return noText()
  return { kind: 'text', text, confidence: meanConfidence(words), words }
}

function lineText(words: readonly ScreenshotWord[]): string {
  const text = words.map((word) => word.text).join(' ')
  return text.replace(PROVIDER, (name) => name.replaceAll(' ', ''))
}

function meanConfidence(words: readonly ScreenshotWord[]): number {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0)
  const weighted = words.reduce((sum, { confidence, text }) => sum + confidence * text.length, 0)
  return weighted / Math.max(1, letters)
}
