import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
  isRestError,
  RestError,
  type PipelineResponse,
} from '@azure/core-rest-pipeline'
import { expect, it } from 'vitest'
import { exchangePolicy } from '../../../src/snapshot/azure/exchange.ts'

const ENDPOINT = 'https://management.azure.com'
const PATIENCE = { attempt: 1000, read: 60_000, retryDelay: 1 }

/** How often something is asked that the network answers with a fault of this code first. */
async function attemptsAfter(code: string): Promise<number> {
  let attempts = 0
  const pipeline = createPipelineFromOptions({ retryOptions: { retryDelayInMs: 1 } })
  pipeline.addPolicy(exchangePolicy(ENDPOINT, PATIENCE), { afterPhase: 'Retry' })
  pipeline.addPolicy(
    {
      name: 'network',
      sendRequest: (request): Promise<PipelineResponse> => {
        attempts += 1
        return attempts === 1
          ? Promise.reject(new RestError('no network', { code }))
          : Promise.resolve({ request, status: 200, headers: createHttpHeaders() })
      },
    },
    { afterPhase: 'Sign' },
  )
  const request = createPipelineRequest({ url: ENDPOINT })
  await pipeline.sendRequest(createDefaultHttpClient(), request).catch((fault: unknown) => {
    expect(isRestError(fault)).toBe(true)
  })
  return attempts
}

it.each([
  { code: 'EAI_AGAIN', sentence: 'DNS has no answer yet', attempts: 2 },
  { code: 'ENETUNREACH', sentence: 'there is no way to the network', attempts: 2 },
  { code: 'EHOSTUNREACH', sentence: 'there is no way to the host', attempts: 2 },
  { code: 'EPIPE', sentence: 'the connection was closed while it was written to', attempts: 2 },
  { code: 'CERT_HAS_EXPIRED', sentence: 'the certificate has expired', attempts: 1 },
])('where $sentence, Azure is asked $attempts times', async ({ code, attempts }) => {
  expect(await attemptsAfter(code)).toBe(attempts)
})
