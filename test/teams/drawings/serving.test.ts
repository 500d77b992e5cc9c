import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Diagnosis } from '../../../src/reply/diagnosis/diagnosis.ts'
import { drawPng } from '../../../src/drawing/draw-png.ts'
import { answered } from '../../reply/fixtures/build.ts'
import { nodesOfType } from '../../reply/card-reader.ts'
import { CHAT, SEARCH, playgroundVerdicts } from '../../reply/wiring/wired.ts'
import { Workbench } from '../workbench.ts'

let bench: Workbench

beforeEach(async () => {
  bench = await Workbench.start()
  bench.diagnose = () => answered({ verdicts: playgroundVerdicts([CHAT, SEARCH], () => 'missing') })
})
afterEach(() => bench.close())

/** The addresses of the pictures that the last card shows. */
function shown(): readonly string[] {
  const attachments = bench.connector.messages.at(-1)?.body.attachments ?? []
  return nodesOfType({ attachments }, 'Image').map(({ url }) => z.string().parse(url))
}

describe('the picture of a card', () => {
  it('is a PNG at its address, for whoever has it to keep for themselves', async () => {
    bench.draw = drawPng
    await bench.say('check the playground')
    const [url = ''] = shown()
    const response = await fetch(url)

    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=86400',
      'x-content-type-options': 'nosniff',
    })
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it('is linked by the public address where there is one', async () => {
    await bench.close()
    bench = await Workbench.start({ publicUrl: 'https://rolecall.example' })
    bench.diagnose = () => answered({ verdicts: playgroundVerdicts([CHAT, SEARCH], () => 'missing') })
    await bench.say('check the playground')
    expect(shown()).toEqual([expect.stringMatching(/^https:\/\/rolecall\.example\/pictures\/[\w-]+\.png$/)])
  })

  it('is linked even in an answer that comes while the server closes', async () => {
    const release = Promise.withResolvers<Diagnosis>()
    bench.diagnose = () => release.promise
    const said = bench.say('check the playground')
    await expect.poll(() => bench.requests.length).toBe(1)
    const closed = bench.server.close()
    release.resolve(answered({ verdicts: playgroundVerdicts([CHAT, SEARCH], () => 'missing') }))
    await Promise.all([said, closed])
    expect(shown()).toEqual([expect.stringContaining(`${bench.server.url}/pictures/`)])
    await bench.connector.close()
    bench = await Workbench.start()
  })

  it('does not keep an answer from being given', async () => {
    bench.draw = () => Promise.reject(new Error('no renderer'))
    await bench.say('check the playground')
    expect(shown()).toEqual([])
    expect(bench.lastWords).toContain('The services are missing')
  })

  it('is not drawn of an answer about a person', async () => {
    bench.diagnose = () => answered()
    await bench.say('what can I do on aoai-contoso?')
    expect(shown()).toEqual([])
  })
})

describe('what is no picture of a card', () => {
  it.each([
    ['the folder', ''],
    ['a token that was not given', `${'A'.repeat(32)}.png`],
    ['no token', '.png'],
    ['another file', 'x.svg'],
    ['a way out of the folder', '..%2f..%2fpackage.json'],
    ['a broken escape', '%zz.png'],
  ])('%s is not found', async (_, file) => {
    await bench.say('check the playground')
    const response = await fetch(`${bench.server.url}/pictures/${file}`)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toContain('application/json')
  })

  it('the token alone is not found', async () => {
    await bench.say('check the playground')
    const response = await fetch((shown()[0] ?? '').replace('.png', ''))
    expect(response.status).toBe(404)
  })
})
