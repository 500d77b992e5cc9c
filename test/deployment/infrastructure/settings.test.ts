import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'

const ROOT = new URL('../../../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
const APP = textOf('deployment/infrastructure/modules/app.bicep')
const MAIN = textOf('deployment/infrastructure/main.bicep')

/** Settings in Bicep: the name, and the expression of the value or of the secret behind it. */
const settings = new Map(
  [...`${APP}\n${MAIN}`.matchAll(/name: '([A-Z][A-Z_]+)'\n\s+(?:value|secretRef): (.+)/g)].map(
    ([, name = '', value = '']) => [name, value],
  ),
)

const documented = [...textOf('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name)

describe('the settings of the container app', () => {
  test('are the variables of .env.example, but for those of the sandbox', () => {
    expect([...settings.keys()].toSorted()).toEqual(
      documented.filter((name) => name !== 'CHAT_PORT').toSorted(),
    )
  })

  test('are a configuration that Rolecall starts with', () => {
    const env = Object.fromEntries([...settings].map(([name, expression]) => [name, valueOf(expression)]))
    expect(readConfig(env)).toMatchObject({
      mode: 'production',
      port: 3978,
      cloud: 'public',
      publicUrl: `https://${VALUES['host'] ?? ''}`,
      bot: { appType: 'UserAssignedMSI', appId: VALUES['botAppId'] },
      audit: { kind: 'container', url: VALUES['storage.outputs.auditUrl'] },
      state: { kind: 'container', url: VALUES['storage.outputs.stateUrl'] },
    })
  })

  test('keep the password of a single-tenant bot in a key vault', () => {
    expect(settings.get('MICROSOFT_APP_PASSWORD')).toBe("'bot-password'")
    expect(APP).toMatch(/name: 'bot-password'\n\s+keyVaultUrl: botVaultReference/)
  })
})

const ID = '11111111-1111-4111-8111-111111111111'

/** What expressions come to in the public cloud, with the default parameters. */
const VALUES: Readonly<Record<string, string>> = {
  port: '3978',
  host: 'ca-rolecall.agreeablesea-1a2b3c4d.swedencentral.azurecontainerapps.io',
  identityClientId: ID,
  botAppId: ID,
  signInAppId: ID,
  'tenant().tenantId': ID,
  logLevel: 'info',
  botAppType: 'UserAssignedMSI',
  oauthConnection: 'rolecall-arm',
  'clouds[environment().name]': 'public',
  'storage.outputs.stateUrl': 'https://strolecall1a2b3c4d5e6f7.blob.core.windows.net/state',
  'storage.outputs.auditUrl': 'https://strolecall1a2b3c4d5e6f7.blob.core.windows.net/audit',
  'monitoring.outputs.connectionString': 'InstrumentationKey=11111111-1111-4111-8111-111111111111',
  "join(allowedTenants, ',')": '',
}

function valueOf(expression: string): string {
  const literal = /^'(.*)'$/.exec(expression)?.[1]
  if (literal !== undefined) {
    return literal.replace(/\$\{([^}]+)\}/g, (_whole, inner: string) => valueOf(inner))
  }
  // without a model there is no Azure OpenAI
  if (expression.startsWith('hasLanguage ')) return ''
  const value = VALUES[expression]
  if (value === undefined) throw new Error(`expected an expression that is known here, found ${expression}`)
  return value
}
