import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readQueries } from '../../deployment/queries/queries.ts'
import { workbook } from '../../deployment/queries/workbook.ts'
import { LOG_EVENTS } from '../../src/telemetry/log-table.ts'
import { METRICS } from '../../src/telemetry/metric-table.ts'
import { SPANS } from '../../src/telemetry/span-table.ts'
import { kustoChecker } from './kusto.ts'

const queries = readQueries()

let faultsOf: (query: string) => readonly string[]
beforeAll(() => {
  faultsOf = kustoChecker()
})

/** Attributes of what lands in a table's `Properties`. */
const PROPERTIES = new Set<string>([
  'rolecall.turn',
  ...Object.values(SPANS).flatMap(({ attributes }) => attributes),
  ...Object.values(METRICS).flatMap(({ attributes }) => attributes),
  ...Object.values(LOG_EVENTS).flatMap(({ fields }) => fields.map((field) => `rolecall.${field}`)),
])

describe('the checker', () => {
  it.each([
    ['a misspelt column', "AppTraces | where Mesage == 'x'"],
    ['a misspelt table', 'AppTrace | take 1'],
    ['a column of another table', 'AppMetrics | where DurationMs > 1'],
    ['an operator that is none', 'AppTraces | sumarize count()'],
  ])('finds %s', (_, query) => {
    expect(faultsOf(query)).not.toEqual([])
  })
})

describe.each(queries.map((query) => [query.name, query] as const))('the query %s', (_, { text }) => {
  it('is Kusto for the tables of Application Insights', () => {
    expect(faultsOf(text)).toEqual([])
  })

  it('asks for metrics and attributes that are exported', () => {
    const properties = [...text.matchAll(/Properties\['([^']+)'\]/g)].map(([, key = '']) => key)
    expect(properties.filter((key) => !PROPERTIES.has(key))).toEqual([])
    const metrics = [...text.matchAll(/Name == '([^']+)'/g)].map(([, name = '']) => name)
    expect(metrics.filter((name) => !Object.hasOwn(METRICS, name))).toEqual([])
  })

  it('of a metric asks for attributes of that metric', () => {
    const name = /AppMetrics\n\| where Name == '([^']+)'/.exec(text)?.[1]
    const known = Object.entries(METRICS).flatMap(([each, { attributes }]): readonly string[] =>
      each === name ? attributes : [],
    )
    const asked = name === undefined ? [] : [...text.matchAll(/Properties\['([^']+)'\]/g)]
    expect(asked.filter(([, key = '']) => !known.includes(key))).toEqual([])
  })

  it('leaves the time to whoever runs it, and asks for nobody', () => {
    expect(text).not.toMatch(/ago\(|now\(|User|ClientIP|Session/)
  })
})

describe('the workbook', () => {
  it('is made of the queries (npm run deployment:workbook)', () => {
    const written: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../deployment/queries/workbook.json'), 'utf8'),
    )
    expect(written).toEqual(JSON.parse(JSON.stringify(workbook(queries))))
  })

  it('shows every query that takes no reference', () => {
    const text = JSON.stringify(workbook(queries))
    const left = queries.filter(({ title }) => !text.includes(JSON.stringify(title)))
    expect(left.map(({ name }) => name)).toEqual(['fault-by-reference'])
  })
})
