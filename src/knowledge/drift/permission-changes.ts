import { normalizeOperationName } from '../../rbac/operation-pattern.ts'
import type { Permission } from '../../rbac/role-definition.ts'

export const PERMISSION_PARTS = [
  'actions',
  'notActions',
  'dataActions',
  'notDataActions',
  'condition',
] as const

/** An operation string or a condition of a permission entry. */
export interface PermissionPart {
  readonly part: (typeof PERMISSION_PARTS)[number]
  readonly text: string
  /** the entry's number, from 1; null where its role has no other */
  readonly entry: number | null
}

export interface PermissionChanges {
  readonly came: readonly PermissionPart[]
  readonly went: readonly PermissionPart[]
}

/**
 * What came into a role's permission entries and went from them. The order of operation strings, their case and repetition
 * make no difference to Azure, and none here. Entries that differ are compared in their order.
 */
export function permissionChanges(
  kept: readonly Permission[],
  live: readonly Permission[],
): PermissionChanges {
  const before = kept.map((entry, index) => partsOf(entry, numberOf(index, kept)))
  const after = live.map((entry, index) => partsOf(entry, numberOf(index, live)))
  const [gone, come] = withoutEqual(before, after)
  const changes = Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => {
    const [old, present] = [gone[index] ?? NO_PARTS, come[index] ?? NO_PARTS]
    return { came: partsMissingFrom(old, present), went: partsMissingFrom(present, old) }
  })
  return { came: changes.flatMap(({ came }) => came), went: changes.flatMap(({ went }) => went) }
}

/** The parts of one entry, by what tells them apart. */
type Parts = ReadonlyMap<string, PermissionPart>

const NO_PARTS: Parts = new Map()

function numberOf(index: number, entries: readonly Permission[]): number | null {
  return entries.length === 1 ? null : index + 1
}

function partsOf(permission: Permission, entry: number | null): Parts {
  return new Map(
    PERMISSION_PARTS.flatMap((part) =>
      textsOf(permission, part).map((text) => [
        `${part} ${comparableText(text, part)}`,
        { part, text, entry },
      ]),
    ),
  )
}

/** A condition may compare with text whose case counts. */
function comparableText(text: string, part: PermissionPart['part']): string {
  return part === 'condition' ? text : normalizeOperationName(text)
}

function textsOf(permission: Permission, part: PermissionPart['part']): readonly string[] {
  if (part !== 'condition') return permission[part]
  return permission.condition === undefined ? [] : [permission.condition]
}

/** The entries that have no equal on the other side, each equal one being counted once. */
function withoutEqual(
  before: readonly Parts[],
  after: readonly Parts[],
): [readonly Parts[], readonly Parts[]] {
  const unmatched = [...after]
  const gone = before.filter((parts) => {
    const equal = unmatched.findIndex(
      (other) => other.size === parts.size && partsMissingFrom(other, parts).length === 0,
    )
    if (equal !== -1) unmatched.splice(equal, 1)
    return equal === -1
  })
  return [gone, unmatched]
}

function partsMissingFrom(parts: Parts, wanted: Parts): readonly PermissionPart[] {
  return [...wanted].flatMap(([key, part]) => (parts.has(key) ? [] : [part]))
}
