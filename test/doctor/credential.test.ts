import { once } from 'node:events'
import { createServer } from 'node:https'
import type { TokenCredential } from '@azure/core-auth'
import {
  AggregateAuthenticationError,
  AuthenticationError,
  ClientSecretCredential,
  CredentialUnavailableError,
} from '@azure/identity'
import { UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedIn } from '../../src/doctor/azure/credential.ts'
import { graphPermissions } from '../../src/doctor/azure/graph-permissions.ts'
import { examine } from '../../src/doctor/doctor.ts'
import { createLoopbackCertificate } from '../../src/sandbox/certificate.ts'
import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { TENANT_ID } from '../../src/sandbox/contoso/places.ts'
import { deploymentIn } from './reading-identity.ts'

const CLIENT = '5ec2e700-0000-4000-8000-000000000001'
const SECRET = 'not-the-secret-that-entra-knows'
const SCOPE = 'https://management.azure.com/.default'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
})
afterAll(() => sandbox.close())

/** Microsoft Entra ID as it answers a wrong secret; message as in its documentation of error codes. */
async function startEntra() {
  const certificate = await createLoopbackCertificate()
  const server = createServer(
    { key: certificate.key, cert: certificate.certificate },
    (request, response) => {
      const isToken = request.method === 'POST'
      const { port } = server.address() as { port: number }
      const origin = `https://127.0.0.1:${port}/${TENANT_ID}`
      response.writeHead(isToken ? 401 : 200, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify(
          isToken
            ? {
                error: 'invalid_client',
                error_description: `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${CLIENT}'. Trace ID: 1 Correlation ID: 2`,
                error_codes: [7000215],
              }
            : {
                token_endpoint: `${origin}/oauth2/v2.0/token`,
                authorization_endpoint: `${origin}/oauth2/v2.0/authorize`,
                issuer: `${origin}/v2.0`,
                jwks_uri: `${origin}/discovery/v2.0/keys`,
              },
        ),
      )
    },
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    authorityHost: `https://127.0.0.1:${port}`,
    certificateAuthority: certificate.certificate,
    close: () => server.close(),
  }
}

test('a wrong secret is told by Entra’s code, with what makes a new one, and is not shown', async () => {
  const entra = await startEntra()
  const credential = new ClientSecretCredential(TENANT_ID, CLIENT, SECRET, {
    authorityHost: entra.authorityHost,
    disableInstanceDiscovery: true,
    tlsOptions: { ca: entra.certificateAuthority },
    retryOptions: { maxRetries: 0 },
  })
  const checks = await examine({
    ...deploymentIn(sandbox, {}, credential),
    tenantId: TENANT_ID,
  })
  entra.close()
  expect(checks.find(({ id }) => id === 'credential')).toMatchObject({
    status: 'failed',
    found: 'no token: the client secret is wrong (AADSTS7000215)',
  })
  expect(checks.find(({ id }) => id === 'read-locks')).toMatchObject({
    status: 'skipped',
    found: 'nobody is signed in',
  })
  expect(JSON.stringify(checks)).not.toContain(SECRET)
})

describe('why there is no token', () => {
  const entra = (code: string): Error =>
    new AuthenticationError(400, { error: 'invalid_client', error_description: `${code}: for ${SECRET}` })

  test.each<[string, Error, RegExp, RegExp]>([
    ['an expired secret', entra('AADSTS7000222'), /secret has expired/, /az ad app credential reset/],
    [
      'no federated credential',
      entra('AADSTS700213'),
      /does not trust the managed identity/,
      /federated-credential create/,
    ],
    [
      'an application that is not there',
      entra('AADSTS700016'),
      /no application with that client id/,
      /az ad sp show/,
    ],
    ['a tenant that is not there', entra('AADSTS90002'), /no such tenant/, /az account show/],
    ['a code that is not known', entra('AADSTS123456'), /refused it \(AADSTS123456\)/, /error\?code=123456/],
    [
      'no credential of the chain',
      new AggregateAuthenticationError([
        new CredentialUnavailableError('EnvironmentCredential is unavailable'),
      ]),
      /this machine has no identity/,
      /az login/,
    ],
    [
      'no credential of the chain, on a machine that is not one of Azure',
      new AggregateAuthenticationError([
        new CredentialUnavailableError(
          'ManagedIdentityCredential: Network unreachable. Message: network_error',
        ),
        new CredentialUnavailableError('Please run az login'),
      ]),
      /this machine has no identity/,
      /az login/,
    ],
    [
      'Entra that cannot be reached',
      new CredentialUnavailableError('endpoints_resolution_error: See https://aka.ms/msal.js.errors'),
      /Microsoft Entra ID does not answer/,
      /login\.microsoftonline\.com/,
    ],
    [
      'a secret within the chain that is wrong',
      new AggregateAuthenticationError([new CredentialUnavailableError('none'), entra('AADSTS7000215')]),
      /secret is wrong/,
      /credential reset/,
    ],
  ])('%s', async (_case, fault, found, cure) => {
    const { outcome } = await signIn({ getToken: () => Promise.reject(fault) })
    expect(outcome).toMatchObject({ status: 'failed', found: expect.stringMatching(found) as string })
    const told = JSON.stringify(outcome)
    expect(told).toMatch(cure)
    expect(told).not.toContain(SECRET)
  })

  test.each([
    'ManagedIdentityCredential',
    'ManagedIdentityCredential: Network unreachable. Message: network_error',
  ])('a managed identity that this machine does not have: %s', async (message) => {
    const { outcome } = await signIn(
      { getToken: () => Promise.reject(new CredentialUnavailableError(message)) },
      { clientId: CLIENT },
    )
    expect(outcome).toMatchObject({ found: 'no token: this machine has no such managed identity' })
  })

  test('a fault of another kind is no fault of signing in', async () => {
    await expect(signIn({ getToken: () => Promise.reject(new TypeError('x')) })).rejects.toThrow(TypeError)
  })
})

