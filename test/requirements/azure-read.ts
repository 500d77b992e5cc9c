import type { LoggedRequest } from '../../src/sandbox/server.ts'

/** A kind of request: what is particular to a tenant stands in braces. */
export interface AzureRead {
  readonly service: 'Azure Resource Manager' | 'Azure Resource Graph' | 'Microsoft Graph'
  /** `GET {scope}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()` */
  readonly request: string
  readonly apiVersion: string
}

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

export function azureReadOf({ method, path }: Pick<LoggedRequest, 'method' | 'path'>): AzureRead {
  const url = new URL(path, 'https://127.0.0.1')
  const pathname = decodeURIComponent(url.pathname)
  const query = [...url.searchParams]
    // a later page is no other read
    .filter(([name]) => name !== 'api-version' && name !== '$skiptoken')
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('&')
  const isGraph = pathname.startsWith('/v1.0/')
  const place = isGraph ? pathname.slice('/v1.0'.length) : genericPlace(pathname)
  return {
    service: isGraph
      ? 'Microsoft Graph'
      : /\/Microsoft\.ResourceGraph\//i.test(pathname)
        ? 'Azure Resource Graph'
        : 'Azure Resource Manager',
    request: `${method} ${place}${query === '' ? '' : `?${query}`}`.replaceAll(GUID, '{id}'),
    apiVersion: isGraph ? 'v1.0' : (url.searchParams.get('api-version') ?? ''),
  }
}

/** Each once, by service, then by request. */
export function distinctReads(reads: readonly AzureRead[]): readonly AzureRead[] {
  const byText = new Map(reads.map((read) => [keyOf(read), read]))
  return [...byText].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, read]) => read)
}

export function keyOf({ service, request, apiVersion }: AzureRead): string {
  return `${service} ${request} ${apiVersion}`
}

/** What is about authorization can be asked at any scope. */
function genericPlace(path: string): string {
  const authorization = /^(.+)(\/providers\/Microsoft\.Authorization\/.*)$/i.exec(path)
  if (authorization !== null) return `{scope}${authorization[2] ?? ''}`
  const [containers = '', provided] = path.split(/(?<=.)\/providers\//i)
  const place = containers
    .replace(/\/subscriptions\/[^/]+/i, '/subscriptions/{subscription}')
    .replace(/\/resourceGroups\/[^/]+/i, '/resourceGroups/{resourceGroup}')
  return provided === undefined ? place : `${place}/providers/${genericNames(provided)}`
}

/** `Microsoft.X/hubs/mine/connections/one` without its names. */
function genericNames(provided: string): string {
  const [provider = '', ...segments] = provided.split('/')
  return [provider, ...segments.map((segment, index) => (index % 2 === 0 ? segment : '{name}'))].join('/')
}
