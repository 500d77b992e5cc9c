import { readEvidence } from '../evidence/read-evidence.ts'
import { operationsNamed } from '../knowledge/catalogue/operations.ts'
import { operationNamed } from '../question/operation-named.ts'
import type { Need } from './need.ts'
import { nearestOperations } from './nearest-operations.ts'
import { planeOf } from './plane.ts'

/** Whether a text is an error that names operations, rather than words for a need. */
export function namesRefusedOperations(text: string): boolean {
  const { cause, operations } = readEvidence(text)
  return cause !== 'unrecognized' && operations.length > 0
}

/**
 * The operations that an error says were refused for want of a role; `label` stands for the error. Where something
 * else refused them, a policy, a lock, a network rule, no role is the cure.
 */
export function needOfError(text: string, label: string): Need {
  const evidence = readEvidence(text)
  const refusals = [evidence, ...evidence.more].filter(({ cause }) => cause === 'missing-role')
  const operations = refusals.flatMap(({ operations: named, deniedOperations, plane }) =>
    (deniedOperations.length > 0 ? deniedOperations : named).map((name) =>
      operationNamed(name, plane === 'data'),
    ),
  )
  const unknown = (why: string, nearest: readonly string[] = []): Need => ({
    kind: 'unknown',
    text: label,
    nearest,
    why,
  })
  if (evidence.cause === 'unrecognized') return unknown('It holds no authorization error that I know.')
  if (refusals.length === 0) return unknown('What refused it is something else than a missing role.')
  if (operations.length === 0) return unknown('It names no operation.')
  const unpublished = operations.find(
    ({ name, isDataAction }) => !operationsNamed(name).some((known) => known.isDataAction === isDataAction),
  )
  return unpublished === undefined
    ? { kind: 'wanted', text: label, operations }
    : unknown(
        `Azure publishes no operation ${unpublished.name}.`,
        nearestOperations(unpublished.name, planeOf(unpublished)),
      )
}
