import {
  createHttpHeaders,
  type Pipeline,
  type PipelinePolicy,
  type PipelineRequest,
  type PipelineResponse,
  type SendRequest,
} from '@azure/core-rest-pipeline'
import { countCall } from '../../telemetry/azure-call.ts'
import { QueueWait } from '../../telemetry/queue-wait.ts'
import { traced } from '../../telemetry/spans.ts'
import { operationOf, type Operation } from './operation.ts'
import type { Outbox } from './outbox.ts'

/** The connector answers in a second or two; nothing else may go to a conversation meanwhile. */
const TIME_LIMIT = 15_000

/** And nothing is worth less of that than an indicator that somebody types. */
const TYPING_LIMIT = 3_000

/** Takes the place of the pipeline's own retries, which know no limits and no order. */
export function sendThrough(outbox: Outbox, pipeline: Pipeline): void {
  pipeline.removePolicy({ phase: 'Retry' })
  pipeline.addPolicy(outboxPolicy(outbox), { phase: 'Retry' })
}

function outboxPolicy(outbox: Outbox): PipelinePolicy {
  return {
    name: 'rolecallOutbox',
    sendRequest: async (request, next) => {
      const operation = operationOf(request)
      request.timeout = operation.kind === 'typing' ? TYPING_LIMIT : TIME_LIMIT
      const response = await observed(operation, request, next, (attempt) =>
        outbox.carryOut(operation, attempt),
      )
      return response ?? leftOut(request)
    },
  }
}

/** Measures an operation, its attempts and its wait for the first of them. */
async function observed(
  { kind }: Operation,
  request: PipelineRequest,
  next: SendRequest,
  carryOut: (attempt: () => Promise<PipelineResponse>) => Promise<PipelineResponse | null>,
): Promise<PipelineResponse | null> {
  const attributes = {
    'rolecall.operation': kind,
    'peer.service': 'teams',
    'http.request.method': request.method,
  }
  return traced('send', attributes, async (span) => {
    const wait = new QueueWait('teams')
    let attempts = 0
    try {
      const response = await carryOut(async () => {
        attempts += 1
        span.set({ 'rolecall.queue_wait': Math.round(wait.end()) })
        let status = 0
        try {
          const response = await next(request)
          status = response.status
          return response
        } finally {
          countCall('teams', kind, status)
        }
      })
      if (response !== null) {
        span.set({ 'http.response.status_code': response.status })
        if (response.status >= 400) span.fail(String(response.status))
      }
      return response
    } finally {
      wait.end()
      span.set({ 'rolecall.attempts': attempts })
    }
  })
}

/** As the connector answers a typing indicator. */
function leftOut(request: PipelineRequest): PipelineResponse {
  const headers = createHttpHeaders({ 'content-type': 'application/json' })
  return { request, status: 202, headers, bodyAsText: '{}' }
}
