import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { NEEDED_ACTIONS } from '../../src/doctor/azure/needed-actions.ts'

const FILE = new URL('../../deployment/infrastructure/reader-role/reader-role.json', import.meta.url)

it('the role that a deployment makes holds what the doctor asks for, and no more', () => {
  const { actions } = z.object({ actions: z.array(z.string()) }).parse(JSON.parse(readFileSync(FILE, 'utf8')))
  expect(actions.map((action) => action.toLowerCase()).toSorted()).toEqual(
    NEEDED_ACTIONS.map((action) => action.toLowerCase()).toSorted(),
  )
})
