import { describe, expect, it } from 'vitest'
import { diagnosedRecord } from '../../src/audit/diagnosis-records.ts'
import { grantedRecord } from '../../src/audit/access-request-records.ts'
import type { AuditContext } from '../../src/audit/audit-context.ts'
import type { AuditRecord } from '../../src/audit/audit-record.ts'
import { digestCard } from '../../src/audit/digest-card.ts'
import { digestOf } from '../../src/audit/digest.ts'
import type { Diagnosis } from '../../src/reply/diagnosis/diagnosis.ts'
import { DANA, ROLES } from '../reply/fixtures/build.ts'
import { allGranted, network, twoMissing, unrecognized } from '../reply/fixtures/diagnoses.ts'

const CHANNEL = '19:0123@thread.tacv2'

function context(diagnosisId: string, conversationId: string): AuditContext {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    at: new Date('2026-11-25T10:00:00Z'),
    actor: { id: DANA.id, kind: 'person' },
    conversation: { kind: 'channel', id: conversationId },
    diagnosisId,
  }
}

const diagnosed = (id: string, diagnosis: Diagnosis, conversationId = CHANNEL): AuditRecord =>
  diagnosedRecord(diagnosis, context(id, conversationId))

const granted = (id: string): AuditRecord =>
  grantedRecord(
    [
      {
        roleId: ROLES.cognitiveUser.id,
        scope: '/subscriptions/s',
        principalId: DANA.id,
        assignmentId: null,
        until: null,
        wasThere: false,
      },
    ],
    { ...context(id, CHANNEL), conversation: null, subjectId: DANA.id, scope: null },
  )

async function* each(records: readonly AuditRecord[]) {
  yield* await Promise.resolve(records)
}
const digest = (...records: AuditRecord[]) => digestOf(each(records), CHANNEL)

const missing = twoMissing.advice.missingRoles.map(({ id }) => id)

describe('the digest of a conversation', () => {
  it('counts what failed and which roles were missing, the most frequent first', async () => {
    const found = await digest(
      diagnosed('1', network),
      diagnosed('2', twoMissing),
      diagnosed('3', twoMissing),
    )
    expect(found).toMatchObject({
      diagnoses: 3,
      failures: [
        { item: { cause: 'missing-role' }, count: 2 },
        { item: { cause: 'network' }, count: 1 },
      ],
      missingRoles: missing.map((item) => ({ item, count: 2 })),
    })
  })

  it('tells what was granted because of it', async () => {
    const found = await digest(diagnosed('1', twoMissing), granted('1'), granted('of another place'))
    expect(found.grantedRoles).toEqual([{ item: ROLES.cognitiveUser.id, count: 1 }])
  })

  it('takes an error that was checked again for one, as it was at first', async () => {
    expect(await digest(diagnosed('1', twoMissing), diagnosed('1', allGranted))).toMatchObject({
      diagnoses: 1,
      missingRoles: missing.map((item) => ({ item, count: 1 })),
    })
  })

  it.each([
    ['of another conversation', diagnosed('1', twoMissing, '19:9999@thread.tacv2')],
    ['that was no error', diagnosed('1', unrecognized)],
  ])('leaves out what is %s', async (_, record) => {
    expect(await digest(record)).toMatchObject({ diagnoses: 0, failures: [], missingRoles: [] })
  })
})

describe('its card', () => {
  it('names roles and services, and no person', async () => {
    const text = JSON.stringify(digestCard(await digest(diagnosed('1', twoMissing), granted('1'))))
    expect(text).toContain('Azure OpenAI: a missing role, 1 time')
    expect(text).toContain('Cognitive Services User, 1 time')
    expect(text).not.toContain(DANA.id)
  })

  it('says so where nothing happened', async () => {
    expect(digestCard(await digest()).fallbackText).toBe('Nothing was looked into here in the last 7 days')
  })
})
