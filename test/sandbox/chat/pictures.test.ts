import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startChat } from '../../../src/sandbox/chat/chat.ts'
import type { Chat } from '../../../src/sandbox/chat/chat.ts'
import { pictureLimits, Pictures } from '../../../src/sandbox/chat/pictures.ts'
import { bot, dana, personas, samples, tenantId } from './cast.ts'
import { PageVisitor } from './page-visitor.ts'
import { screenshot } from './screenshot.ts'

let chat: Chat
let page: PageVisitor

beforeAll(async () => {
  chat = await startChat({ botEndpoint: 'http://127.0.0.1:9/api/messages', bot, tenantId, personas, samples })
  page = await PageVisitor.join(chat)
})

afterAll(async () => {
  page.leave()
  await chat.close()
})

const attached = async (name: string, bytes: Buffer<ArrayBuffer>): Promise<string> =>
  ((await page.attach(name, bytes)).answer as { id: string }).id

describe('a picture that is attached', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'bmp'] as const)(
    'is served to the page and to the bot as what it is: %s',
    async (format) => {
      const bytes = await screenshot(format)
      const id = await attached('notes.txt', bytes)
      for (const url of [
        `${chat.url}api/pictures/${id}`,
        `${chat.connectorUrl}v3/attachments/${id}/views/original`,
      ]) {
        const response = await fetch(url)
        expect(response.status).toBe(200)
        expect(Object.fromEntries(response.headers)).toMatchObject({
          'content-type': `image/${format}`,
          'content-length': String(bytes.length),
          'content-disposition': `inline; filename="picture.${format}"`,
          'x-content-type-options': 'nosniff',
          'cross-origin-resource-policy': 'same-origin',
          'content-security-policy': expect.stringContaining("default-src 'none'") as string,
        })
        expect(bytes.equals(await response.bytes())).toBe(true)
      }
    },
  )

  it('is described to the bot', async () => {
    const bytes = await screenshot('png')
    const id = await attached('Fehler 1/2 ⚠.png', bytes)
    const response = await fetch(`${chat.connectorUrl}v3/attachments/${id}`)
    expect(await response.json()).toEqual({
      name: 'Fehler 1/2 ⚠.png',
      type: 'image/png',
      views: [{ viewId: 'original', size: bytes.length }],
    })
  })

  it.each(['v3/attachments/0-eus-d1-0', 'v3/attachments/0-eus-d1-0/views/original'])(
    'is unknown to the connector by another id: %s',
    async (path) => {
      const response = await fetch(`${chat.connectorUrl}${path}`)
      expect(response.status).toBe(404)
      expect(await response.json()).toEqual({ error: { code: 'NotFound', message: 'Attachment not found.' } })
    },
  )

  it('is unknown to the page by another id', async () => {
    expect((await fetch(`${chat.url}api/pictures/0-eus-d1-0`)).status).toBe(404)
  })
})

describe('what cannot be attached', () => {
  const largest = Buffer.alloc(pictureLimits.largest)
  const cases = [
    { name: 'an SVG that is called a PNG', file: 'a.png', bytes: () => screenshot('svg'), status: 415 },
    {
      name: 'a text that begins like a BMP',
      file: 'a.bmp',
      bytes: () => Buffer.from('BMW, a car of which much can be said'),
      status: 415,
    },
    { name: 'HTML', file: 'a.gif', bytes: () => Buffer.from('<!doctype html>GIF89a'), status: 415 },
    {
      name: 'a RIFF file that is no WebP',
      file: 'a.webp',
      bytes: () => Buffer.from('RIFF\0\0\0\0WAVEfmt '),
      status: 415,
    },
    { name: 'nothing', file: 'a.png', bytes: () => Buffer.alloc(0), status: 415 },
    {
      name: 'a picture above 10 MB',
      file: 'a.png',
      bytes: async () => Buffer.concat([await screenshot('png'), largest]),
      status: 413,
    },
  ]
  it.each(cases)('refuses $name', async ({ file, bytes, status }) => {
    const refused = await page.attach(file, await bytes())
    expect(refused).toMatchObject({ status, answer: { error: expect.any(String) as string } })
  })

  it('takes a picture of 10 MB', async () => {
    const bytes = Buffer.concat([await screenshot('png'), largest]).subarray(0, largest.length)
    expect((await page.attach('a.png', bytes)).status).toBe(201)
  })

  const bodies = [
    { name: 'JSON where bytes are expected', path: 'pictures/a.png', type: 'application/json', status: 415 },
    { name: 'bytes where JSON is expected', path: 'open', type: 'application/octet-stream', status: 415 },
    { name: 'a type that a form can send', path: 'pictures/a.png', type: 'text/plain', status: 415 },
    { name: 'a picture by the type that it claims', path: 'pictures/a.png', type: 'image/png', status: 415 },
    {
      name: 'a picture of another site',
      path: 'pictures/a.png',
      type: 'application/octet-stream',
      origin: 'https://evil.example',
      status: 403,
    },
  ]
  it.each(bodies)('refuses $name', async ({ path, type, origin, status }) => {
    const headers = { 'content-type': type, ...(origin === undefined ? {} : { origin }) }
    const body = JSON.stringify({ personaId: dana.id, place: 'personal' })
    expect((await fetch(`${chat.url}api/${path}`, { method: 'POST', headers, body })).status).toBe(status)
  })

  it('takes no JSON above 4 MB', async () => {
    const said = { personaId: dana.id, place: 'personal', threadId: null, html: null }
    expect(await page.write('messages', { ...said, text: 'x'.repeat(4 * 1024 * 1024) })).toMatchObject({
      status: 413,
    })
  })
})

describe('a message with pictures', () => {
  const said = { personaId: dana.id, place: 'personal', threadId: null, html: null }

  it('is shown with their names', async () => {
    const id = await attached('refused.png', await screenshot('png'))
    expect(await page.write('messages', { ...said, text: '', pictures: [id] })).toMatchObject({ status: 202 })
    const message = await page.message(({ pictures }) => pictures.length > 0)
    expect(message).toMatchObject({ text: '', pictures: [{ id, name: 'refused.png' }] })
  })

  const refused = [
    { name: 'neither text nor picture', pictures: [] },
    { name: 'a picture that is not kept', pictures: ['0-eus-d1-0'] },
    { name: 'more than three pictures', pictures: ['1', '2', '3', '4'] },
  ]
  it.each(refused)('is refused with $name', async ({ pictures }) => {
    const { status, answer } = await page.write('messages', { ...said, text: '', pictures })
    expect(status).toBe(400)
    expect(answer).toHaveProperty('error')
  })
})

describe('the memory for pictures', () => {
  it('forgets the oldest first', async () => {
    const bytes = await screenshot('png')
    const pictures = new Pictures(2 * bytes.length)
    const ids = ['1', '2', '3'].map((name) => pictures.keep(name, bytes)?.id ?? '')
    expect(ids.map((id) => pictures.picture(id)?.name)).toEqual([undefined, '2', '3'])
  })

  it('gives pictures ids that cannot be guessed', async () => {
    const bytes = await screenshot('png')
    const pictures = new Pictures()
    expect(pictures.keep('a', bytes)?.id).not.toBe(pictures.keep('a', bytes)?.id)
    expect(pictures.keep('a', bytes)?.id).toMatch(/^0-eus-d1-[\da-f]{32}$/)
  })
})
