import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { LOG_EVENTS } from '../../src/telemetry/log-table.ts'
import { METRICS } from '../../src/telemetry/metric-table.ts'
import { SPANS } from '../../src/telemetry/span-table.ts'

export const DOCUMENT = join(import.meta.dirname, '../../docs/telemetry.md')

/** docs/telemetry.md with its tables of spans, metrics and log events made anew from those of the code. */
export async function madeDocument(): Promise<string> {
  const present = await readFile(DOCUMENT, 'utf8')
  const made = Object.entries(SECTIONS).reduce(
    (text, [name, rows]) =>
      text.replace(new RegExp(`(<!-- ${name} -->)[^]*(<!-- /${name} -->)`), `$1\n\n${tableOf(rows)}\n\n$2`),
    present,
  )
  return format(made, { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' })
}

type Row = readonly string[]

const SECTIONS: Readonly<Record<string, readonly Row[]>> = {
  spans: [
    ['span', 'kind', 'what', 'attributes'],
    ...Object.entries(SPANS).map(([name, { kind, what, namedBy, attributes }]) => [
      `\`${namedBy === null ? name : `${name} <${namedBy}>`}\``,
      kind,
      what,
      codes(attributes),
    ]),
  ],
  metrics: [
    ['metric', 'kind', 'unit', 'what', 'attributes'],
    ...Object.entries(METRICS).map(([name, { kind, unit, what, attributes }]) => [
      `\`${name}\``,
      kind,
      `\`${unit}\``,
      what,
      codes(attributes),
    ]),
  ],
  'log events': [
    ['event', 'level', 'what', 'fields that are sent'],
    ...Object.entries(LOG_EVENTS).map(([name, { level, what, fields }]) => [
      `\`${name}\``,
      level,
      what,
      codes(fields),
    ]),
  ],
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}

function tableOf([head = [], ...rows]: readonly Row[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
