import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HTTP_LIMITS, type HttpLimits } from '../../src/teams/http-limits.ts'
import { Workbench } from './workbench.ts'

/** Short enough that nobody waits, and far enough apart that it shows which one it was. */
const QUICK: Partial<HttpLimits> = {
  headersTimeout: 50,
  requestTimeout: 100,
  keepAliveTimeout: 20,
  connectionsCheckingInterval: 10,
}

let bench: Workbench
beforeAll(async () => {
  bench = await Workbench.start({ httpLimits: QUICK })
})
afterAll(() => bench.close())

async function open({ server } = bench): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1')
  // a server that closes early resets what is still being sent
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  return socket
}

/** All that the server says until it closes the connection, which the client never does. */
async function answerTo(request: string): Promise<string> {
  const socket = await open()
  socket.write(request)
  return text(socket)
}

const POST = 'POST /api/messages HTTP/1.1\r\nhost: bot\r\ncontent-type: application/json\r\n'
const GET = 'GET /healthz HTTP/1.1\r\nhost: bot\r\n'

describe('a client is not waited for that', () => {
  it.each([
    ['says nothing', ''],
    ['sends half a line', 'POST /api/mess'],
    ['sends headers without an end', `${POST}content-length: 10\r\nx: `],
    ['sends no body', `${POST}content-length: 10\r\n\r\n`],
    ['sends half a body', `${POST}content-length: 10\r\n\r\n{"x"`],
    ['sends chunks without an end', `${POST}transfer-encoding: chunked\r\n\r\n5\r\n{"x":\r\n`],
  ])('%s', async (_, request) => {
    expect(await answerTo(request)).toMatch(/^(?:HTTP\/1\.1 408 Request Timeout|$)/)
  })

  it('sends a byte at a time, however long it goes on', async () => {
    const socket = await open()
    socket.write(`${POST}content-length: 100000\r\n\r\n`)
    const drip = setInterval(() => socket.write('x'), 5)
    expect(await text(socket)).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
    clearInterval(drip)
  })

  it('keeps its connection open after the answer', async () => {
    expect(await answerTo(`${GET}\r\n`)).toMatch(/^HTTP\/1\.1 200 OK/)
  })
})

describe('a client is told at once that', () => {
  it.each([
    ['its headers are above 16 KB', `${GET}x: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
    [
      'its headers are more than a hundred',
      `${GET}${Array.from({ length: HTTP_LIMITS.maxHeadersCount }, (_, index) => `x-${index}: 1\r\n`).join('')}\r\n`,
      431,
    ],
    ['its address is above 16 KB', `GET /${'x'.repeat(17_000)} HTTP/1.1\r\nhost: bot\r\n\r\n`, 431],
    ['its body will be too large', `${POST}content-length: 600000\r\n\r\n{"x"`, 413],
    ['its body has two lengths', `${POST}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`, 400],
    [
      'its body has a length and chunks, which a front end may read otherwise',
      `${POST}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ],
    ['a header holds a line break', `${GET}x: a\nb\r\n\r\n`, 400],
    ['it speaks something else than HTTP', '\u0016\u0003\u0001\u0002\u0000\u0001', 400],
  ])('%s', async (_, request, status) => {
    expect(await answerTo(request)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  })
})

it('connections beyond the limit are closed as they come, and others are served on', async () => {
  const small = await Workbench.start({ httpLimits: { maxConnections: 2 } })
  const first = await open(small)
  const second = await open(small)
  expect(await text(await open(small))).toBe('')
  first.write(`${GET}connection: close\r\n\r\n`)
  expect(await text(first)).toMatch(/^HTTP\/1\.1 200 OK/)
  second.destroy()
  await small.close()
})
