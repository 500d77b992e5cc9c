import { operationsNamed } from '../../../../src/knowledge/catalogue/operations.ts'
import type { LoggedRequest } from '../../../../src/sandbox/server.ts'

type Request = Pick<LoggedRequest, 'method' | 'path'>

/**
 * The operation that Azure Resource Manager asks for before it lets a read through: the resource type of the path, and
 * `read` (Azure documentation, "Azure resource provider operations"). Throws where the catalogue has no such operation.
 */
export function operationOf({ method, path }: Request): string {
  const pathname = decodeURIComponent(new URL(path, 'https://127.0.0.1').pathname).replace(/\/$/, '')
  // the one read that is asked by POST: its published operation is a read
  if (method !== 'GET' && !/^\/providers\/Microsoft\.ResourceGraph\/resources$/i.test(pathname))
    throw new Error(`expected a read, found ${method} ${pathname}`)
  return published(`${typeOf(pathname)}/read`)
}

/** As Azure spells it. */
export function published(name: string): string {
  const [operation] = operationsNamed(name)
  if (operation === undefined) throw new Error(`Azure publishes no operation ${name}`)
  return operation.name
}

/** What follows the last provider says what the path is about; without one it is a subscription or group. */
function typeOf(path: string): string {
  const provided = path.split(/\/providers\//i).at(-1) ?? ''
  if (provided !== path) {
    const [provider = '', ...segments] = provided.split('/')
    return [provider, ...segments.filter((_segment, index) => index % 2 === 0)].join('/')
  }
  return path.split('/').length > 3
    ? 'Microsoft.Resources/subscriptions/resourceGroups'
    : 'Microsoft.Resources/subscriptions'
}
