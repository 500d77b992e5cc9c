import { v5 as uuid5 } from 'uuid'
import type { TenantResource } from '../tenant.ts'

/** The keys of an account or search service, the same each time; they open nothing but this sandbox. */
export function keysOf(resource: TenantResource): readonly [string, string] {
  const key = (name: string) => uuid5(`${resource.id.toLowerCase()} ${name}`, uuid5.URL).replaceAll('-', '')
  return [key('key1'), key('key2')]
}

/** What `POST {id}/listKeys` and its likes answer; null where the resource has no such call. */
export function listedKeys(resource: TenantResource, action: string): unknown {
  const [first, second] = keysOf(resource)
  switch (`${resource.type}/${action}`.toLowerCase()) {
    case 'microsoft.cognitiveservices/accounts/listkeys':
      return { key1: first, key2: second }
    case 'microsoft.search/searchservices/listadminkeys':
      return { primaryKey: first, secondaryKey: second }
    default:
      return null
  }
}
