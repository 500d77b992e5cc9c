import { z } from 'zod'
import type { DiagnosisRequest } from '../../question/request.ts'
import { rememberedRequest, requestOf, type RememberedRequest } from '../remembered-request.ts'

const repeatableQuestion = z.object({ request: rememberedRequest, askerId: z.string() })

/** What is kept of a question so that it can be asked again without the person. */
export function repeatable(request: RememberedRequest, askerId: string): unknown {
  return { request, askerId } satisfies z.infer<typeof repeatableQuestion>
}

/** Null where what was kept is of an older version. */
export function repeated(question: unknown): DiagnosisRequest | null {
  const read = repeatableQuestion.safeParse(question).data
  return read === undefined ? null : requestOf(read.request, { by: 'id', id: read.askerId })
}
