import { afterEach, describe, expect, it, vi } from 'vitest'
import { azureLanguage } from '../../src/language/azure-language.ts'
import { tokenScopeOf } from '../../src/language/chat-client.ts'
import { NO_LANGUAGE, type LanguageConfig } from '../../src/language/language.ts'
import { credential, json, modelServer, reads, says, TOKEN } from './model-server.ts'
import { unread } from './unread.ts'

const COMPLAINT = unread('I get access denied when I open the Key Vault kv-payments.')
const good = reads({ cause: 'missing-role', causeQuote: 'access denied' })
const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47])

const configOf = (endpoint: string): LanguageConfig => ({
  endpoint,
  deployment: 'gpt-text',
  visionDeployment: 'gpt-eyes',
})

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a question', () => {
  it('goes to the deployment with a token, a strict schema and bounds', async () => {
    await using server = await modelServer(good)
    await azureLanguage(configOf(server.endpoint), credential).readText(COMPLAINT)
    const [asked] = server.asked
    expect(asked?.path).toBe('/openai/deployments/gpt-text/chat/completions?api-version=2024-10-21')
    expect(asked?.headers.authorization).toBe(`Bearer ${TOKEN}`)
    expect(asked?.headers['api-key']).toBeUndefined()
    expect(asked?.body).toMatchObject({
      temperature: 0,
      max_completion_tokens: 2000,
      stream: false,
      response_format: { type: 'json_schema', json_schema: { strict: true } },
    })
  })

  it('takes neither address, key nor headers of OpenAI from the environment', async () => {
    await using server = await modelServer(good)
    await using other = await modelServer(good)
    vi.stubEnv('OPENAI_BASE_URL', other.endpoint)
    vi.stubEnv('AZURE_OPENAI_API_KEY', 'a-key')
    vi.stubEnv('OPENAI_API_KEY', 'a-key')
    vi.stubEnv('OPENAI_ORG_ID', 'an-organization')
    const outcome = await azureLanguage(configOf(`${server.endpoint}//`), credential).readText(COMPLAINT)
    expect(outcome.kind).toBe('read')
    expect(other.asked).toEqual([])
    expect(JSON.stringify(server.asked[0]?.headers)).not.toMatch(/a-key|an-organization/)
  })

  it('writes nothing to the console, whatever the environment says', async () => {
    vi.stubEnv('OPENAI_LOG', 'debug')
    const written = (['debug', 'info', 'log', 'warn', 'error'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => undefined),
    )
    await using server = await modelServer(json(500, { error: { message: 'kv-payments' } }), good)
    await azureLanguage(configOf(server.endpoint), credential, { retryDelay: 0 }).readText(COMPLAINT)
    for (const spy of written) expect(spy).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  it('leaves out what a model does not take, and remembers it', async () => {
    const rejects = (param: string) =>
      json(400, { error: { code: 'unsupported_value', param, message: 'Unsupported' } })
    await using server = await modelServer(rejects('temperature'), rejects('max_completion_tokens'), good)
    const language = azureLanguage(configOf(server.endpoint), credential)
    expect(await language.readText(COMPLAINT)).toMatchObject({ kind: 'read' })
    await language.readText(COMPLAINT)
    expect(server.asked).toHaveLength(4)
    expect(server.asked[3]?.body).toHaveProperty('max_tokens', 2000)
    expect(server.asked[3]?.body).not.toHaveProperty('temperature')
    expect(server.asked[3]?.body).not.toHaveProperty('max_completion_tokens')
  })

  it('is not asked without end where a model takes no parameter', async () => {
    await using server = await modelServer(
      json(400, { error: { code: 'unsupported_value', param: 'temperature', message: 'Unsupported' } }),
    )
    const outcome = await azureLanguage(configOf(server.endpoint), credential).readText(COMPLAINT)
    expect(outcome).toEqual({ kind: 'failed', why: 'rejected' })
    expect(server.asked).toHaveLength(2)
  })

  it.each([
    ['https://x.openai.azure.com', 'https://cognitiveservices.azure.com/.default'],
    ['https://x.openai.azure.us/', 'https://cognitiveservices.azure.us/.default'],
    ['https://x.openai.azure.cn', 'https://cognitiveservices.azure.cn/.default'],
    ['https://x.azure.us.evil.example', 'https://cognitiveservices.azure.com/.default'],
    ['not an address', 'https://cognitiveservices.azure.com/.default'],
  ])('to %s takes a token for %s', (endpoint, scope) => {
    expect(tokenScopeOf(endpoint)).toBe(scope)
  })
})

describe('a screenshot', () => {
  it('is sent as a data address and comes back as its words', async () => {
    await using server = await modelServer(says('  (AuthorizationFailed) The client …\n'))
    const outcome = await azureLanguage(configOf(server.endpoint), credential).readImage(PICTURE, 'image/PNG')
    expect(outcome).toEqual({ kind: 'read', transcript: '(AuthorizationFailed) The client …' })
    expect(server.asked[0]?.path).toContain('/deployments/gpt-eyes/')
    expect(JSON.stringify(server.asked[0]?.body)).toContain('"url":"data:image/png;base64,iVBORw=="')
    expect(server.asked[0]?.body).not.toHaveProperty('response_format')
  })

  it('is read as far as the bounds go', async () => {
    await using server = await modelServer(says('A'.repeat(50_000), { finishReason: 'length' }))
    const outcome = await azureLanguage(configOf(server.endpoint), credential).readImage(PICTURE, 'image/png')
    expect(outcome).toEqual({ kind: 'read', transcript: 'A'.repeat(8000) })
  })

  it.each([
    ['of another type', PICTURE, 'image/svg+xml'],
    ['of a made-up type', PICTURE, 'image/png;base64,AAAA" onerror="'],
    ['without bytes', new Uint8Array(), 'image/png'],
    ['of more than 4 MB', new Uint8Array(4 * 1024 * 1024 + 1), 'image/png'],
  ])('%s is not sent', async (_, bytes, type) => {
    await using server = await modelServer(says('words'))
    const outcome = await azureLanguage(configOf(server.endpoint), credential).readImage(bytes, type)
    expect(outcome).toEqual({ kind: 'skipped', why: 'unsuitable' })
    expect(server.asked).toEqual([])
  })

  it('is not sent where no deployment sees', async () => {
    await using server = await modelServer(says('words'))
    const config = { ...configOf(server.endpoint), visionDeployment: null }
    const outcome = await azureLanguage(config, credential).readImage(PICTURE, 'image/png')
    expect(outcome).toEqual({ kind: 'skipped', why: 'off' })
  })
})

describe('without a model', () => {
  it('nothing is read', async () => {
    const off = { kind: 'skipped', why: 'off' }
    expect(await NO_LANGUAGE.readText(COMPLAINT)).toEqual(off)
    expect(await NO_LANGUAGE.readImage(PICTURE, 'image/png')).toEqual(off)
  })
})
