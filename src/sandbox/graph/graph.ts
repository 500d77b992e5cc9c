import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { SandboxContext } from '../context.ts'
import type { DirectoryObject } from '../directory.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { pageOf } from '../page.ts'
import { readToken } from '../token.ts'
import { answerBatch } from './batch.ts'
import { COLLECTIONS, findByKey, findIn, objectsIn, relatedTo, type Collection } from './collections.ts'
import {
  badRequest,
  graphError,
  graphTokenFault,
  noSuchSegment,
  notFound,
  REQUEST_DENIED,
  unsupportedFilter,
  type GraphFault,
} from './errors.ts'
import { parseGraphFilter } from './filter.ts'
import { replyWithMessage, type MessageReply } from './message-reply.ts'
import { graphObject, selected, typedObject, type GraphObject } from './objects.ts'

const AUDIENCES = ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000']

type GraphReply =
  MessageReply | { readonly kind: 'list'; readonly context: string; readonly objects: readonly GraphObject[] }

/** Microsoft Graph v1.0, as far as users, groups, service principals and messages of Teams go. */
export function answerGraph(request: SandboxRequest, context: SandboxContext): Answer {
  const requestId = randomUUID()
  const answer = answerSigned(request, requestId, context)
  return {
    ...answer,
    headers: {
      'request-id': requestId,
      'client-request-id': request.headers['client-request-id'] ?? requestId,
      'odata-version': '4.0',
      ...answer.headers,
    },
  }
}

function answerSigned(request: SandboxRequest, requestId: string, context: SandboxContext): Answer {
  const reading = readToken(request, AUDIENCES, context.clock())
  if (reading.kind !== 'token') return graphError(graphTokenFault(reading), requestId, context)
  return request.path === '/v1.0/$batch'
    ? answerBatch(request, context, requestId, (step) => answerGraph(step, context))
    : written(replyTo(request, reading.token.principalId, context), requestId, request, context)
}

function written(
  reply: GraphReply,
  requestId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  switch (reply.kind) {
    case 'fault':
      return graphError(reply.fault, requestId, context)
    case 'whole':
      return { status: 200, body: { '@odata.context': metadata(reply.context), ...reply.object } }
    case 'content':
      return reply.answer
    case 'list': {
      const top = Number(request.url.searchParams.get('$top') ?? context.pageSize)
      const size = Number.isInteger(top) && top > 0 ? Math.min(top, context.pageSize) : context.pageSize
      const page = pageOf(reply.objects, request, size)
      if (page.kind === 'bad-token') {
        return graphError(badRequest(`Skip token '${page.token}' is not valid.`), requestId, context)
      }
      const next = page.nextLink === null ? {} : { '@odata.nextLink': page.nextLink }
      return { status: 200, body: { '@odata.context': metadata(reply.context), ...next, value: page.items } }
    }
  }
}

function metadata(context: string): string {
  return `https://graph.microsoft.com/v1.0/$metadata#${context}`
}

function replyTo(request: SandboxRequest, callerId: string, context: SandboxContext): GraphReply {
  if (/^\/v1\.0\/(?:teams|chats)\//.test(request.path)) return replyWithMessage(request, callerId, context)
  if (context.store.tenant.unreadable.some(({ what }) => what === 'directory')) return failed(REQUEST_DENIED)
  const [, , first = '', ...rest] = request.path.split('/')
  const keyed = /^(\w+)\((\w+)='([^']*)'\)$/.exec(first)
  const name = keyed?.[1] ?? first
  const collection = COLLECTIONS[name]
  if (collection === undefined) return failed(noSuchSegment(name))
  if (name === 'directoryObjects' && rest[0] === 'getByIds') return getByIds(request, context)
  if (request.method !== 'GET')
    return failed(badRequest(`Specified HTTP method is not allowed for the request target.`))
  if (keyed !== null)
    return getByKey(name, collection, keyed[2] ?? '', keyed[3] ?? '', rest, request, context)
  const [id, ...relation] = rest
  if (id === undefined) return list(name, collection, request, context)
  return about(findIn(collection, id, context), id, name, relation, request, context)
}

function getByKey(
  name: string,
  collection: Collection,
  key: string,
  value: string,
  relation: readonly string[],
  request: SandboxRequest,
  context: SandboxContext,
): GraphReply {
  if (!collection.keys.includes(key)) return failed(badRequest(`Invalid key '${key}'.`))
  return about(findByKey(collection, key, value, context), value, name, relation, request, context)
}

function about(
  found: DirectoryObject | null,
  id: string,
  collection: string,
  relation: readonly string[],
  request: SandboxRequest,
  context: SandboxContext,
): GraphReply {
  if (found === null) return failed(notFound(id))
  const [name, cast] = relation
  const select = request.url.searchParams.get('$select')
  if (name === undefined) {
    const object = collection === 'directoryObjects' ? typedObject(found) : graphObject(found)
    return { kind: 'whole', context: `${collection}/$entity`, object: selected(object, select) }
  }
  const related = relatedTo(found, name, context)
  if (related === null) return failed(noSuchSegment(name))
  const wanted = related.filter((each) => cast === undefined || `microsoft.graph.${each.kind}` === cast)
  return {
    kind: 'list',
    context: 'directoryObjects',
    objects: wanted.map((each) => selected(typedObject(each), select)),
  }
}

function list(
  name: string,
  collection: Collection,
  request: SandboxRequest,
  context: SandboxContext,
): GraphReply {
  const text = request.url.searchParams.get('$filter')
  const matches = text === null ? () => true : parseGraphFilter(text, ['id', ...collection.keys])
  if (matches === null || collection.kind === null) return failed(unsupportedFilter(collection.resource))
  const objects = objectsIn(collection, context).map(graphObject).filter(matches)
  const select = request.url.searchParams.get('$select')
  return { kind: 'list', context: name, objects: objects.map((object) => selected(object, select)) }
}

const idsShape = z.object({ ids: z.array(z.string()).max(1000), types: z.array(z.string()).nullish() })

function getByIds(request: SandboxRequest, { store }: SandboxContext): GraphReply {
  const parsed = idsShape.safeParse(request.body)
  if (request.method !== 'POST' || !parsed.success) {
    return failed(
      badRequest(
        'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
      ),
    )
  }
  const types = parsed.data.types?.map((type) => type.toLowerCase())
  const found = parsed.data.ids
    .flatMap((id) => store.directory.find(id) ?? [])
    .filter(
      ({ kind }) =>
        types === undefined || types.includes(kind.toLowerCase()) || types.includes('directoryobject'),
    )
  return { kind: 'whole', context: 'directoryObjects', object: { value: found.map(typedObject) } }
}

function failed(fault: GraphFault): GraphReply {
  return { kind: 'fault', fault }
}
