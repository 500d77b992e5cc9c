import { sameId } from '../rbac/principal.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'
import type { Reason } from './verdict.ts'

/** How somebody is in a group that holds something. */
export type Membership =
  | { readonly kind: 'self' }
  /** directly in it, or not known better */
  | { readonly kind: 'member' }
  /** `groupIds`: from the group that they are directly in up to the one that holds it */
  | { readonly kind: 'path'; readonly groupIds: readonly string[] }
  /** through other groups, which are not known */
  | { readonly kind: 'nested' }

type Memberships = Pick<AccessSnapshot, 'directGroups'>

/** Of several ways into a group the shortest. */
export function membershipIn(
  groupId: string,
  principalId: string,
  { directGroups }: Memberships,
): Membership {
  if (sameId(groupId, principalId)) return { kind: 'self' }
  const direct = directGroups.get(principalId.toLowerCase())
  if (direct === undefined || direct.some((id) => sameId(id, groupId))) return { kind: 'member' }

  const seen = new Set(direct.map((id) => id.toLowerCase()))
  let paths: readonly (readonly string[])[] = direct.map((id) => [id])
  while (paths.length > 0) {
    const longer: (readonly string[])[] = []
    for (const path of paths) {
      for (const parent of directGroups.get(path.at(-1)?.toLowerCase() ?? '') ?? []) {
        if (sameId(parent, groupId)) return { kind: 'path', groupIds: [...path, groupId] }
        if (seen.has(parent.toLowerCase())) continue
        seen.add(parent.toLowerCase())
        longer.push([...path, parent])
      }
    }
    paths = longer
  }
  return { kind: 'nested' }
}

/** " through group Data science → AI developers"; nothing for what somebody holds themselves. */
export function throughGroup(
  principalId: string,
  groupId: string,
  snapshot: Memberships & Pick<AccessSnapshot, 'groups'>,
): string {
  const name = (id: string) => snapshot.groups.get(id.toLowerCase())?.name ?? id
  const membership = membershipIn(groupId, principalId, snapshot)
  switch (membership.kind) {
    case 'self':
      return ''
    case 'member':
      return ` through group ${name(groupId)}`
    case 'path':
      return ` through group ${membership.groupIds.map(name).join(' → ')}`
    case 'nested':
      return ` through group ${name(groupId)} (nested)`
    default:
      return membership satisfies never
  }
}

/** The same for programs. */
export function groupReference(
  principalId: string,
  groupId: string,
  snapshot: Memberships,
): Pick<Reason, 'viaGroupId' | 'viaGroupPath'> {
  const membership = membershipIn(groupId, principalId, snapshot)
  if (membership.kind === 'self') return {}
  return {
    viaGroupId: groupId,
    ...(membership.kind === 'path' ? { viaGroupPath: membership.groupIds } : {}),
  }
}
