import { AsyncLocalStorage } from 'node:async_hooks'
import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { observedCall, type AzureTarget } from '../../telemetry/azure-call.ts'
import { QueueWait } from '../../telemetry/queue-wait.ts'
import type { AzureReader, ReadName } from '../azure-reader.ts'
import { aroundEachRead } from '../reads/each-read.ts'
import type { ReadBudget } from './read-budget.ts'

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

/** A reader all of whose requests are made for `context`. */
export function readerIn(context: ReadContext, reader: AzureReader): AzureReader {
  return aroundEachRead(
    reader,
    (name, read) =>
      (...query) =>
        contexts.run({ ...context, read: name }, () => read(...query)),
  )
}

/** Holds each request, retries and further pages included, until the budget admits it; null: there is none. */
export function readContextPolicy(target: AzureTarget, budget: ReadBudget | null): PipelinePolicy {
  return {
    name: 'rolecallReadContext',
    sendRequest: async (request, next) => {
      const { conversation = '', signal, read = null } = contexts.getStore() ?? {}
      if (signal !== undefined) request.abortSignal = signal
      const queueWait = budget === null ? null : await admitted(target, budget.admit(conversation, signal))
      return observedCall({ target, operation: read, queueWait }, request, () => next(request))
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
