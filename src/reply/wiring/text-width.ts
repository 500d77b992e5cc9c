/**
 * How wide the characters from space to tilde are in Noto Sans SemiBold, in thousandths of the font's size; the
 * regular weight is as wide or narrower. Source: the font's `hmtx` table.
 */
const ADVANCES: readonly number[] = [
  260, 277, 452, 646, 572, 875, 743, 250, 324, 324, 546, 572, 279, 320, 276, 399, 572, 572, 572, 572, 572,
  572, 572, 572, 572, 572, 276, 279, 572, 572, 572, 461, 898, 672, 659, 638, 732, 558, 538, 726, 756, 370,
  309, 647, 546, 929, 793, 787, 615, 787, 643, 550, 569, 747, 631, 953, 638, 603, 576, 330, 399, 330, 572,
  423, 333, 585, 626, 502, 626, 585, 371, 626, 638, 283, 283, 588, 283, 960, 638, 617, 626, 626, 434, 493,
  406, 638, 547, 830, 560, 548, 484, 389, 551, 389, 572,
]

/** The widest letter of the scripts that Noto Sans has. */
const WIDEST = 1500

/** At most so wide is a text drawn, in the unit of `size`. */
export function textWidth(text: string, size: number): number {
  const thousandths = Array.from(text).reduce(
    (sum, character) => sum + (ADVANCES[(character.codePointAt(0) ?? 0) - 32] ?? WIDEST),
    0,
  )
  return (thousandths * size) / 1000
}

/** `text` in one or two lines of at most `width`; of one that is longer the middle is left out, for ends tell names apart. */
export function inTwoLines(text: string, width: number, size: number): readonly string[] {
  if (textWidth(text, size) <= width) return [text]
  const first = headThatFits(text, width, size)
  const rest = text.slice(first.length).trimStart()
  if (textWidth(rest, size) <= width) return [first.trimEnd(), rest]
  return [first.trimEnd(), `…${tailThatFits(rest, width - textWidth('…', size), size)}`]
}

/** Broken after a hyphen, a dot, an underscore or a space, if that leaves more than half of a line. */
function headThatFits(text: string, width: number, size: number): string {
  let whole = ''
  let broken = ''
  for (const character of text) {
    if (textWidth(whole + character, size) > width) break
    whole += character
    if (/[-_. ]/.test(character)) broken = whole
  }
  return broken.length > whole.length / 2 ? broken : whole
}

function tailThatFits(text: string, width: number, size: number): string {
  let tail = ''
  for (const character of Array.from(text).reverse()) {
    if (textWidth(character + tail, size) > width) break
    tail = character + tail
  }
  return tail
}
