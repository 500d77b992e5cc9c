import { describe, expect, test } from 'vitest'
import {
  accessRequestedRecord,
  grantedRecord,
  grantFailedRecord,
  notYetInEffectRecord,
  requestDecidedRecord,
  verifiedRecord,
} from '../../src/audit/access-request-records.ts'
import { feedbackRecord } from '../../src/audit/feedback-record.ts'
import { DANA, OPENAI, ROLES } from '../reply/fixtures/build.ts'
import { context, GRANT, guid } from './sample-records.ts'

const BOT = context({ actor: { id: null, kind: 'bot' }, conversation: null })

describe('records of a request for access', () => {
  test('the request has its grants, for how long, and why', () => {
    const asked = { grants: [GRANT], duration: 'PT8H', reason: '  index the\nproduct manuals ' }
    expect(accessRequestedRecord(asked, context())).toMatchObject({
      event: 'access-requested',
      grants: [{ roleId: ROLES.openaiUser.id, scope: OPENAI.id, principalId: DANA.id }],
      duration: 'PT8H',
      reason: 'index the product manuals',
    })
  })

  test('an approval has what is to be granted, and until when', () => {
    const until = '2026-11-25T18:00:00+01:00'
    const decided = { decision: 'approved', why: null, reason: null, grants: [GRANT], until } as const
    expect(requestDecidedRecord(decided, context())).toMatchObject({
      decision: 'approved',
      grants: [GRANT],
      until: '2026-11-25T17:00:00.000Z',
    })
  })

  test('a refusal has its code, and what expires nobody who did it', () => {
    const nothing = { why: null, reason: null, grants: [], until: null }
    const refused = { ...nothing, decision: 'refused', why: 'self-approval' } as const
    expect(requestDecidedRecord(refused, context()).why).toBe('self-approval')
    const expired = requestDecidedRecord({ ...nothing, decision: 'expired' }, BOT)
    expect(expired).toMatchObject({ actor: { id: null, kind: 'bot' }, conversation: null })
  })

  test.each([
    `${OPENAI.id}/providers/Microsoft.Authorization/roleAssignments/${guid(1)}`,
    `${OPENAI.id}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/${guid(1)}`,
    `/providers/Microsoft.Management/managementGroups/contoso/providers/Microsoft.Authorization/roleAssignments/${guid(1)}`,
    `/providers/Microsoft.Authorization/roleAssignments/${guid(1)}`,
  ])('a grant has the assignment %s', (assignmentId) => {
    const { grants } = grantedRecord([{ ...GRANT, assignmentId, until: null, wasThere: true }], context())
    expect(grants).toEqual([{ ...GRANT, assignmentId, until: null, wasThere: true }])
  })

  test('a role is known by its GUID, however it is given', () => {
    const roleId = `/subscriptions/${guid(1)}/providers/Microsoft.Authorization/roleDefinitions/${GRANT.roleId.toUpperCase()}`
    const failed = grantFailedRecord(
      { grants: [{ ...GRANT, roleId }], why: 'RoleAssignmentExists' },
      context(),
    )
    expect(failed).toMatchObject({ grants: [GRANT], why: 'RoleAssignmentExists' })
  })

  test('a sentence is no code', () => {
    expect(grantFailedRecord({ grants: [], why: 'The client has no authorization.' }, context()).why).toBe(
      'unknown',
    )
  })

  test('a look at what was granted says how many there were', () => {
    expect(verifiedRecord({ grants: [GRANT], attempts: 3 }, BOT)).toMatchObject({
      event: 'verified',
      attempts: 3,
    })
    expect(notYetInEffectRecord({ grants: [GRANT], attempts: 8 }, BOT).event).toBe('not-yet-in-effect')
  })

  test('feedback without words has none', () => {
    expect(feedbackRecord({ reaction: 'dislike', text: ' \u200b ' }, context())).toMatchObject({
      reaction: 'dislike',
      text: null,
    })
  })
})
