import { arrowSvg } from './arrow-svg.ts'
import { legendHeight, legendSvg } from './legend-svg.ts'
import { MARK_COLORS, MARK_DASHES } from './mark-drawing.ts'
import { ROW_HEIGHT, ROW_SIZES, type BoxRow, type Point, type ServiceBox } from './service-box.ts'
import { INK, SOFT_INK, escapeXml, rectangleSvg, signSvg, textSvg } from './svg-elements.ts'
import { textWidth } from './text-width.ts'
import type { WiringLayout } from './wiring-layout.ts'

/** A drawing, in pixels at scale 1. It brings its own white ground, whatever the theme around it. */
export interface Svg {
  readonly text: string
  readonly width: number
  readonly height: number
}

const MARGIN = 10
/** So that on a dark card it looks like a sheet that lies there; crisp, as half-clear white is grey on a light one. */
const CORNER = 8

/** `title` says in words what is drawn. */
export function wiringSvg(layout: WiringLayout, title: string): Svg {
  const { legend } = layout
  const width = layout.width + 2 * MARGIN
  const ruleAt = layout.height + 2 * MARGIN
  const height = ruleAt + legendHeight(legend) + 2 * MARGIN
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONTS}">`,
    `<title>${escapeXml(title)}</title>`,
    rectangleSvg({ x: 0, y: 0, width, height }, CORNER, 'fill="#fff" shape-rendering="crispEdges"'),
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...layout.boxes.map(boxSvg),
    ...layout.arrows.map(arrowSvg),
    '</g>',
    `<path d="M${MARGIN} ${ruleAt}H${width - MARGIN}" stroke="#d1d1d1"/>`,
    `<g transform="translate(${MARGIN} ${ruleAt + MARGIN})">${legendSvg(legend, layout.width)}</g>`,
    '</svg>',
  ].join('')
  return { text, width, height }
}

/** The font that texts are measured for, and what stands in for it elsewhere. */
const FONTS = 'Noto Sans, Segoe UI, sans-serif'

function boxSvg({ service, rows, ...box }: ServiceBox): string {
  const { ink, tint } = MARK_COLORS.missing
  const look = service.lacksIdentity
    ? `fill="${tint}" stroke="${ink}" stroke-width="1.6" stroke-dasharray="${MARK_DASHES.missing}"`
    : 'fill="#f5f5f5" stroke="#8a8a8a"'
  const first = box.y + (box.height - rows.length * ROW_HEIGHT) / 2 + BASELINE
  return [
    rectangleSvg(box, 6, look),
    ...rows.map((row, index) => rowSvg(row, { x: box.x + box.width / 2, y: first + index * ROW_HEIGHT })),
  ].join('')
}

function rowSvg({ kind, text }: BoxRow, { x, y }: Point): string {
  const size = ROW_SIZES[kind]
  switch (kind) {
    case 'type':
      return textSvg(text, { x, y }, { size, color: SOFT_INK, anchor: 'middle' })
    case 'name':
      return textSvg(text, { x, y }, { size, color: INK, strong: true, anchor: 'middle' })
    case 'no-identity': {
      const start = x - (SIGN_ROOM + textWidth(text, size)) / 2
      const style = { size, color: MARK_COLORS.missing.ink, strong: true } as const
      return (
        signSvg('missing', { x: start + 4, y: y - 3.5 }) + textSvg(text, { x: start + SIGN_ROOM, y }, style)
      )
    }
    default:
      return kind satisfies never
  }
}

/** Of a row, from its top. */
const BASELINE = 11
const SIGN_ROOM = 13
