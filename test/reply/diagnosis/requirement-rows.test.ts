import { expect, it } from 'vitest'
import { requirementsOf } from '../../../src/knowledge/requirements.ts'
import type { Resource } from '../../../src/question/question.ts'
import { rowGroups } from '../../../src/reply/diagnosis/requirement-rows.ts'
import { subjectOf } from '../../../src/reply/diagnosis/subject.ts'
import { ROOMY } from '../../../src/reply/limits.ts'
import { judge } from '../../../src/verdict/judge.ts'
import { withSpares } from '../../../src/verdict/ways.ts'
import { assignment, builtIn } from '../../builders/access.ts'
import { DANA } from '../../builders/people.ts'
import { GROUP, hub, registry } from '../../builders/places.ts'
import { bound } from '../../builders/question.ts'
import { snapshotOf } from '../../builders/snapshot.ts'

function headingsOf(properties: Resource['properties']) {
  const cr = registry('cr', { properties })
  const snapshot = snapshotOf({ roleAssignments: [assignment(builtIn('AcrPull'), GROUP, DANA)] })
  const rows = requirementsOf('acr').map((row) => bound(row, cr, DANA, hub()))
  const verdicts = withSpares(judge(rows, DANA, snapshot))
  return rowGroups(verdicts, subjectOf(DANA, null, 60), ROOMY).map(({ heading }) => heading)
}

it('ways that are not used are called needless only where one that is used works', () => {
  expect(headingsOf({ adminUserEnabled: false })).toContain('Other ways, not needed')
  expect(
    headingsOf({
      adminUserEnabled: false,
      publicNetworkAccess: 'Disabled',
      networkRuleBypassOptions: 'None',
    }),
  ).not.toContain('Other ways, not needed')
})
