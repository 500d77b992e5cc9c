import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TeamsOptions } from '../../src/teams/options.ts'
import { Workbench } from './workbench.ts'

let bench: Workbench
let readiness: TeamsOptions['readiness']

beforeEach(async () => {
  readiness = () => Promise.resolve({ ready: true, checks: { azure: 'ok' } })
  bench = await Workbench.start({ readiness: () => readiness() })
})
afterEach(() => bench.close())

const get = (path: string, init: RequestInit = {}) => fetch(`${bench.server.url}${path}`, init)
const postBody = (body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
  get('/api/messages', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

describe('health', () => {
  it('is up as soon as the process is', async () => {
    const response = await get('/healthz')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'up' })
  })

  it('is ready when its dependencies are', async () => {
    const response = await get('/readyz')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ ready: true, checks: { azure: 'ok' } })
  })

  it('says which dependency is missing', async () => {
    readiness = () => Promise.resolve({ ready: false, checks: { azure: 'does not answer', storage: 'ok' } })
    const response = await get('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({
      ready: false,
      checks: { azure: 'does not answer', storage: 'ok' },
    })
  })

  it('is not ready where the check itself fails, and tells the log why', async () => {
    readiness = () => Promise.reject(new TypeError('secret detail'))
    const response = await get('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ ready: false, checks: {} })
    expect(bench.log).toMatchObject([
      { level: 'error', event: 'readiness-failed', fields: { name: 'TypeError' } },
    ])
  })
})

describe('what the server refuses', () => {
  const activity = JSON.stringify({ type: 'message', text: 'secret text' })
  const cases: readonly (readonly [
    sentence: string,
    ask: () => Promise<Response>,
    status: number,
    code: string,
  ])[] = [
    ['an unknown path', () => get('/secret-path'), 404, 'NotFound'],
    ['the root', () => get('/'), 404, 'NotFound'],
    ['another method', () => get('/api/messages'), 404, 'NotFound'],
    ['a path that is no path', () => get('/%ff%c0'), 404, 'NotFound'],
    ['a body that is not JSON', () => postBody('{ "secret": '), 400, 'BadRequest'],
    ['an empty body', () => postBody(''), 400, 'BadRequest'],
    ['a list', () => postBody('[]'), 400, 'BadRequest'],
    ['what is no activity', () => postBody(activity), 400, 'BadRequest'],
    [
      'a body above 512 KB',
      () => postBody(JSON.stringify({ text: 'x'.repeat(600_000) })),
      413,
      'PayloadTooLarge',
    ],
    [
      'another content type',
      () => postBody(activity, { 'content-type': 'text/plain' }),
      415,
      'UnsupportedMediaType',
    ],
    [
      'a compressed body',
      () => postBody(gzipSync(activity), { 'content-encoding': 'gzip' }),
      415,
      'UnsupportedMediaType',
    ],
    ['a serviceUrl elsewhere', () => bench.post({ serviceUrl: 'https://example.com/' }), 400, 'BadRequest'],
    ['a serviceUrl of another scheme', () => bench.post({ serviceUrl: 'file:///etc' }), 400, 'BadRequest'],
  ]
  it.each(cases)('%s', async (_, ask, status, code) => {
    const response = await ask()
    const body = await response.text()
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(JSON.parse(body)).toEqual({ error: { code, message: expect.any(String) as string } })
    expect(body).not.toContain('secret')
    expect(bench.requests).toEqual([])
  })
})

it('does not say what it is made of', async () => {
  for (const response of [await get('/healthz'), await get('/nothing'), await bench.post({ text: 'help' })]) {
    expect([...response.headers.keys()].toSorted()).toEqual(
      expect.not.arrayContaining(['server', 'x-powered-by']),
    )
  }
})

describe('a start', () => {
  it('is refused on a port that is taken', async () => {
    await expect(Workbench.start({ port: bench.server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('is refused without authentication in production', async () => {
    await expect(Workbench.start({ production: true })).rejects.toThrow(
      /^expected authentication .* found none$/,
    )
  })

  it('is refused without authentication where others can reach it', async () => {
    await expect(Workbench.start({ host: '0.0.0.0' })).rejects.toThrow(/loopback host .* `0\.0\.0\.0`$/)
  })
})

it('answers what is under way before it closes', async () => {
  const arrived = Promise.withResolvers<undefined>()
  const release = Promise.withResolvers<undefined>()
  const slow = await Workbench.start({
    readiness: async () => {
      arrived.resolve(undefined)
      await release.promise
      return { ready: true, checks: {} }
    },
  })
  const answer = fetch(`${slow.server.url}/readyz`)
  await arrived.promise
  const closed = slow.close()
  release.resolve(undefined)
  expect((await answer).status).toBe(200)
  await closed
})
