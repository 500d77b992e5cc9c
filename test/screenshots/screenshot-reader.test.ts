import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { screenshotReader } from '../../src/screenshots/screenshot-reader.ts'
import type { TextEngine } from '../../src/screenshots/text-engine.ts'
import type { TextLine } from '../../src/screenshots/text-line.ts'

const picture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: 'white' } })
    .png()
    .toBuffer()

const line = (text: string): TextLine => ({
  height: 20,
  words: [
    {
      box: { left: 0, right: 50, top: 0, bottom: 20 },
      glyphs: Array.from(text, (each) => ({ text: each, confidence: 1 })),
    },
  ],
})

/** Engines that answer with one word, and what became of them. */
function engines(recognize: () => Promise<readonly TextLine[]> = () => Promise.resolve([line('Forbidden')])) {
  const counts = { started: 0, closed: 0, atOnce: 0, mostAtOnce: 0 }
  const startEngine = (): Promise<TextEngine> => {
    counts.started++
    return Promise.resolve({
      recognize: async () => {
        counts.mostAtOnce = Math.max(counts.mostAtOnce, ++counts.atOnce)
        try {
          return await recognize()
        } finally {
          counts.atOnce--
        }
      },
      close: () => {
        counts.closed++
        return Promise.resolve()
      },
    })
  }
  return { counts, startEngine }
}

const never = () => new Promise<never>(() => undefined)

describe('the reader', () => {
  test('starts one engine for many pictures and reads one after the other', async () => {
    const { counts, startEngine } = engines()
    const reader = screenshotReader({ startEngine })
    expect(counts.started).toBe(0)
    const image = await picture()
    const read = await Promise.all([reader.read(image), reader.read(image), reader.read(image)])
    expect(read.map(({ text }) => text)).toEqual(['Forbidden', 'Forbidden', 'Forbidden'])
    expect(counts).toMatchObject({ started: 1, mostAtOnce: 1, closed: 0 })
    await reader.close()
    expect(counts.closed).toBe(1)
  })

  test('starts no engine for what is no picture', async () => {
    const { counts, startEngine } = engines()
    await screenshotReader({ startEngine }).read(new Uint8Array(9))
    expect(counts.started).toBe(0)
  })

  test('turns away more pictures than may wait', async () => {
    const { startEngine } = engines()
    const reader = screenshotReader({ startEngine, mostWaiting: 2 })
    const image = await picture()
    const read = await Promise.all([reader.read(image), reader.read(image), reader.read(image)])
    expect(read.map(({ kind }) => kind)).toEqual(['text', 'text', 'unreadable'])
    expect(read[2]).toMatchObject({ why: 'busy' })
    expect((await reader.read(image)).kind).toBe('text')
    await reader.close()
  })

  test('gives a picture up that takes too long, and reads the next with a new engine', async () => {
    const recognize = [never, () => Promise.resolve([line('Forbidden')])]
    const { counts, startEngine } = engines(() => (recognize.shift() ?? never)())
    const reader = screenshotReader({ startEngine, timeLimit: 500 })
    const image = await picture()
    expect(await reader.read(image)).toMatchObject({ kind: 'unreadable', why: 'took-too-long' })
    expect(await reader.read(image)).toMatchObject({ kind: 'text', text: 'Forbidden' })
    expect(counts).toMatchObject({ started: 2, closed: 1 })
    await reader.close()
  })

  test('hands a fault of the engine on, once, and goes on with a new one', async () => {
    const recognize = [() => Promise.reject(new Error('broken')), () => Promise.resolve([line('Forbidden')])]
    const { counts, startEngine } = engines(() => (recognize.shift() ?? never)())
    const reader = screenshotReader({ startEngine })
    const image = await picture()
    await expect(reader.read(image)).rejects.toThrow('broken')
    expect(await reader.read(image)).toMatchObject({ text: 'Forbidden' })
    expect(counts.started).toBe(2)
    await reader.close()
  })

  test('answers pictures that are being read or wait when it is closed', async () => {
    const { startEngine } = engines(never)
    const reader = screenshotReader({ startEngine })
    const image = await picture()
    const reads = [reader.read(image), reader.read(image)]
    await reader.close()
    expect(await Promise.all([...reads, reader.read(image)])).toMatchObject([
      { why: 'busy' },
      { why: 'busy' },
      { why: 'busy' },
    ])
  })
})

const offline = (name: string) => join(import.meta.dirname, 'offline', name)

test(
  'a process reads without a network, writes no file, and ends by itself',
  { timeout: 30_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rolecall-screenshots-'))
    try {
      const { stdout, stderr } = await promisify(execFile)(
        process.execPath,
        ['--import', pathToFileURL(offline('refuse-network.ts')).href, offline('read-once.ts')],
        { cwd: folder },
      )
      expect({ stdout, stderr }).toEqual({ stdout: 'AuthorizationFailed', stderr: '' })
      expect(await readdir(folder)).toEqual([])
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)
