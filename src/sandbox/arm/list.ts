import type { SandboxContext } from '../context.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import { pageOf } from '../page.ts'
import { badSkipToken } from './errors.ts'

/** One page of an ARM list. */
export function listAnswer(
  items: readonly unknown[],
  request: SandboxRequest,
  { pageSize }: SandboxContext,
): Answer {
  const page = pageOf(items, request, pageSize)
  if (page.kind === 'bad-token') return badSkipToken()
  return {
    status: 200,
    body: { value: page.items, ...(page.nextLink === null ? {} : { nextLink: page.nextLink }) },
  }
}
