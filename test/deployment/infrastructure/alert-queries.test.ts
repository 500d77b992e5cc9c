import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { BLIND_SPOT_CODES } from '../../../src/snapshot/snapshot.ts'
import { LOG_EVENTS } from '../../../src/telemetry/log-table.ts'
import { METRICS } from '../../../src/telemetry/metric-table.ts'
import { TURN_OUTCOMES } from '../../../src/telemetry/turn.ts'
import { kustoChecker } from '../../telemetry/kusto.ts'

const FOLDER = fileURLToPath(new URL('../../../deployment/infrastructure/modules/alerts/', import.meta.url))

let faultsOf: (query: string) => readonly string[]
beforeAll(() => {
  faultsOf = kustoChecker()
})

const quoted = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name)

describe.each(globSync('*.kql', { cwd: FOLDER }))('the query of the alert %s', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8')

  test('is Kusto for tables that Rolecall fills', () => {
    expect(faultsOf(text)).toEqual([])
  })

  test('asks for a metric with its attributes and values, or for events of the log', () => {
    const metrics = quoted(text, /Name == '([^']+)'/g)
    const known = Object.entries(METRICS).filter(([name]) => metrics.includes(name))
    expect(known).toHaveLength(metrics.length)
    const attributes: readonly string[] = known.flatMap(([, metric]) => metric.attributes)
    expect(quoted(text, /Properties\['([^']+)'\]/g).filter((name) => !attributes.includes(name))).toEqual([])
    const outcomes: readonly string[] = TURN_OUTCOMES
    expect(quoted(text, /outcome'\]\) == '([^']+)'/g).filter((value) => !outcomes.includes(value))).toEqual(
      [],
    )
    const codes: readonly string[] = BLIND_SPOT_CODES
    expect(quoted(text, /blind_spot'\]\) != '([^']+)'/g).filter((value) => !codes.includes(value))).toEqual(
      [],
    )
    const events = quoted(/has_any \(([^)]*)\)/.exec(text)?.[1] ?? '', /'([^']+)'/g)
    expect(events.filter((name) => !Object.hasOwn(LOG_EVENTS, name))).toEqual([])
    expect(metrics.length + events.length).toBeGreaterThan(0)
  })

  test('leaves the time to the rule', () => {
    expect(text).not.toMatch(/ago\(|now\(|TimeGenerated/)
  })
})
