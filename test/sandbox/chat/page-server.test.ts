import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startChat } from '../../../src/sandbox/chat/chat.ts'
import type { Chat } from '../../../src/sandbox/chat/chat.ts'
import type { SandboxActions } from '../../../src/sandbox/chat/sandbox-actions.ts'
import { bot, dana, omar, personas, samples, tenantId } from './cast.ts'
import { PageVisitor } from './page-visitor.ts'

const roleId = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
const command = (scope: string): string =>
  `az role assignment create --assignee-object-id ${dana.id} --role ${roleId} --scope ${scope}`

/** A sandbox in which only the owner may assign roles, and that role lets the developer call the service. */
function sandbox(): SandboxActions {
  const granted = new Set<string>()
  return {
    calls: [{ id: 'chat', title: 'Ask the chat model' }],
    callService: (personaId) =>
      Promise.resolve(
        granted.has(personaId) ? { ok: true, text: '200 OK' } : { ok: false, text: '401 PermissionDenied' },
      ),
    callArm: (personaId, { path }) => {
      if (personaId !== omar.id) return Promise.resolve({ ok: false, text: 'AuthorizationFailed' })
      granted.add(dana.id)
      return Promise.resolve({ ok: true, text: `assigned at ${path.split('/providers/')[0] ?? ''}` })
    },
  }
}

/** Nobody listens there. */
const botEndpoint = 'http://127.0.0.1:9/api/messages'

let chat: Chat
let page: PageVisitor

beforeAll(async () => {
  chat = await startChat({ botEndpoint, bot, tenantId, personas, samples, actions: sandbox() })
  page = await PageVisitor.join(chat)
})

afterAll(async () => {
  page.leave()
  await chat.close()
})

interface Asked {
  readonly method?: string | undefined
  readonly path: string
  readonly headers?: Record<string, string> | undefined
  readonly body?: string | undefined
}

/** `fetch` sets Host and Origin itself; this sends what it is told. */
function ask({
  method = 'GET',
  path,
  headers = {},
  body,
}: Asked): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number
    headers: NodeJS.Dict<string | string[]>
    text: string
  }>()
  const asked = request(new URL(path, chat.url), { method, headers }, (response) => {
    let text = ''
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    response.on('end', () => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
    })
  })
  asked.on('error', reject)
  asked.end(body)
  return promise
}

