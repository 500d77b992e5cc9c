import type { HttpMethods } from '@azure/core-rest-pipeline'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { OLIVIA } from '../../../src/sandbox/contoso/people.ts'
import type { Sandbox } from '../../../src/sandbox/sandbox.ts'
import type { Tenant, TenantResource } from '../../../src/sandbox/tenant.ts'
import { ARM, COGNITIVE_SERVICES, SEARCH, send, type RawAnswer } from './clients.ts'

export interface Call {
  readonly host: string
  readonly path: string
  readonly who?: string
  readonly method?: HttpMethods
  readonly key?: string
  readonly scope?: string
  readonly body?: unknown
}

/** One call to a service's own endpoint, as `who` or with a key. */
export function call(
  to: Sandbox,
  { host, path, who, method = 'POST', key, scope, body = {} }: Call,
): Promise<RawAnswer> {
  return send(to, {
    url: `${to.dataPlaneUrl(host)}${path}`,
    method,
    ...(method === 'GET' ? {} : { body }),
    ...(key === undefined ? {} : { headers: { 'api-key': key } }),
    ...(who === undefined ? {} : { credential: to.credentialFor(who) }),
    scope: scope ?? (host.includes('search') ? SEARCH : COGNITIVE_SERVICES),
  })
}

/** What the owner of Contoso reads with `listKeys` or `listAdminKeys`. */
export async function firstKey(sandbox: Sandbox, resourceId: string, list: string): Promise<string> {
  const url = `${sandbox.armEndpoint}${resourceId}/${list}?api-version=2024-10-01`
  const { body } = await send(sandbox, {
    url,
    method: 'POST',
    credential: sandbox.credentialFor(OLIVIA),
    scope: ARM,
  })
  return Object.values(body as Record<string, string>)[0] ?? ''
}

/** Contoso with other settings on one resource. */
export function changed(id: string, properties: Readonly<Record<string, unknown>>): Tenant {
  const tenant = contoso()
  const change = (resource: TenantResource) =>
    resource.id === id ? { ...resource, properties: { ...resource.properties, ...properties } } : resource
  return { ...tenant, resources: tenant.resources.map(change) }
}
