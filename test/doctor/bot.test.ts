import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TokenCredential } from '@azure/core-auth'
import { AuthenticationError } from '@azure/identity'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appPackage } from '../../deployment/teams/app-package.ts'
import { readPackageSettings } from '../../deployment/teams/package-settings.ts'
import { readConfig, type Config } from '../../src/config.ts'
import { botExaminations, type BotAccess } from '../../src/doctor/bot/bot-examinations.ts'
import { oauthConnection, type SignInTrial } from '../../src/doctor/bot/oauth-connection.ts'
import { publicUrl } from '../../src/doctor/bot/public-url.ts'
import { teamsPackage } from '../../src/doctor/bot/teams-package.ts'
import type { Outcome } from '../../src/doctor/check.ts'
import { startContosoSignIn } from '../../src/sandbox/contoso/contoso-sign-in.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import type { TokenService } from '../../src/sandbox/chat/token-service/token-service.ts'
import { readOAuthConnections } from '../../src/teams/oauth-connections.ts'

const BOT = '0b070000-0000-4000-8000-000000000001'
const SIGN_IN_APP = '0b070000-0000-4000-8000-000000000002'
const OTHER = '0b070000-0000-4000-8000-000000000009'
const ENVIRONMENT = {
  ROLECALL_MODE: 'production',
  MICROSOFT_APP_ID: BOT,
  MICROSOFT_APP_TENANT_ID: OTHER,
  ROLECALL_SSO_APP_ID: SIGN_IN_APP,
  ROLECALL_PUBLIC_URL: 'https://rolecall.contoso.com',
  ROLECALL_AUDIT: './audit',
  ROLECALL_STATE: 'https://stcontoso.blob.core.windows.net/state',
}

const unawaited = new AbortController().signal

describe('the OAuth connection, by a real token service', () => {
  let sandbox: Sandbox
  let service: TokenService
  beforeAll(async () => {
    sandbox = await startSandbox({ tenant: contoso() })
    service = await startContosoSignIn(sandbox, 'rolecall-arm')
  })
  afterAll(async () => {
    await service.close()
    await sandbox.close()
  })

  const examined = (connectionName: string, expectedUri: string | null, tokenServiceUrl = service.url) =>
    examineSignIn({
      connectionName,
      read: () => readOAuthConnections({ kind: 'none', tokenServiceUrl }, connectionName),
      expectedUri,
    })
  const URI = 'api://rolecall.contoso.com/botid-cc4865f7-d1b6-4705-9615-642d9238bebe'

  test('is there', async () => {
    expect(await examined('rolecall-arm', URI.toUpperCase())).toEqual({
      status: 'ok',
      found: 'rolecall-arm is there',
    })
  })

  test('of another name is told with those that there are', async () => {
    const outcome = await examined('rolecall-other', URI)
    expect(outcome).toMatchObject({
      status: 'failed',
      found: 'the bot has no OAuth connection rolecall-other, but rolecall-arm',
      means: 'Nobody can approve a request for access.',
    })
    expect(JSON.stringify(outcome)).toContain(`tokenExchangeUrl=${URI}`)
    // throws where bash does not take them
    execFileSync('bash', ['-n', '-c', 'fix' in outcome ? outcome.fix.commands.join('\n') : ''])
  })

  test('that signs in to another address is told', async () => {
    expect(await examined('rolecall-arm', 'api://elsewhere.contoso.com/botid-1')).toMatchObject({
      status: 'warning',
      found: `rolecall-arm is there, for ${URI}`,
    })
  })

  test('of a bot that the service does not know', async () => {
    await using server = await listening((_request, response) => {
      response.writeHead(401).end()
    })
    expect(await examined('rolecall-arm', null, server.url)).toMatchObject({
      status: 'failed',
      found: 'the token service answered 401',
    })
  })
})

describe('the bot’s own sign-in', () => {
  const secret = 'never-shown'
  const refused = (code: string) => ({
    getToken: () =>
      Promise.reject(new AuthenticationError(401, { error: 'x', error_description: `${code}: ${secret}` })),
  })
  const granted = {
    getToken: () => Promise.resolve({ token: 'token-of-the-bot', expiresOnTimestamp: Date.now() + 1_000 }),
  }
  const access: BotAccess = {
    registration: {
      appId: BOT,
      tenantId: OTHER,
      allowedTenantIds: [],
      appType: 'SingleTenant',
      signInAppId: SIGN_IN_APP,
      appPassword: secret,
    },
    credential: granted,
    scope: 'https://api.botframework.com/.default',
    messageReader: granted,
    graphScope: 'https://graph.microsoft.com/.default',
    authorityHost: 'https://login.microsoftonline.com',
  }

  test.each([
    ['bot-registration', {}, 'ok', /gets a token for the Bot Framework/],
    ['message-reader', {}, 'ok', /gets a token for Microsoft Graph/],
    ['bot-registration', { credential: refused('AADSTS7000222') }, 'failed', /secret has expired/],
    ['message-reader', { messageReader: refused('AADSTS70021') }, 'failed', /does not trust/],
    ['message-reader', { messageReader: null }, 'skipped', /ROLECALL_SSO_APP_ID is not set/],
  ])('%s with %o is %s', async (id, changes, status, found) => {
    const examination = botExaminations({ ...access, ...changes }, signInTrial({})).find(
      (each) => each.id === id,
    )
    const outcome = await examination?.examine(unawaited)
    expect(outcome).toMatchObject({ status, found: expect.stringMatching(found) as string })
    expect(JSON.stringify(outcome)).not.toMatch(/never-shown|token-of-the-bot/)
  })

  test('a federated credential that is missing is made by two commands', async () => {
    const outcome = await messageReaderWith(refused('AADSTS700213'))
    expect('fix' in outcome && outcome.fix.commands).toEqual([
      `IDENTITY=$(az identity list --query "[?clientId=='${BOT}'].principalId" --output tsv)`,
      `az ad app federated-credential create --id ${SIGN_IN_APP} --parameters "{\\"name\\":\\"rolecall\\",\\"issuer\\":\\"https://login.microsoftonline.com/${OTHER}/v2.0\\",\\"subject\\":\\"$IDENTITY\\",\\"audiences\\":[\\"api://AzureADTokenExchange\\"]}"`,
    ])
  })

  async function messageReaderWith(messageReader: TokenCredential): Promise<Outcome> {
    const examinations = botExaminations({ ...access, messageReader }, signInTrial({}))
    const found = examinations.find(({ id }) => id === 'message-reader')
    if (found === undefined) throw new Error('there is no check of the message reader')
    return found.examine(unawaited)
  }
})

