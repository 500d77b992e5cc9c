import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium, inChromium, launchChromium } from '../chromium.ts'
import { COMPLETIONS, PLAYGROUND, PLAYGROUND_ID, screenshot } from '../screenshots/pictures.ts'
import { run } from './run.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe.skipIf(!hasChromium)(inChromium('rolecall read --image'), { timeout: 60_000 }, () => {
  test('prints what the error in a screenshot says, the text, and what may be misread', async () => {
    const browser = await launchChromium()
    const picture = await screenshot(browser, PLAYGROUND, { theme: 'light', zoom: 2 })
    await browser.close()
    const { status, output } = await run(['read', '--image', await file('playground.png', picture)])
    const answer: unknown = JSON.parse(output)
    expect(answer).toMatchObject({
      cause: 'missing-role',
      operations: [COMPLETIONS],
      principal: { objectId: PLAYGROUND_ID },
      image: { doubts: [] },
    })
    expect(answer).toHaveProperty('image.text')
    expect(status).toBe(0)
  })
})

describe('rolecall read --image of what is no screenshot', () => {
  test.each<[string, string | Uint8Array, number, RegExp]>([
    ['text', 'AuthorizationFailed', 2, /The file is no picture that can be read/],
    ['an SVG drawing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 2, /expected PNG, JPEG, WebP or GIF/],
    ['an empty file', '', 2, /no picture/],
    ['a picture cut off', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 2, /picture/],
  ])('%s is refused in one line', async (name, content, expected, says) => {
    const { status, errors, output } = await run(['read', '--image', await file(name, content)])
    expect(errors).toMatch(says)
    expect(errors.trim().split('\n')).toHaveLength(1)
    expect({ status, output }).toEqual({ status: expected, output: '' })
  })

  test('a file that is not there is named', async () => {
    const { status, errors } = await run(['read', '--image', join(folder, 'none.png')])
    expect(errors).toMatch(/--image: expected a file that can be read, found ENOENT at /)
    expect(status).toBe(2)
  })

  test('it does not go with --jsonl', async () => {
    expect(await run(['read', '--jsonl', '--image', 'a.png'])).toMatchObject({ status: 2 })
  })
})
