import type { ScreenshotWord } from './screenshot.ts'
import { lettersOf } from './letters.ts'
import { unionOf, type Box, type TextLine } from './text-line.ts'

/** What a word is believed that a second reading did not find. */
const UNCONFIRMED = 0.5
/** Ids, hosts, names and paths: their letters follow from nothing, so a misreading goes unnoticed. */
const NAME = /^(?=.{8})(?=.*[\d/.@_-]).*\p{L}/u
const PATH_PART = /(?<=\/)/
/** An id or a part of one, mended in the first reading and perhaps not in the second. */
const HEXADECIMAL = /^[^\w-]*[\da-f-]{8,}(?:[^\w-]|$)/i
/** Space around the part that is read again, in pixels. */
const MARGIN = 12

/**
 * The part of the picture that holds names, null where it holds none. Tesseract is as sure of wrong letters in
 * names as of right ones (`acai` for `aoai`: 0.95), but errs differently when it sees them larger.
 */
export function partToConfirm(
  lines: readonly TextLine[],
  { width, height }: { readonly width: number; readonly height: number },
): Box | null {
  const boxes = lines
    .flatMap(({ words }) => words)
    .filter(({ glyphs }) => NAME.test(glyphs.map(({ text }) => text).join('')))
    .map(({ box }) => box)
  if (boxes.length === 0) return null
  const { left, right, top, bottom } = unionOf(boxes)
  return {
    left: Math.max(0, Math.floor(left) - MARGIN),
    top: Math.max(0, Math.floor(top) - MARGIN),
    right: Math.min(width, Math.ceil(right) + MARGIN),
    bottom: Math.min(height, Math.ceil(bottom) + MARGIN),
  }
}

/**
 * Names that the second reading spells otherwise are no longer believed. Each part of a path counts for
 * itself, so that a doubtful model in a URL leaves its host alone.
 */
export function confirmedBy(
  second: readonly ScreenshotWord[],
  first: readonly ScreenshotWord[],
): readonly ScreenshotWord[] {
  const letters = lettersOf(second.map(({ text }) => text).join(''))
  const digits = letters.replace(/[il]/g, '1').replace(/o/g, '0')
  return first.flatMap((word) => {
    if (!NAME.test(word.text)) return [word]
    return word.text.split(PATH_PART).map((text) => {
      const read = HEXADECIMAL.test(text) ? digits : letters
      const isConfirmed = read.includes(lettersOf(text))
      return { text, confidence: isConfirmed ? word.confidence : Math.min(UNCONFIRMED, word.confidence) }
    })
  })
}
