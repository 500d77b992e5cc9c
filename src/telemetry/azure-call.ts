import type { PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline'
import { count } from './metrics.ts'
import { lastWord, routeTemplate } from './route-template.ts'
import { traced } from './spans.ts'

export type AzureTarget = 'arm' | 'resource-graph' | 'graph'

export interface AzureCall {
  readonly target: AzureTarget
  /** the kind of read that it is made for; null: what its address tells */
  readonly operation: string | null
  /** milliseconds; null: it waited for nothing */
  readonly queueWait: number | null
}

/** How many times a request went out; retries send the same one. */
const attempts = new WeakMap<PipelineRequest, number>()

/** Sends one request, and measures it as what it is for: its address and its body stay here. */
export async function observedCall(
  { target, operation, queueWait }: AzureCall,
  request: PipelineRequest,
  send: () => Promise<PipelineResponse>,
): Promise<PipelineResponse> {
  const template = routeTemplate(request.url)
  const resends = attempts.get(request) ?? 0
  attempts.set(request, resends + 1)
  const named = operation ?? `${request.method} ${lastWord(template)}`
  const attributes = {
    'rolecall.operation': named,
    'peer.service': target,
    'url.template': template,
    'http.request.method': request.method,
    'http.request.resend_count': resends,
    ...(queueWait === null ? {} : { 'rolecall.queue_wait': Math.round(queueWait) }),
  }
  return traced('azure', attributes, async (span) => {
    let status = 0
    try {
      const response = await send()
      status = response.status
      span.set({ 'http.response.status_code': status })
      // that there is no such thing is an answer
      if (status >= 400 && status !== 404) span.fail(String(status))
      return response
    } finally {
      countCall(target, named, status)
    }
  })
}

/** Measures the requests of a client that waits for no budget. */
export function azureCallPolicy(target: AzureTarget): PipelinePolicy {
  return {
    name: 'rolecallAzureCall',
    sendRequest: (request, next) =>
      observedCall({ target, operation: null, queueWait: null }, request, () => next(request)),
  }
}

/** `status` 0: no answer came. */
export function countCall(target: AzureTarget | 'teams', operation: string, status: number): void {
  const attributes = { 'rolecall.target': target, 'rolecall.operation': operation }
  count('rolecall.calls', { ...attributes, 'rolecall.http_status': status })
  if (status === 429) count('rolecall.throttles', attributes)
}
