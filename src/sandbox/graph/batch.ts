import * as z from 'zod'
import type { SandboxContext } from '../context.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { graphError, type GraphFault } from './errors.ts'

/** Microsoft Graph documentation, "Combine multiple HTTP requests using JSON batching". */
const MOST_REQUESTS = 20

const batchShape = z.object({
  requests: z.array(
    z.object({
      id: z.string(),
      method: z.string(),
      url: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
    }),
  ),
})

/** `POST /v1.0/$batch`: every request in it is answered by itself, with the caller's token. */
export function answerBatch(
  request: SandboxRequest,
  context: SandboxContext,
  requestId: string,
  answer: (request: SandboxRequest) => Answer,
): Answer {
  const parsed = batchShape.safeParse(request.body)
  if (request.method !== 'POST' || !parsed.success) return graphError(INVALID, requestId, context)
  const { requests } = parsed.data
  if (requests.length > MOST_REQUESTS) return graphError(TOO_MANY, requestId, context)
  if (new Set(requests.map(({ id }) => id)).size < requests.length)
    return graphError(INVALID, requestId, context)
  return {
    status: 200,
    body: {
      responses: requests.map(({ id, ...step }) => {
        const { status, headers, body } = answer(stepRequest(step, request))
        return { id, status, headers: { ...headers, 'Content-Type': 'application/json' }, body }
      }),
    },
  }
}

type Step = Omit<z.infer<typeof batchShape>['requests'][number], 'id'>

/** Its address is relative to `/v1.0`, with or without a slash. */
function stepRequest(
  { method, url, headers = {}, body }: Step,
  { url: outer, headers: shared }: SandboxRequest,
) {
  const target = new URL(`/v1.0/${url.replace(/^\//, '')}`, outer.origin)
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return {
    method: method.toUpperCase(),
    url: target,
    path: decodeURI(target.pathname),
    headers: { ...shared, ...Object.fromEntries(own) } as Readonly<Record<string, string>>,
    body,
  }
}

const INVALID: GraphFault = { status: 400, code: 'BadRequest', message: 'Invalid batch payload format.' }
const TOO_MANY: GraphFault = {
  status: 400,
  code: 'MaximumValueExceeded',
  message: `Number of batch request steps exceeds the maximum value of ${MOST_REQUESTS}.`,
}
