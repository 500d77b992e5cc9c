import { AsyncLocalStorage } from 'node:async_hooks'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { observedCall, type AzureTarget } from '../../telemetry/azure-call.ts'
import { QueueWait } from '../../telemetry/queue-wait.ts'
import type { AzureReader, ReadName } from '../azure-reader.ts'
import { aroundEachRead } from '../reads/each-read.ts'
import { JoinedRequests } from './joined-requests.ts'
import type { ReadBudget } from './read-budget.ts'
import { unlessAborted } from './unless-aborted.ts'

/** For whom Azure is read. */
export interface ReadContext {
  /** conversations share the budget of requests fairly */
  readonly conversation: string
  /** aborts the requests under way when nobody waits for them any more */
  readonly signal?: AbortSignal
}

/** A request's context, and which read it is made for. */
type RequestContext = ReadContext & { readonly read: ReadName }

const contexts = new AsyncLocalStorage<RequestContext>()

/**
 * A reader all of whose requests are made for `context`. What takes longer than `longest` milliseconds counts as not
 * readable, so that nobody who shares a read waits for ever, not even for a credential that heeds no signal.
 */
export function readerIn(context: ReadContext, reader: AzureReader, longest: number): AzureReader {
  return aroundEachRead(reader, (name, read) => async (...query) => {
    const late = new AbortController()
    const signal = AbortSignal.any([late.signal, ...(context.signal === undefined ? [] : [context.signal])])
    const timer = setTimeout(() => {
      late.abort()
    }, longest)
    const asked = contexts.run({ ...context, signal, read: name }, () => read(...query))
    try {
      return await unlessAborted(asked, signal)
    } catch (error) {
      if (!late.signal.aborted || context.signal?.aborted === true) throw error
      return { kind: 'refused', why: `Azure had not answered after ${longest / 1000} seconds` }
    } finally {
      clearTimeout(timer)
    }
  })
}

/**
 * Holds each request, retries and further pages included, until the budget admits it; then it is exchanged. Those that
 * wait and ask the same go out as one. Null: there is no budget.
 */
export function readContextPolicy(
  target: AzureTarget,
  budget: ReadBudget | null,
  exchange: PipelinePolicy,
): PipelinePolicy {
  const joined = new JoinedRequests()
  return {
    name: 'rolecallReadContext',
    sendRequest: async (request, next) => {
      const { conversation = '', signal, read = null } = contexts.getStore() ?? {}
      if (signal !== undefined) request.abortSignal = signal
      const send = (queueWait: number | null) =>
        observedCall({ target, operation: read, queueWait }, request, () =>
          exchange.sendRequest(request, next),
        )
      if (budget === null) return send(null)
      return joined.send(request, signal, async (goesOut) => {
        const queueWait = await admitted(target, budget.admit(conversation, signal))
        goesOut()
        return send(queueWait)
      })
    },
  }
}

async function admitted(target: AzureTarget, admission: Promise<void>): Promise<number> {
  const wait = new QueueWait(target)
  try {
    await admission
  } finally {
    wait.end()
  }
  return wait.end()
}
