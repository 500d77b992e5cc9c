import { MARK_COLORS, MARK_STROKES } from './mark-drawing.ts'
import type { Point, Rectangle } from './service-box.ts'
import type { WiringMark } from './wiring-mark.ts'

export const INK = '#242424'
export const SOFT_INK = '#616161'

export interface TextStyle {
  readonly size: number
  readonly color: string
  readonly strong?: true
  /** which part of the text is at the point; the start where left out */
  readonly anchor?: 'middle' | 'end'
}

/** `at` is on the baseline. */
export function textSvg(text: string, at: Point, { size, color, strong, anchor }: TextStyle): string {
  const weight = strong === true ? ' font-weight="600"' : ''
  const aligned = anchor === undefined ? '' : ` text-anchor="${anchor}"`
  return `<text x="${short(at.x)}" y="${short(at.y)}" font-size="${size}" fill="${color}"${weight}${aligned}>${escapeXml(text)}</text>`
}

/** `look` is of attributes. */
export function rectangleSvg({ x, y, width, height }: Rectangle, radius: number, look: string): string {
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" rx="${radius}" ${look}/>`
}

/** The sign of a mark, eight units wide and high. */
export function signSvg(mark: WiringMark, middle: Point): string {
  return `<path d="${MARK_STROKES[mark]}" transform="translate(${short(middle.x)} ${short(middle.y)})" fill="none" stroke="${MARK_COLORS[mark].ink}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`
}

/** A tenth of a unit cannot be seen. */
export function short(coordinate: number): string {
  return String(Math.round(coordinate * 10) / 10)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Control characters and what else XML 1.0 does not allow become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
