import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import {
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
} from '@azure/core-rest-pipeline'
import { SpanStatusCode } from '@opentelemetry/api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { azureCallPolicy } from '../../src/telemetry/azure-call.ts'
import { RecordedTelemetry } from './recorded-telemetry.ts'

const telemetry = new RecordedTelemetry()
let server: Server
let answers: (number | 'cut')[] = []
let url: string

beforeAll(async () => {
  server = createServer((_request, response) => {
    const answer = answers.shift() ?? 200
    if (answer === 'cut') response.destroy()
    else response.writeHead(answer, { 'retry-after-ms': '1' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/subscriptions/sub-quux/providers/Microsoft.Authorization/roleAssignments?$filter=assignedTo('quux')`
})
afterAll(() => {
  server.close()
})
beforeEach(() => {
  telemetry.forget()
})

async function call(...given: readonly (number | 'cut')[]) {
  answers = [...given]
  const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 1, retryDelayInMs: 1 } })
  pipeline.addPolicy(azureCallPolicy('arm'), { afterPhase: 'Retry' })
  const request = createPipelineRequest({ url, allowInsecureConnection: true })
  await pipeline.sendRequest(createDefaultHttpClient(), request).catch(() => undefined)
  return telemetry.named('azure').map(({ name, status, attributes }) => ({
    name,
    isFailed: status.code === SpanStatusCode.ERROR,
    resends: attributes['http.request.resend_count'],
    status: attributes['http.response.status_code'],
    error: attributes['rolecall.error'],
    template: attributes['url.template'],
  }))
}

const ROLE_ASSIGNMENTS = {
  name: 'azure GET roleAssignments',
  template: '/subscriptions/{}/providers/Microsoft.Authorization/roleAssignments',
}

describe('a request to Azure', () => {
  it('is a span for each attempt, the refused one failed and counted as throttled', async () => {
    expect(await call(429, 200)).toEqual([
      { ...ROLE_ASSIGNMENTS, isFailed: true, resends: 0, status: 429, error: '429' },
      { ...ROLE_ASSIGNMENTS, isFailed: false, resends: 1, status: 200, error: undefined },
    ])
    const throttles = (await telemetry.points()).filter(({ name }) => name === 'rolecall.throttles')
    expect(throttles).toEqual([
      {
        name: 'rolecall.throttles',
        attributes: { 'rolecall.target': 'arm', 'rolecall.operation': 'GET roleAssignments' },
        value: 1,
      },
    ])
  })

  it('did not fail where it finds nothing', async () => {
    expect(await call(404)).toMatchObject([{ isFailed: false, status: 404 }])
  })

  it('failed where it is refused', async () => {
    expect(await call(403)).toMatchObject([{ isFailed: true, status: 403 }])
  })

  it('has no status where no answer comes, and the code of the fault', async () => {
    expect(await call('cut', 'cut')).toMatchObject([
      { isFailed: true, resends: 0, status: undefined, error: 'ECONNRESET' },
      { isFailed: true, resends: 1, status: undefined, error: 'ECONNRESET' },
    ])
    const unanswered = (await telemetry.points()).find(
      ({ name, attributes }) => name === 'rolecall.calls' && attributes['rolecall.http_status'] === 0,
    )
    expect(unanswered?.value).toBe(2)
  })

  it('tells nothing of its query', async () => {
    await call(200)
    expect(await telemetry.everything()).not.toContain('quux')
  })
})
