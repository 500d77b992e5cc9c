import type { Verdict } from '../../verdict/verdict.ts'

/** How one grant between services stands, as a picture and a table of them mark it. */
export type WiringMark = 'held' | 'missing' | 'denied' | 'hindered' | 'unknown'

export interface MarkLabel {
  /** as the rows of a reply mark it */
  readonly sign: string
  readonly word: string
}

export const MARKS: Readonly<Record<WiringMark, MarkLabel>> = {
  held: { sign: '✓', word: 'held' },
  missing: { sign: '✗', word: 'missing' },
  denied: { sign: '⊘', word: 'denied' },
  hindered: { sign: '!', word: 'hindered' },
  unknown: { sign: '?', word: 'unknown' },
}

/** The weightiest first: where several grants share a line, the line is drawn as its worst. */
export const MARKS_BY_URGENCY: readonly WiringMark[] = ['denied', 'missing', 'hindered', 'unknown', 'held']

export function worstMark(marks: readonly WiringMark[]): WiringMark {
  return MARKS_BY_URGENCY.find((mark) => marks.includes(mark)) ?? 'held'
}

/** `hindered`: the role is there, and a setting of the target or a condition is in its way. */
export function markOf({ state, reasons }: Verdict): WiringMark {
  switch (state) {
    case 'granted':
      return reasons.some(({ code }) => code === 'setting-blocks-access') ? 'hindered' : 'held'
    case 'conditional':
      return 'hindered'
    case 'missing':
    // a managed identity cannot activate what it is eligible for
    case 'eligible':
      return 'missing'
    case 'denied':
      return 'denied'
    case 'indeterminate':
      return 'unknown'
    default:
      return state satisfies never
  }
}