describe('who may talk to the page server', () => {
  const body = JSON.stringify({ personaId: dana.id, place: 'personal' })
  const post = { method: 'POST', path: '/api/open', body }
  const isJson = { 'content-type': 'application/json' }
  const cases: (Asked & { name: string; status: number })[] = [
    { name: 'takes a write of the page', ...post, headers: { ...isJson, origin: 'OWN' }, status: 202 },
    { name: 'takes a write without an origin', ...post, headers: isJson, status: 202 },
    {
      name: 'refuses a write of another site',
      ...post,
      headers: { ...isJson, origin: 'https://evil.example' },
      status: 403,
    },
    {
      name: 'refuses a write of a sandboxed frame',
      ...post,
      headers: { ...isJson, origin: 'null' },
      status: 403,
    },
    {
      name: 'refuses a write of another port',
      ...post,
      headers: { ...isJson, origin: 'http://127.0.0.1:1' },
      status: 403,
    },
    { name: 'refuses a form', ...post, headers: { 'content-type': 'text/plain' }, status: 415 },
    { name: 'refuses a body that is no JSON', ...post, headers: isJson, body: '{', status: 400 },
    {
      name: 'refuses a name that was rebound to loopback',
      path: '/api/setup',
      headers: { host: 'evil.example' },
      status: 403,
    },
    {
      name: 'refuses the connector to a rebound name',
      path: '/connector/v3/conversations',
      headers: { host: 'evil.example' },
      status: 403,
    },
    { name: 'answers to localhost', path: '/api/setup', headers: { host: 'LOCALHOST' }, status: 200 },
    { name: 'has no other files', path: '/..%2fchat.ts', status: 404 },
    { name: 'knows no other paths', path: '/api/nothing', status: 404 },
    {
      name: 'survives a malformed escape',
      path: '/connector/v3/conversations/%E0%A4%A/members',
      status: 404,
    },
  ]
  it.each(cases)('$name', async ({ status, headers = {}, method, path, body: sent }) => {
    const own = new URL(chat.url)
    const filled = Object.entries(headers).map(([key, value]) => [
      key,
      value.replace('OWN', own.origin).replace('LOCALHOST', `localhost:${own.port}`),
    ])
    expect(
      (await ask({ method, path, body: sent, headers: Object.fromEntries(filled) as Record<string, string> }))
        .status,
    ).toBe(status)
  })

  it('lets the page load nothing from elsewhere but pictures of the bot, and run no inline script', async () => {
    const { headers, text } = await ask({ path: '/' })
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['content-security-policy']).toContain("img-src 'self' data: http://127.0.0.1:9;")
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|style=/)
    expect(text).not.toMatch(/(?:src|href)="(?![/#])/)
  })

  it('serves every module that a module imports', async () => {
    const seen = new Set<string>()
    const follow = async (path: string): Promise<void> => {
      if (seen.has(path)) return
      seen.add(path)
      const { status, text } = await ask({ path })
      expect({ path, status }).toEqual({ path, status: 200 })
      for (const [, imported = ''] of text.matchAll(/^import [^'\n]*'([^'\n]+)'/gm)) {
        await follow(new URL(imported, new URL(path, chat.url)).pathname)
      }
    }
    await follow('/chat.js')
    expect(seen.size).toBeGreaterThan(5)
  })
})

describe('what the page refuses', () => {
  const cases = [
    {
      name: 'a person whom the sandbox does not have',
      path: 'open',
      body: { personaId: 'nobody', place: 'personal' },
    },
    {
      name: 'an empty message',
      path: 'messages',
      body: { personaId: dana.id, place: 'personal', threadId: null, text: ' \n', html: null },
    },
    {
      name: 'a reply in an unknown thread',
      path: 'messages',
      body: { personaId: dana.id, place: 'channel', threadId: '1', text: 'hello', html: null },
    },
    {
      name: 'the button of an unknown card',
      path: 'submit',
      body: { personaId: dana.id, messageId: '1', data: {} },
    },
    { name: 'an unknown call', path: 'calls', body: { personaId: dana.id, callId: 'nothing' } },
  ]
  it.each(cases)('refuses $name', async ({ path, body }) => {
    const { status, answer } = await page.write(path, body)
    expect(status).toBe(400)
    expect(answer).toHaveProperty('error')
  })

  it("refuses the button of a card in another person's chat", async () => {
    await page.write('messages', {
      personaId: dana.id,
      place: 'personal',
      threadId: null,
      text: 'mine',
      html: null,
    })
    const { id } = await page.message(({ text }) => text === 'mine')
    expect(await page.write('submit', { personaId: omar.id, messageId: id, data: {} })).toMatchObject({
      status: 400,
    })
  })
})

describe('the sandbox beside the chat', () => {
  it('lets the owner assign the role after which the call succeeds', async () => {
    const call = { personaId: dana.id, callId: 'chat' }
    expect((await page.write('calls', call)).answer).toEqual({ ok: false, text: '401 PermissionDenied' })
    expect((await page.write('terminal', { personaId: omar.id, typed: command('/a') })).answer).toEqual([
      { ok: true, text: 'assigned at /a', line: command('/a') },
    ])
    expect((await page.write('calls', call)).answer).toEqual({ ok: true, text: '200 OK' })
  })

  it('stops at the first command that fails', async () => {
    const typed = `${command('/a')}\n${command('/b')}`
    expect((await page.write('terminal', { personaId: dana.id, typed })).answer).toEqual([
      { ok: false, text: 'AuthorizationFailed', line: command('/a') },
    ])
  })
})

describe('starting', () => {
  it('rejects when the port is taken', async () => {
    const port = Number(new URL(chat.url).port)
    await expect(startChat({ botEndpoint, bot, tenantId, personas, samples, port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })

  it('offers nothing beside the chat without a sandbox', async () => {
    const bare = await startChat({ botEndpoint, bot, tenantId, personas, samples })
    const setup = await fetch(`${bare.url}api/setup`)
    expect(await setup.json()).toMatchObject({ calls: null, personas, samples })
    await bare.close()
  })
})
