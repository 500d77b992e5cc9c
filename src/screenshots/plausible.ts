import { operationsNamed } from '../knowledge/catalogue/operations.ts'

export type ValueKind = 'operation' | 'scope' | 'endpoint' | 'id' | 'name'

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const ID = new RegExp(`^${GUID}$`, 'i')
const NAME = String.raw`[\w.()-]+`
const PROVIDERS = String.raw`(?:/providers/[\w.]+(?:/\w+/${NAME})*)*`
const SCOPE = new RegExp(`^(?:/subscriptions/${GUID}(?:/resourceGroups/${NAME})?)?${PROVIDERS}/?$`, 'i')
const HOST = /^[a-z\d-]+(?:\.[a-z\d-]+)+$/i

/**
 * Whether a value has the form that Azure gives it, and, of an operation, whether Azure publishes it: a letter
 * more, a slash read as an i, a quotation mark that stayed on are misreadings however sure they look.
 */
export function isPlausible(kind: ValueKind, value: string): boolean {
  switch (kind) {
    case 'operation':
      return operationsNamed(value).length > 0
    case 'scope':
      return SCOPE.test(value)
    case 'endpoint':
      return HOST.test(value)
    case 'id':
      return ID.test(value)
    case 'name':
      return true
  }
}
