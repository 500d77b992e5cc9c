import type { TenantResource } from '../tenant.ts'
import type { TenantStore } from '../tenant-store.ts'

const COGNITIVE_SERVICES = 'microsoft.cognitiveservices/accounts'
const SEARCH = 'microsoft.search/searchservices'

export type ServiceHost =
  | { readonly kind: 'cognitive-services'; readonly resource: TenantResource }
  | { readonly kind: 'search'; readonly resource: TenantResource }

/** The account or search service that a host name belongs to. */
export function serviceAt(host: string, { tenant }: TenantStore): ServiceHost | null {
  const wanted = host.toLowerCase().replace(/:\d+$/, '')
  for (const resource of tenant.resources) {
    const type = resource.type.toLowerCase()
    if (type === SEARCH && searchHosts(resource).includes(wanted)) return { kind: 'search', resource }
    if (type === COGNITIVE_SERVICES && accountHosts(resource).includes(wanted)) {
      return { kind: 'cognitive-services', resource }
    }
  }
  return null
}

function searchHosts({ name, properties }: TenantResource): readonly string[] {
  return [`${name.toLowerCase()}.search.windows.net`, ...hostsIn(properties['endpoint'])]
}

function accountHosts({ properties }: TenantResource): readonly string[] {
  const subdomain = properties['customSubDomainName']
  const domains = ['openai.azure.com', 'cognitiveservices.azure.com', 'services.ai.azure.com']
  return [
    ...hostsIn(properties['endpoint']),
    ...hostsIn(properties['endpoints']),
    ...(typeof subdomain === 'string' ? domains.map((domain) => `${subdomain.toLowerCase()}.${domain}`) : []),
  ]
}

/** An endpoint, or an object of them by name, as accounts carry both. */
function hostsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return URL.canParse(value) ? [new URL(value).hostname] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(hostsIn) : []
}
