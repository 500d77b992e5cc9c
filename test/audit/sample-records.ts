import { grantedRecord } from '../../src/audit/access-request-records.ts'
import type { SubjectContext } from '../../src/audit/audit-context.ts'
import type { AuditRecord } from '../../src/audit/audit-record.ts'
import { DANA, OLIVIA, OPENAI, ROLES } from '../reply/fixtures/build.ts'

/** A GUID that ends with a number. */
export function guid(number: number): string {
  return `0a0d1700-0000-4000-8000-${number.toString().padStart(12, '0')}`
}

export function context(fields: Partial<SubjectContext> = {}): SubjectContext {
  return {
    id: guid(0),
    at: new Date('2026-11-25T09:12:03.004Z'),
    actor: { id: DANA.id, kind: 'person' },
    subjectId: DANA.id,
    scope: OPENAI.id,
    conversation: { kind: 'channel', id: '19:support@thread.tacv2' },
    diagnosisId: 'diagnosis-1',
    requestId: 'request-1',
    ...fields,
  }
}

export const GRANT = { roleId: ROLES.openaiUser.id, scope: OPENAI.id, principalId: DANA.id }

/** Olivia's grant of a role to Dana, told apart by a number. */
export function record(number: number, at = '2026-11-25T09:12:03.004Z'): AuditRecord {
  const made = {
    ...GRANT,
    assignmentId: `${OPENAI.id}/providers/Microsoft.Authorization/roleAssignments/${guid(number)}`,
    until: '2026-11-25T17:12:03Z',
    wasThere: false,
  }
  return grantedRecord(
    [made],
    context({ id: guid(number), at: new Date(at), actor: { id: OLIVIA.id, kind: 'person' } }),
  )
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  return Array.fromAsync(items)
}
