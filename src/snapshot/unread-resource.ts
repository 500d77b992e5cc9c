import type { Resource } from '../question/question.ts'
import { resourceTypeOf, scopeName } from '../rbac/scope.ts'

/** What the id itself tells of a resource whose settings could not be read. */
export function unreadResource(id: string): Resource {
  const type = resourceTypeOf(id) ?? ''
  return { id, type, name: scopeName(id), kind: null, location: null, identity: null, properties: null }
}
