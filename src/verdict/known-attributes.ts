import { attributeKey, type AttributeValue } from '../rbac/condition/attribute.ts'
import type { AccessSnapshot } from '../snapshot/snapshot.ts'

type Attributes = ReadonlyMap<string, AttributeValue>

const ACCOUNT = /^.*?\/providers\/microsoft\.storage\/storageaccounts\/([^/]+)/i

/**
 * The attributes that conditions may ask for and that are certain of any call at a scope: the time, and what
 * the scope names. Names are in lower case, as Azure Storage takes no others (Azure documentation, "Actions and
 * attributes for Azure role assignment conditions" for Azure Blob Storage and for Azure Queue Storage).
 */
export function knownAttributes(
  scope: string,
  { takenAt, resources }: Pick<AccessSnapshot, 'takenAt' | 'resources'>,
): Attributes {
  const account = ACCOUNT.exec(scope)
  return new Map([
    [attributeKey('Environment', 'UtcNow'), [takenAt]],
    ...(account === null ? [] : storageAttributes(scope.slice(account[0].length), account[1] ?? '')),
    ...namespaceAttribute(resources.get(account?.[0].toLowerCase() ?? '')?.properties?.['isHnsEnabled']),
  ])
}

const CHILDREN: readonly (readonly [attribute: string, path: RegExp])[] = [
  ['blobServices/containers:name', /^\/blobservices\/default\/containers\/([^/]+)/i],
  ['queueServices/queues:name', /^\/queueservices\/default\/queues\/([^/]+)/i],
]

function storageAttributes(path: string, account: string): [string, AttributeValue][] {
  return [
    [storageKey(':name'), [account.toLowerCase()]],
    ...CHILDREN.flatMap(([attribute, pattern]): [string, AttributeValue][] => {
      const name = pattern.exec(path)?.[1]
      return name === undefined ? [] : [[storageKey(`/${attribute}`), [name.toLowerCase()]]]
    }),
  ]
}

/** ARM leaves the setting out of older accounts, which says nothing. */
function namespaceAttribute(setting: unknown): [string, AttributeValue][] {
  return typeof setting === 'boolean' ? [[storageKey(':isHnsEnabled'), [setting]]] : []
}

function storageKey(rest: string): string {
  return attributeKey('Resource', `Microsoft.Storage/storageAccounts${rest}`)
}