describe('whose token it is', () => {
  const tokenWith = (claims: Record<string, unknown>): TokenCredential => ({
    getToken: () =>
      Promise.resolve({
        token: new UnsecuredJWT({ oid: CLIENT, tid: TENANT_ID, appid: CLIENT, ...claims }).encode(),
        expiresOnTimestamp: Date.now() + 3_600_000,
      }),
  })

  test.each([
    [
      'a managed identity',
      { idtyp: 'app', xms_mirid: '/subscriptions/x', appidacr: '2' },
      /^a managed identity/,
    ],
    ['a secret', { idtyp: 'app', appidacr: '1' }, /^an application, by a secret/],
    [
      'a federated identity',
      { idtyp: 'app', appidacr: '2' },
      /^an application, by a certificate or a federated/,
    ],
    [
      'the Azure CLI',
      { scp: 'user_impersonation', appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' },
      /^a person, by the Azure CLI: object id \S+, tenant/,
    ],
  ])('%s', async (_case, claims, found) => {
    const { outcome } = await signIn(tokenWith(claims))
    expect(outcome).toMatchObject({ status: 'ok', found: expect.stringMatching(found) as string })
  })

  test('in production a person stands in for the bot', async () => {
    const { outcome } = await signIn(tokenWith({ idtyp: 'user', scp: 'x' }), { isProduction: true })
    expect(outcome).toMatchObject({
      status: 'warning',
      means: expect.stringContaining('not what the bot may') as string,
    })
  })

  test('an identity of another tenant would read the wrong one', async () => {
    const { outcome } = await signIn(tokenWith({ tid: CLIENT }))
    expect(outcome).toMatchObject({ status: 'failed', means: 'Rolecall reads the wrong tenant.' })
  })

  test('a token that is none of Entra’s tells nothing', async () => {
    const { identity } = await signIn({
      getToken: () => Promise.resolve({ token: 'opaque', expiresOnTimestamp: Date.now() + 1_000 }),
    })
    expect(identity).toBeNull()
  })
})

describe('permissions of Microsoft Graph', () => {
  const examined = (roles: readonly string[]) => {
    const token = new UnsecuredJWT({
      oid: CLIENT,
      tid: TENANT_ID,
      appid: CLIENT,
      idtyp: 'app',
      roles,
    }).encode()
    const getToken = () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 })
    const connection = { ...sandboxConnection(sandbox), credential: { getToken } }
    return graphPermissions(connection).examine(new AbortController().signal)
  }

  test('that read the directory are in order', async () => {
    expect(await examined(['User.Read.All', 'Directory.Read.All', 'GroupMember.Read.All'])).toEqual({
      status: 'ok',
      found: 'Directory.Read.All, GroupMember.Read.All, User.Read.All',
    })
  })

  test.each([
    'Directory.ReadWrite.All',
    'AppRoleAssignment.ReadWrite.All',
    'Mail.Read',
    'User.ManageIdentities.All',
  ])('%s is more than it needs', async (name) => {
    expect(await examined(['Directory.Read.All', name])).toMatchObject({
      status: 'warning',
      found: `more than it needs: ${name}`,
    })
  })
})

function signIn(
  credential: TokenCredential,
  { clientId = null, isProduction = false }: { clientId?: string | null; isProduction?: boolean } = {},
) {
  const subject = { clientId, tenantId: TENANT_ID }
  const expected = { tenantId: TENANT_ID, isProduction }
  return signedIn(credential, SCOPE, subject, expected, new AbortController().signal)
}
