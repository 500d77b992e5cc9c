import {
  createHttpHeaders,
  type Pipeline,
  type PipelinePolicy,
  type PipelineRequest,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import { operationOf } from './operation.ts'
import type { Outbox } from './outbox.ts'

/** The connector answers in a second or two; nothing else may go to a conversation meanwhile. */
const TIME_LIMIT = 15_000

/** Takes the place of the pipeline's own retries, which know no limits and no order. */
export function sendThrough(outbox: Outbox, pipeline: Pipeline): void {
  pipeline.removePolicy({ phase: 'Retry' })
  pipeline.addPolicy(outboxPolicy(outbox), { phase: 'Retry' })
}

function outboxPolicy(outbox: Outbox): PipelinePolicy {
  return {
    name: 'rolecallOutbox',
    sendRequest: async (request, next) => {
      request.timeout = TIME_LIMIT
      const response = await outbox.carryOut(operationOf(request), () => next(request))
      return response ?? leftOut(request)
    },
  }
}

/** As the connector answers a typing indicator. */
function leftOut(request: PipelineRequest): PipelineResponse {
  const headers = createHttpHeaders({ 'content-type': 'application/json' })
  return { request, status: 202, headers, bodyAsText: '{}' }
}
