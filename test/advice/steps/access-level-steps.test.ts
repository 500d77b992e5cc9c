import { expect, it } from 'vitest'
import { advise } from '../../../src/advice/advise.ts'
import { requirementsOf } from '../../../src/knowledge/requirements.ts'
import { accessProfile } from '../../../src/verdict/access-profile.ts'
import { judge } from '../../../src/verdict/judge.ts'
import { assignment, builtIn } from '../../builders/access.ts'
import { DANA, OLIVIA } from '../../builders/people.ts'
import { GROUP, hub, project } from '../../builders/places.ts'
import { bound, row } from '../../builders/question.ts'
import { snapshotOf } from '../../builders/snapshot.ts'

const HUB = hub()
const OWNED = assignment(builtIn('Owner'), GROUP, OLIVIA)

/** What is asked for, of Dana with some roles on the hub. */
function asked(...roles: readonly string[]) {
  const held = roles.map((role) => assignment(builtIn(role), HUB.id, DANA))
  const snapshot = snapshotOf({ roleAssignments: [OWNED, ...held] })
  const verdicts = judge(
    requirementsOf('persona').map((level) => bound(level, HUB)),
    DANA,
    snapshot,
  )
  const profile = accessProfile(verdicts, [])
  return advise({ verdicts, keyConnections: [], profile, snapshot, afterError: false }).steps.filter(
    ({ step }) => step === 'ask',
  )
}

it('the persona above is told with its role, and who can give it', () => {
  expect(asked()).toMatchObject([
    {
      scope: HUB.id,
      text: expect.stringContaining(
        'The article gives a developer Azure AI Developer on a project of hub-contoso.',
      ) as string,
      grantors: [{ id: OLIVIA.id, roleAssignmentId: OWNED.id }],
    },
  ])
})

it('a persona whose role is far more than work takes is told, and nobody is to be asked for it', () => {
  const [step] = asked('Azure AI Developer')
  expect(step?.text).toContain('an IT admin, who holds Owner on hub-contoso')
  expect(step?.grantors).toBeUndefined()
})

it('nothing is asked where there is no persona above, or none was asked about', () => {
  expect(asked('Owner')).toEqual([])
  const snapshot = snapshotOf({ roleAssignments: [OWNED] })
  const verdicts = judge([bound(row('hub-role/reader'), HUB)], DANA, snapshot)
  const { steps } = advise({ verdicts, keyConnections: [], snapshot, afterError: false })
  expect(steps.map(({ step }) => step)).not.toContain('ask')
})

it('nothing is asked where the role is to be assigned there anyway', () => {
  const PROJECT = project()
  const snapshot = snapshotOf({ roleAssignments: [OWNED] })
  const rows = [...requirementsOf('persona'), row('project-member/developer')]
  const verdicts = judge(
    rows.map((each) => bound(each, PROJECT)),
    DANA,
    snapshot,
  )
  const profile = accessProfile(verdicts, [])
  expect(profile?.next).not.toBeNull()
  const { steps } = advise({ verdicts, keyConnections: [], profile, snapshot, afterError: false })
  expect(steps.map(({ step }) => step)).toEqual(['assign-role', 'assign-role'])
})
