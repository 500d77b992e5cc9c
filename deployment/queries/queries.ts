import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How the workbook shows what a query finds. */
export const CHARTS = ['table', 'timechart', 'barchart'] as const
type Chart = (typeof CHARTS)[number]

/** A query of Azure Monitor Logs, from a file of this folder. */
export interface Query {
  /** of the file, without its ending */
  readonly name: string
  readonly title: string
  readonly chart: Chart
  readonly text: string
}

/** Every query, by name. A file begins with `// title` and `// chart: …`. */
export function readQueries(): readonly Query[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.kql'))
    .toSorted()
    .map((file) => {
      const [first = '', second = '', ...rest] = readFileSync(join(import.meta.dirname, file), 'utf8').split(
        '\n',
      )
      const title = /^\/\/ (.+)$/.exec(first)?.[1]
      const chart = CHARTS.find((each) => second === `// chart: ${each}`)
      if (title === undefined || chart === undefined) {
        throw new Error(
          `expected ${file} to begin with a title and a chart, found \`${first}\` and \`${second}\``,
        )
      }
      return { name: file.slice(0, -'.kql'.length), title, chart, text: rest.join('\n').trim() }
    })
}
