import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtInRoleNamed } from '../../../src/knowledge/catalogue/roles.ts'
import { OPENAI } from '../../../src/sandbox/contoso/places.ts'
import { sampleError } from '../../builders/requests.ts'
import { AccessBench, account, TENANT_ID, type Account } from '../access/access-bench.ts'

const dana = account('Dana')
const sam = account('Sam')
const lena = account('Lena')

const CHANNEL = { id: '19:0123@thread.tacv2', conversationType: 'channel', tenantId: TENANT_ID }

let bench: AccessBench
beforeEach(async () => {
  bench = await AccessBench.start()
})
afterEach(() => bench.close())

/** “Diagnose access error” on the message of somebody. */
async function choose(
  who: Account,
  authorId: unknown,
  text = sampleError('Chat playground'),
): Promise<string> {
  const response = await bench.post(who, {
    type: 'invoke',
    name: 'composeExtension/fetchTask',
    conversation: CHANNEL,
    value: {
      commandId: 'diagnoseAccessError',
      messagePayload: {
        id: '1700000000000',
        from: { user: { id: authorId, displayName: who.name } },
        body: { contentType: 'text', content: text },
      },
    },
  })
  return response.text()
}

function withoutRoles(who: Account): void {
  const { tenant } = bench.sandbox
  for (const each of [...tenant.roleAssignments]) {
    if (each.properties.principalId === who.aadObjectId) tenant.removeRoleAssignment(each.id)
  }
}

const asked = async () =>
  (await bench.records()).flatMap((record) =>
    record.event === 'asked-about-other'
      ? [{ outcome: record.outcome, about: record.about, by: record.actor.id }]
      : [],
  )

describe('a message of somebody else', () => {
  it('shows their access to who may read role assignments there, and is recorded', async () => {
    const dialog = await choose(sam, dana.aadObjectId)
    expect(dialog).toContain('Dana Okafor')
    expect(dialog).toContain('Cognitive Services User')
    expect(await asked()).toEqual([{ outcome: 'allowed', about: [dana.aadObjectId], by: sam.aadObjectId }])
  })

  it('shows nothing of it to who may not, and is recorded', async () => {
    withoutRoles(sam)
    const dialog = await choose(sam, dana.aadObjectId)
    expect(dialog).toContain("Dana Okafor's access to aoai-contoso could not be checked")
    expect(await asked()).toEqual([{ outcome: 'refused', about: [dana.aadObjectId], by: sam.aadObjectId }])
  })

  it('tells who may not the same, whatever its author has', async () => {
    withoutRoles(sam)
    const before = await choose(sam, dana.aadObjectId)
    bench.sandbox.tenant.addRoleAssignment({
      principalId: dana.aadObjectId,
      principalType: 'User',
      roleDefinitionId: builtInRoleNamed('Cognitive Services User')?.id ?? '',
      scope: OPENAI,
    })
    expect(await choose(sam, dana.aadObjectId)).toBe(before)
    withoutRoles(dana)
    expect(await choose(sam, dana.aadObjectId)).toBe(before)
  })

  it('is of no use to somebody of no object id', async () => {
    const dialog = await choose({ ...sam, aadObjectId: undefined }, dana.aadObjectId)
    expect(dialog).not.toMatch(/Cognitive Services User|Reader/)
  })

  it.each([
    ['a quotation', "' or 1 eq 1"],
    ['a path', '../../users'],
    ['a name', 'Dana Okafor'],
    ['nothing', ''],
  ])('by an author whose id is %s looks up nobody', async (_, authorId) => {
    const before = bench.sandbox.requests.length
    expect(await choose(sam, authorId)).toContain('cannot see that message')
    expect(bench.sandbox.requests.slice(before)).toEqual([])
  })
})

describe('whatever the message says', () => {
  const naming = `The client 'somebody' with object id '${dana.aadObjectId}' does not have authorization to perform action 'Microsoft.CognitiveServices/accounts/listKeys/action' over scope '${OPENAI}' or the scope is invalid.`

  it.each([
    ['one’s own message', sam.aadObjectId],
    ['a message of another', lena.aadObjectId],
    ['a message that no person wrote', null],
  ])('the principal that it names is shown under the same right, in %s', async (_, authorId) => {
    expect(await choose(sam, authorId, naming)).toMatch(/Dana Okafor is missing/)
    withoutRoles(sam)
    const dialog = await choose(sam, authorId, naming)
    expect(dialog).not.toMatch(/is missing|Cognitive Services|Reader|az role assignment/)
    expect((await asked()).map(({ outcome }) => outcome)).toEqual(['allowed', 'refused'])
  })
})
