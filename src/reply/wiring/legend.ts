import { MARKS_BY_URGENCY, type WiringMark } from './wiring-mark.ts'
import type { Wiring } from './wiring.ts'

/** What the letters and the marks of a drawing mean. */
export interface Legend {
  readonly roles: readonly LegendRole[]
  /** those that occur */
  readonly marks: readonly WiringMark[]
}

export interface LegendRole {
  /** `A` */
  readonly letter: string
  readonly role: string
  /** how many of how many are held */
  readonly held: number
  readonly needed: number
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Of at most as many roles as there are letters. */
export function legendOf({ links }: Wiring): Legend {
  const grants = links.flatMap((link) => link.grants)
  return {
    roles: [...new Set(grants.map(({ role }) => role))].map((role, index) => {
      const needed = grants.filter((grant) => grant.role === role)
      const held = needed.filter(({ mark }) => mark === 'held')
      return { letter: LETTERS.charAt(index), role, held: held.length, needed: needed.length }
    }),
    marks: MARKS_BY_URGENCY.filter((mark) => grants.some((grant) => grant.mark === mark)),
  }
}
