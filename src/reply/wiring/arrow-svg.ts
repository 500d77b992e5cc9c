import { MARK_COLORS, MARK_DASHES } from './mark-drawing.ts'
import type { Point } from './service-box.ts'
import { INK, rectangleSvg, short, signSvg, textSvg } from './svg-elements.ts'
import type { LetteredGrant, LinkArrow } from './wiring-layout.ts'

const TAG = { width: 27, height: 18 } as const
const HEAD = { length: 9, halfWidth: 4.5 } as const

/** A link, as its worst grant is marked, and on it a tag for each grant: the letter of its role, and its own mark. */
export function arrowSvg({ start, end, mark, grants }: LinkArrow): string {
  const { ink } = MARK_COLORS[mark]
  const neck = end.x - HEAD.length
  const tagsLeft = (start.x + neck - grants.length * TAG.width) / 2
  const tagsTop = start.y - TAG.height / 2
  return [
    `<path d="M${short(start.x)} ${short(start.y)}H${short(neck)}" stroke="${ink}" stroke-width="1.6" stroke-dasharray="${MARK_DASHES[mark]}"/>`,
    `<path d="M${short(end.x)} ${short(end.y)}l${-HEAD.length} ${-HEAD.halfWidth}v${2 * HEAD.halfWidth}Z" fill="${ink}"/>`,
    ...grants.map((grant, index) => tagSvg(grant, { x: tagsLeft + TAG.width * index, y: tagsTop })),
  ].join('')
}

function tagSvg({ letter, mark }: LetteredGrant, { x, y }: Point): string {
  const { ink, tint } = MARK_COLORS[mark]
  const frame = { x: x + 0.5, y: y + 0.5, width: TAG.width - 1, height: TAG.height - 1 }
  return [
    rectangleSvg(frame, 4, `fill="${tint}" stroke="${ink}"`),
    textSvg(letter, { x: x + 9, y: y + 13 }, { size: 11.5, color: INK, strong: true, anchor: 'middle' }),
    signSvg(mark, { x: x + 19, y: y + TAG.height / 2 }),
  ].join('')
}
