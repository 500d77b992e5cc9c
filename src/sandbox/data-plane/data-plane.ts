import type { SandboxContext } from '../context.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { answerCognitiveServices } from './cognitive-services.ts'
import { serviceAt } from './hosts.ts'
import { answerSearch } from './search.ts'

/** A data-plane call: the service's own host name, and the path as that service sees it. */
export interface DataPlaneCall {
  readonly host: string
  readonly path: string
}

/** A call is told by the path `/data/{host}/…` or by a Host header that is not this machine's. */
export function dataPlaneCall(request: SandboxRequest): DataPlaneCall | null {
  const prefixed = /^\/data\/([^/]+)(\/.*)?$/.exec(request.path)
  if (prefixed !== null) return { host: prefixed[1] ?? '', path: prefixed[2] ?? '/' }
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '')
  return /^(?:127\.0\.0\.1|localhost)?$/i.test(host) ? null : { host, path: request.path }
}

/** The own endpoints of Azure OpenAI, Azure AI services and Azure AI Search. */
export function answerDataPlane(
  call: DataPlaneCall,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  const service = serviceAt(call.host, context.store)
  switch (service?.kind) {
    case undefined:
      return { status: 404, body: { error: { code: '404', message: 'Resource not found' } } }
    case 'cognitive-services':
      return answerCognitiveServices(service.resource, call.path, request, context)
    case 'search':
      return answerSearch(service.resource, call.path, request, context)
  }
}
