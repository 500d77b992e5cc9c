import type { Cause, Service } from '../evidence/evidence.ts'
import type { AuditRecord } from './audit-record.ts'
import { conversationHash } from './recorded-values.ts'

export interface Counted<Item> {
  readonly item: Item
  readonly count: number
}

/** What went on in one conversation, without a word about anybody. */
export interface Digest {
  readonly diagnoses: number
  /** what failed, the most frequent first */
  readonly failures: readonly Counted<{ readonly cause: Cause; readonly service: Service | null }>[]
  /** role definition GUIDs, those that were missing most often first */
  readonly missingRoles: readonly Counted<string>[]
  /** role definition GUIDs of what was granted because of it */
  readonly grantedRoles: readonly Counted<string>[]
}

/** Everything but the diagnosis is told by its id: a grant happens in no conversation. */
export async function digestOf(records: AsyncIterable<AuditRecord>, conversationId: string): Promise<Digest> {
  const hash = conversationHash(conversationId)
  const diagnosed = new Map<string, Extract<AuditRecord, { event: 'diagnosed' }>>()
  const granted = new Map<string, readonly (string | null)[]>()
  for await (const record of records) {
    const { diagnosisId } = record
    if (diagnosisId === null) continue
    // an error that is checked again is the same one: how it began is what failed
    if (record.event === 'diagnosed' && record.conversation?.hash === hash && !diagnosed.has(diagnosisId)) {
      diagnosed.set(diagnosisId, record)
    }
    if (record.event === 'granted')
      granted.set(
        diagnosisId,
        record.grants.map(({ roleId }) => roleId),
      )
  }
  const found = [...diagnosed.values()].filter(({ status }) => status !== 'unrecognized')
  return {
    diagnoses: found.length,
    failures: counted(
      found.flatMap(({ cause, service }) => (cause === null ? [] : [{ cause, service }])),
      ({ cause, service }) => `${cause} ${service ?? ''}`,
    ),
    missingRoles: counted(
      found.flatMap(({ missingRoleIds }) => missingRoleIds),
      String,
    ),
    grantedRoles: counted(
      [...granted].flatMap(([id, roles]) => (diagnosed.has(id) ? roles.flatMap((role) => role ?? []) : [])),
      String,
    ),
  }
}

/** The most frequent first. */
function counted<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Counted<Item>[] {
  const groups = Map.groupBy(items, keyOf)
  return [...groups.values()]
    .flatMap((group) => {
      const [item] = group
      return item === undefined ? [] : [{ item, count: group.length }]
    })
    .toSorted((left, right) => right.count - left.count)
}
