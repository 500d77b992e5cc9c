import { expect, it } from 'vitest'
import { TABLES } from '../../src/knowledge/requirement.ts'
import { isAccessLevel } from '../../src/verdict/optional.ts'
import { bound, operationRow } from '../builders/question.ts'
import { GROUP } from '../builders/places.ts'

it('the rows of three tables tell what a principal can do; nobody needs all of them', () => {
  const levels = TABLES.filter((table) =>
    isAccessLevel({
      requirement: bound({ ...operationRow(), table }, GROUP),
      state: 'missing',
      reasons: [],
    }),
  )
  expect(levels).toEqual(['hub-role', 'project-role', 'persona'])
})
