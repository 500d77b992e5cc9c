import { createHttpHeaders, createPipelineRequest, type PipelineResponse } from '@azure/core-rest-pipeline'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { sandboxConnection } from '../../../src/sandbox/sandbox-connection.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { azureReaders } from '../../../src/snapshot/azure/azure-reader.ts'
import { JoinedRequests } from '../../../src/snapshot/azure/joined-requests.ts'

const get = (url = 'https://arm.example/a') => createPipelineRequest({ url })
const post = (body: string) =>
  createPipelineRequest({ url: 'https://arm.example/query', method: 'POST', body })

/** Requests, and by hand when each of those that are sent goes out and what it comes to. */
class Sending {
  readonly #joined = new JoinedRequests()
  readonly sent: {
    readonly goOut: () => void
    readonly answer: (text: string) => void
    readonly fail: (fault: Error) => void
  }[] = []

  async ask(request = get(), signal?: AbortSignal): Promise<string | null | undefined> {
    const response = await this.#joined.send(request, signal, (goesOut) => {
      const { promise, resolve, reject } = Promise.withResolvers<PipelineResponse>()
      signal?.addEventListener('abort', () => {
        reject(signal.reason as Error)
      })
      this.sent.push({
        goOut: goesOut,
        answer: (bodyAsText) => {
          resolve({ request, status: 200, headers: createHttpHeaders(), bodyAsText })
        },
        fail: reject,
      })
      return promise
    })
    expect(response.request).toBe(request)
    return response.bodyAsText
  }
}

describe('requests that wait to go out', () => {
  it('are one where they ask the same', async () => {
    const sending = new Sending()
    const asked = [sending.ask(), sending.ask()]
    sending.sent[0]?.goOut()
    sending.sent[0]?.answer('both')
    expect(await Promise.all(asked)).toEqual(['both', 'both'])
    expect(sending.sent).toHaveLength(1)
  })

  it.each([
    ['another address', [get(), get('https://arm.example/b')]],
    ['another body', [post('a'), post('b')]],
  ])('are two where they ask of %s', (_, requests) => {
    const sending = new Sending()
    for (const request of requests) void sending.ask(request)
    expect(sending.sent).toHaveLength(2)
  })

  it('join none that has gone out, whose answer may be older than what they ask for', async () => {
    const sending = new Sending()
    const first = sending.ask()
    sending.sent[0]?.goOut()
    const second = sending.ask()
    sending.sent[0]?.answer('before')
    sending.sent[1]?.answer('after')
    expect(await Promise.all([first, second])).toEqual(['before', 'after'])
  })

  it('share a fault', async () => {
    const sending = new Sending()
    const asked = [sending.ask(), sending.ask()]
    sending.sent[0]?.fail(new Error('cut off'))
    for (const each of asked) await expect(each).rejects.toThrow('cut off')
  })

  it('are sent by another where the first does not wait any more', async () => {
    const sending = new Sending()
    const ending = new AbortController()
    const first = sending.ask(get(), ending.signal)
    const others = [sending.ask(), sending.ask()]
    ending.abort()
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
    await expect.poll(() => sending.sent.length).toBe(2)
    sending.sent[1]?.answer('others')
    expect(await Promise.all(others)).toEqual(['others', 'others'])
  })

  it('are not waited for by who does not wait any more', async () => {
    const sending = new Sending()
    void sending.ask()
    const ending = new AbortController()
    const second = sending.ask(get(), ending.signal)
    ending.abort()
    await expect(second).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('many conversations about one resource', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ tenant: contoso() })
  })
  afterAll(() => sandbox.close())

  test('spend little of what Azure allows', async () => {
    const slow = { burst: 1, perSecond: 20 }
    const readers = azureReaders({
      ...sandboxConnection(sandbox),
      budgets: { arm: slow, resourceGraph: slow },
    })
    const conversations = Array.from({ length: 20 }, (_, number) => `conversation ${number}`)
    const found = await Promise.all(
      conversations.map((conversation) =>
        readers({ conversation }).findResources({ names: ['aoai-contoso'] }),
      ),
    )
    expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(1)
    // the first goes out at once, and what comes while it does is one
    expect(sandbox.requests.length).toBeLessThanOrEqual(2)
  })
})
