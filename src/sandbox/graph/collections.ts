import type { SandboxContext } from '../context.ts'
import type { DirectoryObject } from '../directory.ts'
import { graphObject } from './objects.ts'

export interface Collection {
  readonly kind: DirectoryObject['kind'] | null
  /** properties besides the id that one may be named or filtered by */
  readonly keys: readonly string[]
  /** `microsoft.graph.user` without the namespace */
  readonly resource: string
}

export const COLLECTIONS: Readonly<Record<string, Collection>> = {
  users: { kind: 'user', keys: ['userPrincipalName', 'mail', 'displayName'], resource: 'User' },
  groups: { kind: 'group', keys: ['displayName'], resource: 'Group' },
  servicePrincipals: {
    kind: 'servicePrincipal',
    keys: ['appId', 'displayName'],
    resource: 'ServicePrincipal',
  },
  directoryObjects: { kind: null, keys: [], resource: 'DirectoryObject' },
}

export function objectsIn({ kind }: Collection, { store }: SandboxContext): readonly DirectoryObject[] {
  return store.directory.all().filter((each) => kind === null || each.kind === kind)
}

/** A user may be named by the user principal name in place of the id. */
export function findIn(collection: Collection, id: string, context: SandboxContext): DirectoryObject | null {
  const found = context.store.directory.find(id)
  if (found !== null) return collection.kind === null || found.kind === collection.kind ? found : null
  if (collection.kind !== 'user') return null
  return (
    objectsIn(collection, context).find(
      (each) => each.kind === 'user' && sameText(each.user.userPrincipalName, id),
    ) ?? null
  )
}

/** Of `servicePrincipals(appId='…')`; null where nothing has that value. */
export function findByKey(
  collection: Collection,
  key: string,
  value: string,
  context: SandboxContext,
): DirectoryObject | null {
  return objectsIn(collection, context).find((each) => sameText(graphObject(each)[key], value)) ?? null
}

/** What a navigation property leads to; null where the object has no such property. */
export function relatedTo(
  found: DirectoryObject,
  relation: string,
  { store: { directory } }: SandboxContext,
): readonly DirectoryObject[] | null {
  const resolve = (ids: readonly string[]) => ids.flatMap((id) => directory.find(id) ?? [])
  if (relation === 'memberOf') return resolve(directory.directGroupsOf(found.id))
  if (relation === 'transitiveMemberOf') return resolve(directory.groupsOf(found.id))
  return relation === 'transitiveMembers' && found.kind === 'group'
    ? resolve(directory.membersOf(found.id))
    : null
}

function sameText(found: unknown, wanted: string): boolean {
  return typeof found === 'string' && found.toLowerCase() === wanted.toLowerCase()
}
