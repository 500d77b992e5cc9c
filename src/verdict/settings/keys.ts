import type { Resource } from '../../question/question.ts'
import { flagOf } from './setting.ts'

/** The setting by which a resource refuses its own keys, and its value; null where it takes them, or is not known. */
export function keysRefusedBy(resource: Resource | null): string | null {
  const properties = resource?.properties ?? {}
  if (flagOf(properties, 'disableLocalAuth') === true) return 'properties.disableLocalAuth is true'
  if (flagOf(properties, 'allowSharedKeyAccess') === false) return 'properties.allowSharedKeyAccess is false'
  return flagOf(properties, 'adminUserEnabled') === false ? 'properties.adminUserEnabled is false' : null
}
