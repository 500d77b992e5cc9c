import type { ScreenshotWord } from './screenshot.ts'
import type { TextLine } from './text-line.ts'

/**
 * Lower lines are guessed from their surroundings: in Liberation Sans of 9 px (a page at 67%; lines of 9.5)
 * one letter of 15 was wrong, of 10 px (80%; lines of 10.5) one of 60, and often both sure of themselves; of
 * 12 px and more (lines of 12.5) none.
 */
const LEAST_HEIGHT = 12
/** What words of lower lines are believed at most; too little for `doubtsOf`, enough for `isFaint`. */
const SMALL_CONFIDENCE = 0.8

/** Quotation marks, brackets and bullets are often misread and never matter. */
const MATTERS = /[\p{L}\p{N}/.@_-]/u

/** The words of a line with how far each may be believed: as far as its least certain letter. */
export function legibleWords({ height, words }: TextLine): readonly ScreenshotWord[] {
  const most = height < LEAST_HEIGHT ? SMALL_CONFIDENCE : 1
  return words.map(({ glyphs }) => {
    const decisive = glyphs.filter(({ text }) => MATTERS.test(text))
    return {
      text: glyphs.map(({ text }) => text).join(''),
      confidence: Math.min(most, ...decisive.map(({ confidence }) => confidence)),
    }
  })
}
