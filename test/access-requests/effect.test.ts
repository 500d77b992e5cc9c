import { describe, expect, it } from 'vitest'
import { effectOf } from '../../src/access-requests/effect.ts'
import { grantId, type Grant } from '../../src/access-requests/grant.ts'
import type { Diagnosis } from '../../src/reply/diagnosis/diagnosis.ts'
import {
  DANA,
  grant as advised,
  GROUP,
  OLIVIA,
  OPENAI,
  ROLES,
  SEARCH,
  verdict,
} from '../reply/fixtures/build.ts'
import {
  allGranted,
  denied,
  elsewhere,
  notEntitled,
  twoMissing,
  unrecognized,
} from '../reply/fixtures/diagnoses.ts'

function made(role = ROLES.openaiContributor, scope = OPENAI.id, principalId = DANA.id) {
  const grant = { roleId: role.id, roleName: role.name, scope, principalId }
  return {
    grant: { id: grantId(grant), ...grant, principalName: null, principalType: 'User' } satisfies Grant,
  }
}

const unread = verdict('indeterminate', {}, [['role-assignments-unread', 'Azure answered 503']])
const granted = verdict('granted', {}, [['granted-by-role', 'assigned']])
const alone = (...verdicts: (typeof granted)[]): Diagnosis => ({ ...allGranted, verdicts })

describe('what was granted', () => {
  it.each<[string, Diagnosis, ReturnType<typeof made>[], 'yes' | 'no' | 'unknown']>([
    ['is in effect where what it is for is granted', allGranted, [made()], 'yes'],
    ['is in effect on a resource below its scope', allGranted, [made(ROLES.openaiContributor, GROUP)], 'yes'],
    ['is in effect by a scope above every subscription', allGranted, [made(ROLES.openaiUser, '/')], 'yes'],
    ['is not in effect while it is still advised', twoMissing, [made()], 'no'],
    [
      'is not in effect in part',
      { ...allGranted, advice: { ...allGranted.advice, leastRoles: [advised(ROLES.openaiUser, OPENAI.id)] } },
      [made(), made(ROLES.openaiUser)],
      'no',
    ],
    ['is not known to be in effect where nothing could be read', alone(unread), [made()], 'unknown'],
    [
      'is not known to be in effect where a part could not be read',
      alone(granted, unread),
      [made()],
      'unknown',
    ],
    ['is not known to be in effect behind a deny assignment', denied, [made()], 'unknown'],
    ['is not known to be in effect to whom it is not shown', notEntitled, [made()], 'unknown'],
    [
      'is not known to be in effect by what is granted elsewhere',
      allGranted,
      [made(ROLES.searchReader, SEARCH.id)],
      'unknown',
    ],
    [
      'is not known to be in effect by what another has',
      allGranted,
      [made(ROLES.openaiContributor, OPENAI.id, OLIVIA.id)],
      'unknown',
    ],
    ['is not known to be in effect by what is no answer', unrecognized, [made()], 'unknown'],
    [
      'is not known to be in effect by what was not read',
      { ...allGranted, takenAt: null },
      [made()],
      'unknown',
    ],
    ['is not known to be in effect where it is nothing', allGranted, [], 'unknown'],
    [
      'is in effect beside what another system than Azure RBAC holds',
      { ...elsewhere, verdicts: [...elsewhere.verdicts, granted] },
      [made()],
      'yes',
    ],
  ])('%s', (_, diagnosis, grants, effect) => {
    expect(effectOf(diagnosis, grants)).toBe(effect)
  })
})
