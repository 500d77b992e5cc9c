import type { DirectoryObject } from '../directory.ts'

export type GraphObject = Readonly<Record<string, unknown>>

export function odataType(found: DirectoryObject): string {
  return `#microsoft.graph.${found.kind}`
}

/** A directory object as Microsoft Graph writes it, without `@odata.type`. */
export function graphObject(found: DirectoryObject): GraphObject {
  switch (found.kind) {
    case 'user':
      return { mail: null, ...found.user }
    case 'group': {
      return {
        description: null,
        mailEnabled: false,
        securityEnabled: true,
        groupTypes: [],
        ...found.group,
        members: undefined,
      }
    }
    case 'servicePrincipal':
      return { accountEnabled: true, ...found.servicePrincipal }
  }
}

/** A directory object in a collection of several kinds, told apart by `@odata.type`. */
export function typedObject(found: DirectoryObject): GraphObject {
  return { '@odata.type': odataType(found), ...graphObject(found) }
}

/** Keeps what `$select` names; without it everything. */
export function selected(object: GraphObject, select: string | null): GraphObject {
  if (select === null || select.trim() === '') return object
  const names = select.split(',').map((name) => name.trim().toLowerCase())
  return Object.fromEntries(
    Object.entries(object).filter(
      ([name]) => name.startsWith('@odata.') || names.includes(name.toLowerCase()),
    ),
  )
}
