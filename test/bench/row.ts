/** One line of the table of benchmarks. Each bench file answers some. */
export interface BenchRow {
  readonly what: string
  readonly ours: string
  /** what the peer or the yardstick came to, and its name; empty where there is none */
  readonly peer?: string
  /** how many times better ours is, or a growth: what `what` says */
  readonly ratio?: number
  readonly target?: { readonly text: string; readonly met: boolean }
}

export type Bench = () => Promise<readonly BenchRow[]>

export function atLeast(ratio: number, least: number): NonNullable<BenchRow['target']> {
  return { text: `at least ${least} times`, met: ratio >= least }
}

export function under(milliseconds: number, most: number): NonNullable<BenchRow['target']> {
  return { text: `under ${most} ms`, met: milliseconds < most }
}

const COLUMNS = ['what', 'Rolecall', 'beside', 'ratio', 'target', 'met'] as const

/** A Markdown table whose columns line up. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = rows.map(({ what, ours, peer = '', ratio, target }) => [
    what,
    ours,
    peer,
    ratio === undefined ? '' : ratioText(ratio),
    target?.text ?? '',
    target === undefined ? '' : target.met ? 'yes' : 'no',
  ])
  const widths = COLUMNS.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(COLUMNS), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n')
}

function ratioText(ratio: number): string {
  return ratio >= 100 ? String(Math.round(ratio)) : ratio.toPrecision(2)
}

export function millisecondsText(milliseconds: number): string {
  if (milliseconds >= 100) return `${Math.round(milliseconds)} ms`
  return milliseconds >= 0.1
    ? `${milliseconds.toPrecision(2)} ms`
    : `${(milliseconds * 1000).toPrecision(2)} µs`
}

export function megabytesText(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