describe('the public address', () => {
  const examined = (origin: string | null) => publicUrl(origin).examine(unawaited)

  test.each<[string, RequestListener, Outcome['status'], RegExp]>([
    [
      'leads to Rolecall',
      (_, response) => response.end('{"status":"up"}'),
      'ok',
      /leads to a running Rolecall/,
    ],
    [
      'leads to something else',
      (_, response) => response.end('<html>'),
      'failed',
      /answered 200, and not as/,
    ],
    [
      'leads elsewhere, which is not followed',
      (request, response) => {
        if (request.url !== '/healthz') response.end('{"status":"up"}')
        else response.writeHead(302, { location: '/other' }).end()
      },
      'failed',
      /answered 302/,
    ],
  ])('%s', async (_case, listener, status, found) => {
    await using server = await listening(listener)
    expect(await examined(server.url)).toMatchObject({
      status,
      found: expect.stringMatching(found) as string,
    })
  })

  test('leads nowhere', async () => {
    const server = await listening(() => undefined)
    await server[Symbol.asyncDispose]()
    expect(await examined(server.url)).toMatchObject({
      status: 'failed',
      found: expect.stringMatching(/ does not answer$/) as string,
    })
  })

  test('is not known', async () => {
    expect(await examined(null)).toMatchObject({ status: 'skipped' })
  })
})

describe('the Teams app package', () => {
  const config = readConfig(ENVIRONMENT)
  const examined = async (zip: Uint8Array | null, changes: Partial<Config> = {}) =>
    teamsPackage(zip, { ...config, ...changes }).examine(unawaited)

  async function packageOf(environment: Readonly<Record<string, string>>): Promise<Uint8Array> {
    const made = await appPackage(readPackageSettings({ ...ENVIRONMENT, ...environment }), '1.0.0')
    if (made.kind === 'faults') throw new Error(made.faults.join('; '))
    return made.zip
  }

  test('made with the same variables is of this bot', async () => {
    expect(await examined(await packageOf({}))).toMatchObject({ status: 'ok' })
  })

  test.each([
    ['another bot', { MICROSOFT_APP_ID: OTHER }, `its bot is ${OTHER}, not MICROSOFT_APP_ID`],
    ['another sign-in app', { ROLECALL_SSO_APP_ID: OTHER }, `its sign-in app is ${OTHER}`],
    [
      'another address',
      { ROLECALL_PUBLIC_URL: 'https://old.contoso.com' },
      'its valid domains lack rolecall.contoso.com',
    ],
  ])('made for %s is told', async (_case, environment, found) => {
    const outcome = await examined(await packageOf(environment))
    expect(outcome).toMatchObject({ status: 'failed', found: expect.stringContaining(found) as string })
    expect(JSON.stringify(outcome)).toContain('npm run package:teams')
  })

  test.each([
    ['no zip file', strToU8('not a zip')],
    ['a zip file without a manifest', zipSync({ 'readme.txt': strToU8('x') })],
    ['a manifest that is none', zipSync({ 'manifest.json': strToU8('[]') })],
    [
      'a manifest that is far too large',
      zipSync({ 'manifest.json': strToU8(`{"id":"${BOT}"}${' '.repeat(2 * 1024 * 1024)}`) }),
    ],
  ])('%s is told', async (_case, zip) => {
    expect(await examined(zip)).toMatchObject({ status: 'failed', found: 'no manifest of Teams is in it' })
  })

  test.each([
    ['the address is missing', { ROLECALL_PUBLIC_URL: '' }, 'cannot be made without ROLECALL_PUBLIC_URL'],
    ['the sign-in app is missing', { ROLECALL_SSO_APP_ID: '' }, 'cannot be made without ROLECALL_SSO_APP_ID'],
    [
      'people would sign in to the managed identity',
      { ROLECALL_SSO_APP_ID: BOT },
      'ROLECALL_SSO_APP_ID is the managed',
    ],
  ])('cannot be made where %s', async (_case, environment, found) => {
    expect(await examined(null, readConfig({ ...ENVIRONMENT, ...environment }))).toMatchObject({
      status: 'failed',
      found: expect.stringContaining(found) as string,
    })
  })
})

function signInTrial(changes: Partial<SignInTrial>): SignInTrial {
  return {
    connectionName: 'rolecall-arm',
    read: null,
    expectedUri: null,
    registration: null,
    armEndpoint: 'https://management.azure.com',
    ...changes,
  }
}

function examineSignIn(changes: Partial<SignInTrial>): Promise<Outcome> {
  return oauthConnection(signInTrial(changes)).examine(unawaited)
}

async function listening(listener: RequestListener) {
  const server: Server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
