import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccessQuestion } from '../../src/question/question.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { DANA, DEPLOY_APP, OLIVIA, RAVI, SAM, WEB_APP } from '../../src/sandbox/contoso/people.ts'
import { OPENAI } from '../../src/sandbox/contoso/places.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import type { TenantServicePrincipal } from '../../src/sandbox/tenant.ts'
import { locatePrincipals } from '../../src/snapshot/locate-principal.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'

const TWIN = '5d1a7a0e-4f5e-4a52-9a2f-0c6c0f2a9b11'
const IMPOSTOR = '5d1a7a0e-4f5e-4a52-9a2f-0c6c0f2a9b12'

/** Two identities have one display name, one has a person’s, and Olivia's mail is the sign-in name of somebody else. */
function confusing() {
  const tenant = contoso()
  return {
    ...tenant,
    servicePrincipals: [
      ...tenant.servicePrincipals,
      identity(TWIN, 'Assistant-Web'),
      identity(IMPOSTOR, 'ravi shah'),
    ],
    users: tenant.users.map((user) => (user.id === OLIVIA ? { ...user, mail: 'sam@contoso.com' } : user)),
  }
}

function identity(id: string, displayName: string): TenantServicePrincipal {
  return { id, appId: id, displayName, servicePrincipalType: 'ManagedIdentity' }
}

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ tenant: confusing() })
})
afterAll(() => sandbox.close())

const NOBODY = { objectId: null, appId: null, name: null }

const located = (fields: Partial<AccessQuestion>) =>
  locatePrincipals(
    {
      raisedBy: 'error',
      asker: { by: 'id', id: DANA },
      subject: null,
      resource: { by: 'scope', scope: OPENAI, isGiven: true },
      ask: { kind: 'service-error', service: null },
      notes: [],
      ...fields,
    },
    sandboxReader(sandbox),
  )

describe('who was refused', () => {
  const certain: readonly (readonly [sentence: string, name: string, id: string])[] = [
    [
      'is the application of that display name, where it is the only one',
      'github-assistant-deploy',
      DEPLOY_APP,
    ],
    ['is the person of that address, where it is nobody else’s', 'dana@contoso.com', DANA],
    ['is the person of that full name, however it is written', 'olivia LINDQVIST', OLIVIA],
  ]
  it.each(certain)('%s', async (_, name, id) => {
    expect(await located({ subject: { ...NOBODY, name } })).toMatchObject({
      kind: 'principals',
      subject: { id },
    })
  })

  const unclear: readonly (readonly [sentence: string, name: string, ids: readonly string[]])[] = [
    ['of two applications of one display name', 'assistant-web', [WEB_APP, TWIN]],
    ['of two people of one address', 'sam@contoso.com', [OLIVIA, SAM]],
    ['of a person and an application of one name', 'Ravi Shah', [RAVI, IMPOSTOR]],
  ]
  it.each(unclear)('is asked for, %s', async (_, name, ids) => {
    const outcome = await located({ subject: { ...NOBODY, name } })
    expect(outcome).toMatchObject({
      kind: 'ask',
      ask: { field: 'principal', text: `There are 2 of the name ${name}. Whose access is meant?` },
    })
    const offered = outcome.kind === 'ask' ? outcome.ask.choices.map(({ value }) => value) : []
    expect(offered).toEqual([...ids, DANA])
  })

  it.each(['Dana', 'nobody-in-particular'])('is asked for where %s is nobody’s full name', async (name) => {
    expect(await located({ raisedBy: 'request', subject: { ...NOBODY, name } })).toMatchObject({
      kind: 'ask',
      ask: {
        text: `I found no person and no application called ${name} in this tenant: I need the full name, a sign-in name or an object id. Whose access is meant?`,
        choices: [{ title: 'Mine' }],
      },
    })
  })

  it('is told by an id, whatever the name', async () => {
    const subject = { ...NOBODY, objectId: TWIN, name: 'assistant-web' }
    expect(await located({ subject })).toMatchObject({ kind: 'principals', subject: { id: TWIN } })
  })
})

it('who asks is asked for where their address is two people’s', async () => {
  expect(await located({ asker: { by: 'name', name: 'sam@contoso.com' } })).toMatchObject({
    kind: 'ask',
    ask: { choices: [{ value: OLIVIA, title: `Olivia Lindqvist (user ${OLIVIA})` }, { value: SAM }] },
  })
})
