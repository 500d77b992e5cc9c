import { expect, it } from 'vitest'
import { advise } from '../../../src/advice/advise.ts'
import type { BoundRequirement } from '../../../src/question/question.ts'
import { judge } from '../../../src/verdict/judge.ts'
import { assignment, builtIn } from '../../builders/access.ts'
import { DANA, OLIVIA } from '../../builders/people.ts'
import { GROUP, hub, storage } from '../../builders/places.ts'
import { bound, row } from '../../builders/question.ts'
import { requirements } from '../../../src/knowledge/requirements.ts'
import { snapshotOf } from '../../builders/snapshot.ts'

const [level] = requirements.filter(({ table, role }) => table === 'hub-role' && role !== null)
const held = assignment(builtIn('Owner'), GROUP, OLIVIA)
const asks = (...about: readonly BoundRequirement[]) => {
  const snapshot = snapshotOf({ roleAssignments: [held] })
  const verdicts = judge(about, DANA, snapshot)
  return advise({ verdicts, keyConnections: [], snapshot, afterError: false }).steps.filter(({ text }) =>
    text.startsWith('Nothing is amiss'),
  )
}

it('of roles that nobody needs all of, one question goes to whoever can assign them', () => {
  const levels = requirements.filter(({ table }) => table === 'hub-role')
  expect(asks(...levels.map((requirement) => bound(requirement, hub())))).toMatchObject([
    {
      step: 'ask',
      scope: hub().id,
      text: expect.stringContaining('what each role would add on hub-contoso') as string,
      grantors: [{ id: OLIVIA.id, roleAssignmentId: held.id }],
    },
  ])
})

it('nothing is asked where something is amiss, or nothing is missing', () => {
  expect(asks(bound(row('connection/blob-data-contributor'), storage()))).toEqual([])
  expect(asks()).toEqual([])
})

it('nothing is asked where the rows name no role', () => {
  expect(level).toBeDefined()
  expect(level === undefined ? null : asks(bound({ ...level, role: null }, hub()))).toEqual([])
})
