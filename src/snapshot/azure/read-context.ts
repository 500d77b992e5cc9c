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

/** A reader all of whose requests are made for `context`. */
export function readerIn(context: ReadContext, reader: AzureReader): AzureReader {
  return aroundEachRead(
    reader,
    (_name, read) =>
      (...query) =>
        contexts.run(context, () => read(...query)),
  )
}

/** Holds each request, retries and further pages included, until the budget admits it. */
export function readContextPolicy(budget: ReadBudget | null): PipelinePolicy {
  return {
    name: 'rolecallReadContext',
    sendRequest: async (request, next) => {
      const { conversation = '', signal } = contexts.getStore() ?? {}
      if (signal !== undefined) request.abortSignal = signal
      await budget?.admit(conversation, signal)
      return next(request)
    },
  }
}
