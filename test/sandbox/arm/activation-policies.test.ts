import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { armGet, authorizationClient, collected } from '../support/clients.ts'
import { ANN, GROUP, OWNER_ROLE, READER, smallTenant, SUBSCRIPTION, VAULT } from '../support/small-tenant.ts'

const roleDefinition = (id: string) =>
  `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${id}`

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({
    tenant: smallTenant({
      roleManagementPolicyAssignments: [
        {
          properties: {
            scope: GROUP,
            roleDefinitionId: roleDefinition(READER),
            effectiveRules: [{ id: 'Expiration_EndUser_Assignment', maximumDuration: 'PT30M' }],
          },
        },
      ],
      unreadable: [{ scope: VAULT, what: 'activationPolicies' }],
    }),
  })
})
afterAll(() => sandbox.close())

interface PolicyList {
  readonly value: readonly {
    readonly properties: {
      readonly roleDefinitionId: string
      readonly effectiveRules: readonly { readonly id: string }[]
    }
  }[]
}

const path = (scope: string, filter: string) =>
  `${scope}/providers/Microsoft.Authorization/roleManagementPolicyAssignments?api-version=2020-10-01${filter === '' ? '' : `&$filter=${encodeURIComponent(filter)}`}`

async function policiesAt(scope: string, filter: string) {
  const { body } = await armGet(sandbox, path(scope, filter))
  return (body as PolicyList).value.map(({ properties }) => properties)
}

async function ruleOf(scope: string, role: string, id: string) {
  const [policy] = await policiesAt(scope, `roleDefinitionId eq '${roleDefinition(role)}'`)
  return policy?.effectiveRules.find((rule) => rule.id === id)
}

describe('activation policies', () => {
  it('are of one role where that is asked for', async () => {
    expect(await policiesAt(GROUP, `roleDefinitionId eq '${roleDefinition(OWNER_ROLE)}'`)).toMatchObject([
      {
        scope: GROUP,
        roleDefinitionId: `${GROUP}/providers/Microsoft.Authorization/roleDefinitions/${OWNER_ROLE}`,
      },
    ])
  })

  it('start as Azure makes them: eight hours, with a reason and multifactor authentication', async () => {
    expect(await ruleOf(GROUP, OWNER_ROLE, 'Expiration_EndUser_Assignment')).toMatchObject({
      ruleType: 'RoleManagementPolicyExpirationRule',
      maximumDuration: 'PT8H',
    })
    expect(await ruleOf(GROUP, OWNER_ROLE, 'Enablement_EndUser_Assignment')).toMatchObject({
      enabledRules: ['MultiFactorAuthentication', 'Justification'],
    })
    expect(await ruleOf(GROUP, OWNER_ROLE, 'Approval_EndUser_Assignment')).toMatchObject({
      setting: { isApprovalRequired: false },
    })
    expect(await ruleOf(GROUP, OWNER_ROLE, 'AuthenticationContext_EndUser_Assignment')).toMatchObject({
      isEnabled: false,
    })
  })

  it('take the rules that the tenant states, and are not inherited', async () => {
    expect(await ruleOf(GROUP, READER, 'Expiration_EndUser_Assignment')).toMatchObject({
      maximumDuration: 'PT30M',
    })
    expect(await ruleOf(GROUP, READER, 'Enablement_EndUser_Assignment')).toMatchObject({
      enabledRules: ['MultiFactorAuthentication', 'Justification'],
    })
    expect(await ruleOf(SUBSCRIPTION, READER, 'Expiration_EndUser_Assignment')).toMatchObject({
      maximumDuration: 'PT8H',
    })
  })

  it('are listed for every role by the SDK', async () => {
    const all = await collected(
      authorizationClient(sandbox).roleManagementPolicyAssignments.listForScope(GROUP.slice(1)),
    )
    expect(all).toHaveLength(builtInRoles().length + 1)
    expect(all[0]).toMatchObject({ scope: GROUP })
  })

  it.each(["roleName eq 'Reader'", 'asTarget()'])('refuse the filter %s', async (filter) => {
    expect(await armGet(sandbox, path(GROUP, filter))).toMatchObject({
      status: 400,
      body: { error: { code: 'UnsupportedQuery' } },
    })
  })

  it('answer 403 where the tenant calls them unreadable, and to whoever may not read them', async () => {
    expect((await armGet(sandbox, path(VAULT, 'atScope()'))).status).toBe(403)
    const stranger = sandbox.credentialFor('aaaaaaaa-0000-4000-8000-0000000000ff')
    expect((await armGet(sandbox, path(GROUP, 'atScope()'), stranger)).status).toBe(403)
    expect((await armGet(sandbox, path(GROUP, 'atScope()'), sandbox.credentialFor(ANN))).status).toBe(200)
  })
})
