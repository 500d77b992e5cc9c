import { attributeKey, type AttributeValue } from '../rbac/condition/attribute.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'

type Attributes = ReadonlyMap<string, AttributeValue>

const storageKey = (rest: string) => attributeKey('Resource', `Microsoft.Storage/storageAccounts${rest}`)
const NOW = attributeKey('Environment', 'UtcNow')
const ACCOUNT_NAME = storageKey(':name')
const IS_HNS_ENABLED = storageKey(':isHnsEnabled')

const ACCOUNT = /^.*?\/providers\/microsoft\.storage\/storageaccounts\/([^/]+)/i
const CHILDREN: readonly (readonly [key: string, path: RegExp])[] = [
  [storageKey('/blobServices/containers:name'), /^\/blobservices\/default\/containers\/([^/]+)/i],
  [storageKey('/queueServices/queues:name'), /^\/queueservices\/default\/queues\/([^/]+)/i],
]

/**
 * The attributes that conditions may ask for and that are certain of any call at a scope: the time, and what
 * the scope names. Names are in lower case, as Azure Storage takes no others (Azure documentation, "Actions and
 * attributes for Azure role assignment conditions" for Azure Blob Storage and for Azure Queue Storage).
 */
export function knownAttributes(
  scope: string,
  { takenAt, resources }: Pick<AccessSnapshot, 'takenAt' | 'resources'>,
): Attributes {
  const known = new Map<string, AttributeValue>([[NOW, [takenAt]]])
  const account = ACCOUNT.exec(scope)
  if (account === null) return known

  const [id, name = ''] = account
  known.set(ACCOUNT_NAME, [name.toLowerCase()])
  for (const [key, path] of CHILDREN) {
    const child = path.exec(scope.slice(id.length))?.[1]
    if (child !== undefined) known.set(key, [child.toLowerCase()])
  }
  // ARM leaves the setting out of older accounts, which says nothing
  const isHnsEnabled = resources.get(id.toLowerCase())?.properties?.['isHnsEnabled']
  if (typeof isHnsEnabled === 'boolean') known.set(IS_HNS_ENABLED, [isHnsEnabled])
  return known
}
