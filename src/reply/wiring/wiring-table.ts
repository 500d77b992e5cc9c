import { cleanName } from '../clean-text.ts'
import { MARKS } from './wiring-mark.ts'
import type { Wiring } from './wiring.ts'

const HEADER = ['who', 'needs', 'on', ''] as const

/** Of a terminal, less what the table may be set in. */
const COLUMNS = 98
const BETWEEN = '  '

/** What a picture of the wiring shows, as the lines of a table: a grant in each, its columns in line. */
export function wiringTable({ links }: Wiring): readonly string[] {
  const rows = links.flatMap(({ from, to, grants }) =>
    grants.map(({ role, mark }) => ({
      from: from.name,
      role,
      to: to.name,
      state: `${MARKS[mark].sign} ${MARKS[mark].word}`,
    })),
  )
  const taken = widest(rows.map(({ role }) => role)) + widest(rows.map(({ state }) => state))
  const room = Math.floor((COLUMNS - taken - 3 * BETWEEN.length) / 2)
  const table = [
    HEADER,
    ...rows.map(({ from, role, to, state }) => [cleanName(from, room), role, cleanName(to, room), state]),
  ]
  const widths = HEADER.map((_, column) => widest(table.map((row) => row[column] ?? '')))
  return table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(BETWEEN)
      .trimEnd(),
  )
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length))
}
