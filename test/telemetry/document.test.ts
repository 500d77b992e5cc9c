import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { METRICS } from '../../src/telemetry/metric-table.ts'
import { SPANS } from '../../src/telemetry/span-table.ts'
import { DOCUMENT, madeDocument } from './made-document.ts'

it('docs/telemetry.md has every span, metric and log event (npm run docs:telemetry)', async () => {
  expect(await readFile(DOCUMENT, 'utf8')).toBe(await madeDocument())
})

it('docs/telemetry.md explains every attribute, and no other', async () => {
  const [, section = ''] = (await readFile(DOCUMENT, 'utf8')).split('## Attributes')
  const explained = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name)
  const used = [...Object.values(SPANS), ...Object.values(METRICS)].flatMap(
    ({ attributes }): readonly string[] => attributes,
  )
  expect(explained.toSorted()).toEqual([...new Set(used)].toSorted())
})
