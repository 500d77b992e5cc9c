import type { Evidence } from '../../src/evidence/evidence.ts'

/** What a text says that reports a missing role, and nothing else. */
export function evidence(fields: Partial<Evidence> = {}): Evidence {
  return {
    cause: 'missing-role',
    service: null,
    plane: 'unknown',
    operations: [],
    deniedOperations: [],
    scope: null,
    endpoint: null,
    principal: null,
    requestIds: [],
    family: null,
    code: null,
    source: '',
    spans: {},
    notes: [],
    more: [],
    ...fields,
  }
}
