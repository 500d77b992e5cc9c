import { unionOf, type Box, type TextLine } from './text-line.ts'

/** In heights of a line. Words stand 0.3 apart, in a terminal 0.8; columns of a page at least 2. */
const COLUMN_GAP = 1.75
/** Lines of a paragraph leave 0.4 between their inks, a blank line 1.5. */
const LINE_GAP = 1
/** Share of the narrower of two lines that must stand above or below the other. */
const LEAST_OVERLAP = 0.3

interface Segment {
  readonly line: TextLine
  readonly box: Box
}

/**
 * The lines as a person reads them, column by column, paragraph by paragraph. Tesseract takes a menu and the
 * message beside it for one line, or puts lines of the one between lines of the other.
 */
export function inReadingOrder(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const segments = lines.flatMap(segmentsOf).toSorted((left, right) => middle(left.box) - middle(right.box))
  const paragraphs: Segment[][] = []
  for (const segment of segments) {
    const above = paragraphs
      .filter((paragraph) => continues(paragraph.at(-1), segment))
      .toSorted((left, right) => overlap(right.at(-1), segment) - overlap(left.at(-1), segment))[0]
    if (above === undefined) paragraphs.push([segment])
    else above.push(segment)
  }
  return paragraphs.map((paragraph) => paragraph.map(({ line }) => line))
}

/** A line, parted where a gap is too wide for a space. */
function segmentsOf({ height, words }: TextLine): readonly Segment[] {
  const written = words.filter(({ glyphs }) => glyphs.length > 0)
  const parts: (typeof written)[] = []
  for (const word of written) {
    const part = parts.at(-1)
    const before = part?.at(-1)
    if (part === undefined || before === undefined || word.box.left - before.box.right > height * COLUMN_GAP)
      parts.push([word])
    else part.push(word)
  }
  return parts.map((part) => ({ line: { height, words: part }, box: unionOf(part.map(({ box }) => box)) }))
}

function continues(above: Segment | undefined, below: Segment): boolean {
  if (above === undefined || middle(below.box) < above.box.bottom) return false
  const height = Math.min(heightOf(above.box), heightOf(below.box))
  const isNear = below.box.top - above.box.bottom < height * LINE_GAP
  return isNear && overlap(above, below) > LEAST_OVERLAP
}

function overlap(above: Segment | undefined, below: Segment): number {
  if (above === undefined) return 0
  const shared = Math.min(above.box.right, below.box.right) - Math.max(above.box.left, below.box.left)
  const narrower = Math.min(above.box.right - above.box.left, below.box.right - below.box.left)
  return shared / Math.max(1, narrower)
}

function heightOf({ top, bottom }: Box): number {
  return bottom - top
}

function middle({ top, bottom }: Box): number {
  return (top + bottom) / 2
}
