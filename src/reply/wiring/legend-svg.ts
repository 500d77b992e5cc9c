import type { Legend, LegendRole } from './legend.ts'
import { INK, SOFT_INK, rectangleSvg, signSvg, textSvg } from './svg-elements.ts'
import { textWidth } from './text-width.ts'
import { MARKS, type WiringMark } from './wiring-mark.ts'

const ROLE_SIZE = 12
const MARK_SIZE = 11
const LINE_HEIGHT = 20
const BASELINE = 14
const LETTER = { width: 18, height: 16 } as const
const SIGN_ROOM = 14
const BETWEEN_MARKS = 10

export function legendHeight({ roles }: Legend): number {
  return LINE_HEIGHT * (1 + roles.length)
}

/** The marks in a line; below them a line for each role, with how many of its grants are held. */
export function legendSvg({ marks, roles }: Legend, width: number): string {
  return [
    ...marksSvg(marks),
    ...roles.map((role, index) => roleSvg(role, LINE_HEIGHT * (index + 1), width)),
  ].join('')
}

function marksSvg(marks: readonly WiringMark[]): readonly string[] {
  let x = 0
  return marks.map((mark) => {
    const { word } = MARKS[mark]
    const style = { size: MARK_SIZE, color: INK }
    const drawn =
      signSvg(mark, { x: x + 5, y: BASELINE - 4 }) + textSvg(word, { x: x + SIGN_ROOM, y: BASELINE }, style)
    x += SIGN_ROOM + textWidth(word, MARK_SIZE) + BETWEEN_MARKS
    return drawn
  })
}

function roleSvg({ letter, role, held, needed }: LegendRole, top: number, width: number): string {
  const y = top + BASELINE
  const frame = { x: 0.5, y: top + 1.5, width: LETTER.width - 1, height: LETTER.height }
  const size = ROLE_SIZE
  return [
    rectangleSvg(frame, 4, 'fill="#f5f5f5" stroke="#8a8a8a"'),
    textSvg(letter, { x: LETTER.width / 2, y }, { size, color: INK, strong: true, anchor: 'middle' }),
    textSvg(role, { x: LETTER.width + 8, y }, { size, color: INK }),
    textSvg(
      `${held} of ${needed} held`,
      { x: width, y },
      { size: MARK_SIZE, color: SOFT_INK, anchor: 'end' },
    ),
  ].join('')
}
