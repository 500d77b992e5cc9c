import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RoleDefinition } from '@azure/arm-authorization'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { authorizationClient, failureOf } from '../support/clients.ts'
import {
  BOB,
  CUSTOM_ROLE,
  DELEGATE,
  GROUP,
  OTHER_SUBSCRIPTION,
  OWNER,
  smallTenant,
  VAULT,
} from '../support/small-tenant.ts'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ tenant: smallTenant() })
})
afterEach(() => sandbox.close())

const writer = (changes: Partial<RoleDefinition> = {}): RoleDefinition => ({
  roleName: 'Vault Writer',
  roleType: 'CustomRole',
  permissions: [{ actions: ['Microsoft.KeyVault/vaults/write'] }],
  assignableScopes: [GROUP],
  ...changes,
})

const clientOf = (caller: string) => authorizationClient(sandbox, sandbox.credentialFor(caller))
const make = (caller: string, name: string, role = writer()) =>
  clientOf(caller).roleDefinitions.createOrUpdate(GROUP.slice(1), name, role)

describe('making a custom role', () => {
  it('makes one that is listed, can be assigned and lets its holder through', async () => {
    const name = randomUUID()
    const made = await make(OWNER, name)
    expect(made).toMatchObject({ name, roleName: 'Vault Writer', roleType: 'CustomRole' })
    const listed = await Array.fromAsync(clientOf(OWNER).roleDefinitions.list(VAULT.slice(1)))
    expect(listed.map((role) => role.name)).toContain(name)

    const { roleAssignments } = clientOf(OWNER)
    const assignment = await roleAssignments.create(VAULT.slice(1), randomUUID(), {
      roleDefinitionId: made.id ?? '',
      principalId: BOB,
      principalType: 'User',
    })
    expect(assignment.roleDefinitionId).toBe(made.id)
  })

  it('again changes what it holds', async () => {
    const name = randomUUID()
    await make(OWNER, name)
    const changed = writer({ permissions: [{ actions: ['Microsoft.KeyVault/vaults/read'] }] })
    expect(await make(OWNER, name, changed)).toMatchObject(changed)
  })
})

describe('a custom role is refused', () => {
  it.each([
    {
      sentence: 'to somebody who may assign roles alone',
      by: DELEGATE,
      role: writer(),
      code: 'AuthorizationFailed',
    },
    {
      sentence: 'for a place where its maker may not',
      by: OWNER,
      role: writer({ assignableScopes: [GROUP, OTHER_SUBSCRIPTION] }),
      code: 'AuthorizationFailed',
    },
    {
      sentence: 'with an operation that nobody publishes',
      by: OWNER,
      role: writer({ permissions: [{ actions: ['Microsoft.KeyVault/vaults/polish/action'] }] }),
      code: 'InvalidActionOrNotAction',
    },
    {
      sentence: 'with an operation of the other plane',
      by: OWNER,
      role: writer({ permissions: [{ dataActions: ['Microsoft.KeyVault/vaults/write'] }] }),
      code: 'InvalidActionOrNotAction',
    },
    {
      sentence: 'with two wildcards in a string',
      by: OWNER,
      role: writer({ permissions: [{ actions: ['Microsoft.*/vaults/*'] }] }),
      code: 'InvalidActionOrNotAction',
    },
    {
      sentence: 'under a name that another has',
      by: OWNER,
      role: writer({ roleName: 'vault looker' }),
      code: 'RoleDefinitionWithSameNameExists',
    },
    {
      sentence: 'for no place',
      by: OWNER,
      role: writer({ assignableScopes: [] }),
      code: 'InvalidRequestContent',
    },
  ])('$sentence', async ({ by, role, code }) => {
    expect(await failureOf(make(by, randomUUID(), role))).toMatchObject({ code })
  })
})

describe('deleting a custom role', () => {
  const remove = (caller: string) => clientOf(caller).roleDefinitions.delete(GROUP.slice(1), CUSTOM_ROLE)

  it('takes it away, once', async () => {
    expect(await remove(OWNER)).toMatchObject({ name: CUSTOM_ROLE })
    expect(sandbox.tenant.customRole(CUSTOM_ROLE)).toBeNull()
    await remove(OWNER)
    expect(sandbox.requests.at(-1)).toMatchObject({ method: 'DELETE', status: 204 })
  })

  it('is refused to who may not', async () => {
    expect(await failureOf(remove(DELEGATE))).toMatchObject({ code: 'AuthorizationFailed' })
  })

  it('is refused as long as it is assigned', async () => {
    await clientOf(OWNER).roleAssignments.create(VAULT.slice(1), randomUUID(), {
      roleDefinitionId: `${GROUP}/providers/Microsoft.Authorization/roleDefinitions/${CUSTOM_ROLE}`,
      principalId: BOB,
      principalType: 'User',
    })
    expect(await failureOf(remove(OWNER))).toMatchObject({ code: 'RoleDefinitionHasAssignments' })
  })
})
