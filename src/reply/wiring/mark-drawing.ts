import type { WiringMark } from './wiring-mark.ts'

/** The colours of a mark on white: text and lines with a contrast of 4.5 and more, and a tint behind them. */
export interface MarkColors {
  readonly ink: string
  readonly tint: string
}

export const MARK_COLORS: Readonly<Record<WiringMark, MarkColors>> = {
  held: { ink: '#0b6a0b', tint: '#e5f3e5' },
  missing: { ink: '#b10e1c', tint: '#fdeaec' },
  denied: { ink: '#b10e1c', tint: '#fdeaec' },
  hindered: { ink: '#835c00', tint: '#fdf4dc' },
  unknown: { ink: '#444791', tint: '#ececf7' },
}

/** How a line is broken, so that marks differ without colour; in lengths of dash and gap. */
export const MARK_DASHES: Readonly<Record<WiringMark, string>> = {
  held: 'none',
  missing: '6 4',
  denied: '6 4',
  hindered: '10 3 2 3',
  unknown: '2 4',
}

/** The sign of a mark as strokes in a square from -4 to 4, because fonts lack most of them. */
export const MARK_STROKES: Readonly<Record<WiringMark, string>> = {
  held: 'M-3.6 .3L-1.2 2.8L3.6-3',
  missing: 'M-3-3L3 3M3-3L-3 3',
  denied: 'M3.6 0A3.6 3.6 0 1 1-3.6 0A3.6 3.6 0 1 1 3.6 0M-2.5-2.5L2.5 2.5',
  hindered: 'M0-3.8L0 .8M0 3.5L0 3.6',
  unknown: 'M-2.2-2A2.2 2.2 0 1 1 .8-.1Q0 .3 0 1.2M0 3.6L0 3.7',
}
