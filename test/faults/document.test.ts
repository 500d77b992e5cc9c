import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { DOCUMENT, faultsDocument } from './document.ts'

it('docs/faults.md is up to date; `npm run docs:faults` makes it anew', async () => {
  expect(await readFile(DOCUMENT, 'utf8')).toBe(await faultsDocument())
})
