import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, VARIABLES } from '../src/config.ts'

const GUID = '11111111-1111-4111-8111-111111111111'

/** What production needs beside a registration. */
const PLACES = {
  ROLECALL_MODE: 'production',
  ROLECALL_STATE: 'https://stcontoso.blob.core.windows.net/state',
  ROLECALL_AUDIT: './audit',
}

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

describe('the configuration', () => {
  test('nothing set means the sandbox on the usual ports', () => {
    expect(readConfig({})).toEqual({
      mode: 'sandbox',
      port: 3978,
      chatPort: 3979,
      logLevel: 'info',
      cloud: 'public',
      publicUrl: null,
      bot: null,
      oauthConnection: 'rolecall-arm',
      readerClientId: null,
      state: null,
      language: null,
      audit: null,
      applicationInsights: null,
    })
  })

  test('a public address is taken as an origin', () => {
    const { publicUrl } = readConfig({ ROLECALL_PUBLIC_URL: 'https://rolecall.contoso.com/' })
    expect(publicUrl).toBe('https://rolecall.contoso.com')
  })

  test('an empty value counts as unset, as an untouched .env.example has it', () => {
    expect(readConfig({ PORT: '', MICROSOFT_APP_ID: '' }).port).toBe(3978)
  })

  test('audit records are kept in a directory or a container', () => {
    const url = 'https://stcontoso.blob.core.windows.net/audit'
    expect(readConfig({ ROLECALL_AUDIT: './audit' }).audit).toEqual({ kind: 'directory', path: './audit' })
    expect(readConfig({ ROLECALL_AUDIT: url }).audit).toEqual({ kind: 'container', url })
  })

  test('production takes the bot registration', () => {
    const env = {
      ...PLACES,
      MICROSOFT_APP_ID: GUID,
      MICROSOFT_APP_TENANT_ID: GUID,
    }
    expect(readConfig(env).bot).toEqual({
      appId: GUID,
      tenantId: GUID,
      allowedTenantIds: [],
      appType: 'UserAssignedMSI',
      signInAppId: null,
      appPassword: null,
    })
  })

  test('other tenants that are let in are a list', () => {
    const env = {
      ROLECALL_MODE: 'production',
      MICROSOFT_APP_ID: GUID,
      MICROSOFT_APP_TENANT_ID: GUID,
      ROLECALL_STATE: 'https://stcontoso.blob.core.windows.net/state',
      ROLECALL_AUDIT: './audit',
      ROLECALL_ALLOWED_TENANTS: 'AAAAAAAA-0000-4000-8000-000000000001, aaaaaaaa-0000-4000-8000-000000000002',
    }
    expect(readConfig(env).bot?.allowedTenantIds).toEqual([
      'aaaaaaaa-0000-4000-8000-000000000001',
      'aaaaaaaa-0000-4000-8000-000000000002',
    ])
  })

  test('Azure OpenAI takes an endpoint and a deployment, and another for pictures', () => {
    const env = {
      AZURE_OPENAI_ENDPOINT: 'https://aoai-contoso.openai.azure.com/',
      AZURE_OPENAI_DEPLOYMENT: 'reader',
    }
    expect(readConfig(env).language).toEqual({
      endpoint: 'https://aoai-contoso.openai.azure.com/',
      deployment: 'reader',
      visionDeployment: null,
    })
    expect(readConfig({ ...env, AZURE_OPENAI_VISION_DEPLOYMENT: 'eyes' }).language?.visionDeployment).toBe(
      'eyes',
    )
  })

  test.each([
    ['a port that is no number', { PORT: 'web' }, ['PORT']],
    ['a port that is too high', { PORT: '70000' }, ['PORT']],
    ['an unknown mode', { ROLECALL_MODE: 'staging' }, ['ROLECALL_MODE']],
    ['an unknown cloud', { AZURE_CLOUD: 'mars' }, ['AZURE_CLOUD']],
    [
      'a place for audit records that is neither a directory nor a container',
      { ROLECALL_AUDIT: 'https://storage.example.com/audit' },
      ['ROLECALL_AUDIT'],
    ],
    [
      'production without a place for audit records',
      { ...PLACES, ROLECALL_AUDIT: '', MICROSOFT_APP_ID: GUID, MICROSOFT_APP_TENANT_ID: GUID },
      ['ROLECALL_AUDIT'],
    ],
    [
      'production without a place for what it remembers',
      { ...PLACES, ROLECALL_STATE: '', MICROSOFT_APP_ID: GUID, MICROSOFT_APP_TENANT_ID: GUID },
      ['ROLECALL_STATE'],
    ],
    ['a place for what it remembers that is no container', { ROLECALL_STATE: './state' }, ['ROLECALL_STATE']],
    ['production without a registration', PLACES, ['MICROSOFT_APP_ID', 'MICROSOFT_APP_TENANT_ID']],
    [
      'a single-tenant bot without its password',
      {
        ...PLACES,
        MICROSOFT_APP_ID: GUID,
        MICROSOFT_APP_TENANT_ID: GUID,
        MICROSOFT_APP_TYPE: 'SingleTenant',
      },
      ['MICROSOFT_APP_PASSWORD'],
    ],
    [
      'a connection string of something else',
      { APPLICATIONINSIGHTS_CONNECTION_STRING: 'AccountName=stcontoso;AccountKey=secret' },
      ['APPLICATIONINSIGHTS_CONNECTION_STRING'],
    ],
    [
      'an address of Azure OpenAI that is not https',
      { AZURE_OPENAI_ENDPOINT: 'http://aoai', AZURE_OPENAI_DEPLOYMENT: 'reader' },
      ['AZURE_OPENAI_ENDPOINT'],
    ],
    [
      'an address of Azure OpenAI with a path',
      { AZURE_OPENAI_ENDPOINT: 'https://aoai.openai.azure.com/openai', AZURE_OPENAI_DEPLOYMENT: 'reader' },
      ['AZURE_OPENAI_ENDPOINT'],
    ],
    [
      'a public address that is not https',
      { ROLECALL_PUBLIC_URL: 'http://rolecall.contoso.com' },
      ['ROLECALL_PUBLIC_URL'],
    ],
    [
      'a public address with a path',
      { ROLECALL_PUBLIC_URL: 'https://rolecall.contoso.com/bot' },
      ['ROLECALL_PUBLIC_URL'],
    ],
    [
      'Azure OpenAI without a deployment',
      { AZURE_OPENAI_ENDPOINT: 'https://aoai.openai.azure.com' },
      ['AZURE_OPENAI_DEPLOYMENT'],
    ],
    [
      'a deployment without an endpoint',
      { AZURE_OPENAI_VISION_DEPLOYMENT: 'eyes' },
      ['AZURE_OPENAI_ENDPOINT'],
    ],
    [
      'a tenant that is let in by its name',
      { ROLECALL_ALLOWED_TENANTS: `${GUID}, fabrikam.onmicrosoft.com` },
      ['ROLECALL_ALLOWED_TENANTS'],
    ],
    [
      'several faults at once',
      { PORT: 'web', LOG_LEVEL: 'loud', ROLECALL_MODE: 'production', MICROSOFT_APP_ID: 'me' },
      [
        'PORT',
        'LOG_LEVEL',
        'MICROSOFT_APP_ID',
        'MICROSOFT_APP_TENANT_ID',
        'ROLECALL_STATE',
        'ROLECALL_AUDIT',
      ],
    ],
  ])('%s is named', (_, env, names) => {
    expect(faultsOf(env).map((fault) => fault.split(':')[0])).toEqual(names)
  })

  test('no fault shows the value', () => {
    expect(faultsOf({ MICROSOFT_APP_ID: 'hunter2', PORT: 'hunter2' }).join(' ')).not.toContain('hunter2')
  })

  test('.env.example documents exactly the variables that are read', () => {
    const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
    const documented = [...example.matchAll(/^([A-Z][A-Z_]*)=/gm)].map(([, name]) => name)
    expect(documented.toSorted()).toEqual(VARIABLES.toSorted())
  })
})
