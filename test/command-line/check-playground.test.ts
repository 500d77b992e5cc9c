import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { run } from './run.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
  await writeFile(join(folder, 'contoso.json'), JSON.stringify(contoso()))
})
afterAll(() => rm(folder, { recursive: true }))

function check(picture: string, on = 'proj-assistant') {
  const asker = ['--as', 'olivia@contoso.com', '--tenant', join(folder, 'contoso.json')]
  return run(['check', 'playground', '--on', on, ...asker, '--picture', picture])
}

describe('check playground', () => {
  it('prints the wiring as a table', async () => {
    const { output } = await check(join(folder, 'table.svg'))
    expect(output).toMatch(/^ {2}aoai-contoso +Search Index Data Reader +srch-contoso +✓ held$/m)
    expect(output).toMatch(/^ {2}srch-contoso +Storage Blob Data Contributor +stcontosoai +✗ missing$/m)
  })

  it('draws the wiring as PNG', async () => {
    const file = join(folder, 'wiring.png')
    expect(await check(file)).toMatchObject({ status: 0, errors: '' })
    const { format, height } = await sharp(await readFile(file)).metadata()
    expect([format, height]).toEqual(['png', 1024])
  })

  it('draws the wiring as SVG', async () => {
    const file = join(folder, 'wiring.SVG')
    expect(await check(file)).toMatchObject({ status: 0, errors: '' })
    expect(await readFile(file, 'utf8')).toMatch(/^<svg .*srch-contoso.*<\/svg>$/)
  })

  it('answers without a picture where nothing could be asked', async () => {
    const { status, output } = await check(join(folder, 'none.png'), 'no-such-project')
    expect(status).toBe(1)
    expect(output).toContain('no-such-project')
    await expect(readFile(join(folder, 'none.png'))).rejects.toThrow('ENOENT')
  })

  it.each([
    [
      'another kind of file',
      'wiring.jpg',
      'expected a file name that ends in .png or .svg, found wiring.jpg',
    ],
    [
      'a folder that is not there',
      join('missing', 'wiring.png'),
      'expected a file that can be written, found ENOENT',
    ],
  ])('%s is bad usage', async (_, file, message) => {
    const { status, errors } = await check(file)
    expect(status).toBe(2)
    expect(errors).toContain(`rolecall: --picture: ${message}`)
  })
})
