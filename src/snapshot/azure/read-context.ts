import { AsyncLocalStorage } from 'node:async_hooks'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import type { AzureReader } from '../azure-reader.ts'
import { aroundEachRead } from '../reads/each-read.ts'
import type { ReadBudget } from './read-budget.ts'

/** For whom Azure is read. */
export interface ReadContext {
  /** conversations share the budget of requests fairly */
  readonly conversation: string
  /** aborts the requests under way when nobody waits for them any more */
  readonly signal?: AbortSignal
}

const contexts = new AsyncLocalStorage<ReadContext>()

/**
 * A reader all of whose requests are made for `context`. What takes longer than `longest` milliseconds counts as not
 * readable, so that nobody who shares a read waits for ever, not even for a credential that heeds no signal.
 */
export function readerIn(context: ReadContext, reader: AzureReader, longest: number): AzureReader {
  return aroundEachRead(reader, (_name, read) => async (...query) => {
    const late = new AbortController()
    const signal = AbortSignal.any([late.signal, ...(context.signal === undefined ? [] : [context.signal])])
    const timer = setTimeout(() => {
      late.abort()
    }, longest)
    const asked = contexts.run({ ...context, signal }, () => read(...query))
    try {
      return await Promise.race([asked, aborted(signal)])
    } catch (error) {
      if (!late.signal.aborted || context.signal?.aborted === true) throw error
      return { kind: 'refused', why: `Azure had not answered after ${longest / 1000} seconds` }
    } finally {
      clearTimeout(timer)
    }
  })
}

/** Rejects with the reason of the signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = () => {
      reject(signal.reason as Error)
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

/** Holds each request, retries and further pages included, until the budget admits it; then it is exchanged. */
export function readContextPolicy(budget: ReadBudget | null, exchange: PipelinePolicy): PipelinePolicy {
  return {
    name: 'rolecallReadContext',
    sendRequest: async (request, next) => {
      const { conversation = '', signal } = contexts.getStore() ?? {}
      if (signal !== undefined) request.abortSignal = signal
      await budget?.admit(conversation, signal)
      return exchange.sendRequest(request, next)
    },
  }
}
