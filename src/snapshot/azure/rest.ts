import {
  createPipelineFromOptions,
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createPipelineRequest,
  RestError,
  type HttpMethods,
  type PipelinePolicy,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import { z } from 'zod'
import { pipelineOptions, type AzureConnection } from './connection.ts'
import { stayAt } from './own-origin.ts'

/** of one list; a hundred hold all the roles that there are many times over */
export const PAGE_LIMIT = 100

/** GET and POST of JSON with the SDK's own retries, authentication and paging links. */
export interface RestClient {
  get<T>(schema: z.ZodType<T>, pathAndQuery: string): Promise<T>
  post<T>(schema: z.ZodType<T>, pathAndQuery: string, body: unknown): Promise<T>
  /** a body that is no JSON; null where it has more than `mostBytes` */
  bytes(pathAndQuery: string, mostBytes: number): Promise<Uint8Array | null>
  /**
   * Every item of a list, whatever the paging link is called; rejects with `PartialListError` or `ElsewhereError` where
   * some stay unread.
   */
  list<T>(schema: z.ZodType<T>, pathAndQuery: string): Promise<readonly T[]>
}

/** A list of which there is more than could be asked for. */
export class PartialListError extends Error {
  override readonly name = 'PartialListError'
}

/** A client of ARM or Microsoft Graph for the calls that no small SDK covers. */
export function restClient(
  endpoint: string,
  scope: string,
  connection: AzureConnection,
  perRequest?: PipelinePolicy,
): RestClient {
  const pipeline = createPipelineFromOptions(pipelineOptions(connection))
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential: connection.credential, scopes: scope }))
  if (perRequest !== undefined) pipeline.addPolicy(perRequest, { afterPhase: 'Retry' })
  const httpClient = createDefaultHttpClient()

  const send = async <T>(
    schema: z.ZodType<T>,
    url: string,
    method: HttpMethods,
    body?: unknown,
  ): Promise<T> => {
    const request = createPipelineRequest({ url, method })
    request.headers.set('accept', 'application/json')
    if (body !== undefined) {
      request.headers.set('content-type', 'application/json')
      request.body = JSON.stringify(body)
    }
    const response = await pipeline.sendRequest(httpClient, request)
    refuseFailure(response)
    return schema.parse(JSON.parse(response.bodyAsText ?? 'null'))
  }

  return {
    get: (schema, path) => send(schema, `${endpoint}${path}`, 'GET'),
    post: (schema, path, body) => send(schema, `${endpoint}${path}`, 'POST', body),
    bytes: async (path, mostBytes) => {
      const request = createPipelineRequest({
        url: `${endpoint}${path}`,
        streamResponseStatusCodes: new Set([200]),
      })
      const response = await pipeline.sendRequest(httpClient, request)
      refuseFailure(response)
      return collected(response.readableStreamBody ?? [], mostBytes)
    },
    list: async (schema, path) => {
      const items: z.infer<typeof schema>[] = []
      const asked = new Set<string>()
      let url: string | null = `${endpoint}${path}`
      while (url !== null) {
        if (asked.has(url) || asked.size === PAGE_LIMIT) throw new PartialListError(`${path} does not end`)
        asked.add(url)
        const answer: z.infer<typeof listPage> = await send(listPage, url, 'GET')
        for (const item of answer.value) items.push(schema.parse(item))
        url = nextPage(answer, endpoint)
      }
      return items
    },
  }
}

function refuseFailure({ status, bodyAsText, request }: PipelineResponse): void {
  // any other success, such as 206, promises less than the whole answer
  if (status === 200) return
  const code = errorCodeOf(bodyAsText)
  throw new RestError(`${request.method} answered ${status}`, {
    statusCode: status,
    ...(code === null ? {} : { code }),
    request,
  })
}

async function collected(
  body: AsyncIterable<unknown> | Iterable<unknown>,
  mostBytes: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('expected a body of bytes')
    size += chunk.length
    if (size > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** One page of a list of ARM or Microsoft Graph. One with an error beside the items is not the whole page. */
export const listPage = z.object({
  value: z.array(z.unknown()),
  nextLink: z.string().nullish(),
  '@odata.nextLink': z.string().nullish(),
  error: z.null().optional(),
})

/** Null after the last page. A paging link elsewhere would take the token along, so it is not followed. */
export function nextPage(page: z.infer<typeof listPage>, endpoint: string): string | null {
  const link = page.nextLink ?? page['@odata.nextLink'] ?? ''
  if (link === '') return null
  stayAt(endpoint, link)
  return link
}

const errorBody = z.object({ error: z.object({ code: z.string() }) })

function errorCodeOf(body: string | null | undefined): string | null {
  try {
    return errorBody.parse(JSON.parse(body ?? '')).error.code
  } catch {
    return null
  }
}
