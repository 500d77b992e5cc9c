import { randomUUID } from 'node:crypto'
import { AuthorizationManagementClient } from '@azure/arm-authorization'
import { afterEach, expect, it } from 'vitest'
import { approve } from '../../src/access-requests/approve.ts'
import { armGrants } from '../../src/access-requests/azure/arm-grants.ts'
import { offerOf } from '../../src/access-requests/offer-of.ts'
import { openRequest } from '../../src/access-requests/open-request.ts'
import { readOfferedRoles } from '../../src/access-requests/read-offered-roles.ts'
import { verify } from '../../src/access-requests/verify.ts'
import { diagnose } from '../../src/diagnose.ts'
import { NO_LANGUAGE } from '../../src/language/language.ts'
import type { Answered } from '../../src/reply/diagnosis/diagnosis.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { OPENAI } from '../../src/sandbox/contoso/places.ts'
import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { after, DANA, HOUR, idOf, Ledger, OLIVIA } from '../builders/access-requests.ts'
import { reported, sampleError } from '../builders/requests.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'
import { failureOf } from '../sandbox/support/clients.ts'

const ARM = 'https://management.azure.com/.default'

let sandbox: Sandbox
afterEach(() => sandbox.close())

it('from an error to access that ends, every write is in the name of the approver', async () => {
  const ledger = new Ledger()
  sandbox = await startSandbox({ tenant: contoso(), clock: ledger.clock })
  const request = reported(sampleError('Chat playground'), DANA.id)
  const diagnosed = async (): Promise<Answered> => {
    // its own sign-in each time: the clock of the sandbox runs ahead of that of the SDK
    const azure = sandboxReader(sandbox)
    const diagnosis = await diagnose(request, { azure, language: NO_LANGUAGE }, ledger.now)
    if (diagnosis.status !== 'answered') throw new Error(`expected an answer, found ${diagnosis.status}`)
    return diagnosis
  }
  const isMissing = async () => (await diagnosed()).verdicts.some(({ state }) => state === 'missing')

  const diagnosis = await diagnosed()
  const roles = await readOfferedRoles(diagnosis, sandboxReader(sandbox))
  const context = { diagnosisId: idOf('diagnosis'), viewerId: DANA.id, question: request, roles }
  const offered = offerOf(diagnosis, context, ledger.now)
  if (offered.kind !== 'offer') throw new Error(`expected an offer, found nothing: ${offered.text}`)
  await ledger.store.putOffer(offered.offer)

  const grantIds = offered.offer.grants.map(({ grant }) => grant.id)
  const opened = await openRequest(
    {
      diagnosisId: idOf('diagnosis'),
      requester: DANA,
      wanted: { grantIds, reason: 'a demo', duration: 'PT8H' },
      origin: null,
    },
    ledger.ports,
  )
  if (opened.kind !== 'opened') throw new Error(`expected a request, found ${opened.kind}`)
  const [first] = opened.request.grantors
  expect(first).toEqual({ ...OLIVIA, mustActivate: false })

  const { token } = await sandbox.credentialFor(OLIVIA.id).getToken(ARM)
  const { cloud, certificateAuthority = '' } = sandboxConnection(sandbox)
  const { tenantId } = sandbox.tenant.tenant
  const approved = await approve(
    {
      requestId: opened.request.id,
      approver: OLIVIA,
      approval: { grantIds, duration: 'PT4H' },
      acceptedId: null,
    },
    {
      ...ledger.ports,
      reader: sandboxReader(sandbox),
      newId: randomUUID,
      grants: armGrants({
        cloud,
        certificateAuthority,
        tenantId,
        approverId: OLIVIA.id,
        token,
        clock: ledger.clock,
      }),
    },
  )
  expect(approved).toMatchObject({
    kind: 'granted',
    request: { status: { until: after(4 * HOUR).toISOString() } },
  })

  const verified = await verify(opened.request.id, {
    ...ledger.ports,
    wait: () => Promise.resolve(),
    isOurs: () => Promise.resolve(true),
    isInEffect: async () => ((await isMissing()) ? 'no' : 'yes'),
  })
  expect(verified).toMatchObject({ kind: 'verified' })
  expect(ledger.records.map(({ event }) => event)).toEqual(['request', 'claim', 'grant', 'verify'])
  expect(sandbox.writes).toMatchObject([{ callerId: OLIVIA.id, method: 'PUT', status: 201 }])

  ledger.now = after(4 * HOUR)
  expect(await isMissing()).toBe(true)
})

it("the bot's own identity could not write if it tried", async () => {
  sandbox = await startSandbox({ tenant: contoso() })
  const client = new AuthorizationManagementClient(sandbox.readerCredential, '', {
    endpoint: sandbox.armEndpoint,
    $host: sandbox.armEndpoint,
    credentialScopes: ARM,
    tlsOptions: { ca: sandbox.certificateAuthority },
  })
  const attempt = client.roleAssignments.create(OPENAI.slice(1), idOf('assignment'), {
    principalId: DANA.id,
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${idOf('role')}`,
  })
  expect(await failureOf(attempt)).toMatchObject({ statusCode: 403, code: 'AuthorizationFailed' })
})
