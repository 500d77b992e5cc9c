import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { invalidContent, notAllowed } from '../arm/errors.ts'
import { refusal } from '../arm/authorize.ts'
import type { SandboxContext } from '../context.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { offsetOf, skipToken } from '../page.ts'
import { evaluateQuery, type Row } from './evaluate-query.ts'
import { parseQuery } from './parse-query.ts'
import { TABLES, type Table } from './tables.ts'

const bodyShape = z.object({
  query: z.string(),
  subscriptions: z.array(z.string()).nullish(),
  options: z
    .object({
      $skipToken: z.string().nullish(),
      $top: z.number().int().positive().nullish(),
      $skip: z.number().int().nonnegative().nullish(),
      resultFormat: z.literal('objectArray').nullish(),
    })
    .nullish(),
})

type QueryRequest = z.infer<typeof bodyShape>

/** `POST /providers/Microsoft.ResourceGraph/resources`. It shows what the caller may read and no more. */
export function answerResourceGraph(
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  if (request.method !== 'POST') return notAllowed(request.method)
  const parsed = bodyShape.safeParse(request.body)
  if (!parsed.success) return invalidContent(parsed.error.issues[0]?.message ?? 'no content')
  const query = parseQuery(parsed.data.query)
  if ('kind' in query) return parserFailure(parsed.data.query, query.offset, query.token, context)
  const table = TABLES.get(query.table)
  if (table === undefined) return parserFailure(parsed.data.query, query.tableOffset, query.table, context)
  const rows = visibleRows(table, parsed.data, callerId, context)
  const result = evaluateQuery(query, rows, table.columns)
  return result.kind === 'unknown-column'
    ? unknownColumn(result.column, context)
    : pageOf(result.rows, result.columns.includes('id'), parsed.data.options ?? {}, context)
}

function visibleRows(
  table: Table,
  { subscriptions }: QueryRequest,
  callerId: string,
  context: SandboxContext,
): readonly Row[] {
  const wanted = subscriptions?.map((id) => id.toLowerCase())
  return table
    .rows(context.store)
    .filter(({ row }) => wanted === undefined || wanted.includes(String(row['subscriptionId']).toLowerCase()))
    .filter(({ id, action, reads }) => refusal({ callerId, action, scope: id, reads }, context) === null)
    .map(({ row }) => row)
}

/** Resource Graph can go on to a next page only where the rows carry their `id`. */
function pageOf(
  rows: readonly Row[],
  canContinue: boolean,
  options: NonNullable<QueryRequest['options']>,
  { pageSize }: SandboxContext,
): Answer {
  const token = options.$skipToken ?? null
  const start = token === null ? (options.$skip ?? 0) : offsetOf(token)
  if (start === null) return invalidContent('the $skipToken is not valid')
  const data = rows.slice(start, start + Math.min(options.$top ?? pageSize, pageSize))
  const isTruncated = start + data.length < rows.length
  return {
    status: 200,
    body: {
      totalRecords: rows.length,
      count: data.length,
      data,
      facets: [],
      resultTruncated: String(isTruncated),
      ...(isTruncated && canContinue ? { $skipToken: skipToken(start + data.length) } : {}),
    },
  }
}

function parserFailure(query: string, offset: number, token: string, context: SandboxContext): Answer {
  const before = query.slice(0, offset)
  return badRequest(context, {
    code: 'ParserFailure',
    message: 'ParserFailure',
    line: before.split('\n').length,
    characterPositionInLine: offset - (before.lastIndexOf('\n') + 1),
    token,
  })
}

function unknownColumn(column: string, context: SandboxContext): Answer {
  return badRequest(context, {
    code: 'SemanticError',
    message: `Failed to resolve scalar expression named '${column}'`,
  })
}

function badRequest({ clock }: SandboxContext, detail: unknown): Answer {
  return {
    status: 400,
    body: {
      error: {
        code: 'BadRequest',
        message: `Please provide below info when asking for support: timestamp = ${clock().toISOString()}, correlationId = ${randomUUID()}.`,
        details: [
          {
            code: 'InvalidQuery',
            message:
              'Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.',
          },
          detail,
        ],
      },
    },
  }
}
