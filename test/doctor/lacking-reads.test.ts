import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { NEEDED_ACTIONS } from '../../src/doctor/azure/needed-actions.ts'
import { examine } from '../../src/doctor/doctor.ts'
import { reportText } from '../../src/doctor/report.ts'
import { operationsNamed } from '../../src/knowledge/catalogue/operations.ts'
import type { Answer, SandboxRequest } from '../../src/sandbox/exchange.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import {
  AI_SCOPE,
  contosoWithLeastRole,
  deploymentIn,
  giveActions,
  ROLECALL_APP,
  troublesOf,
} from './reading-identity.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await contosoWithLeastRole()
})
afterAll(() => sandbox.close())
beforeEach(() => {
  giveActions(sandbox, NEEDED_ACTIONS)
})

const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'

test('every action that reading takes is one that Azure publishes', () => {
  // not in the published list, and checked by Azure all the same
  const unlisted = ['Microsoft.Management/managementGroups/read', 'Microsoft.Resources/subscriptions/read']
  const unknown = NEEDED_ACTIONS.filter((name) => operationsNamed(name).length === 0)
  expect(unknown.filter((name) => !unlisted.includes(name))).toEqual([])
})

test('a role with those actions alone, and no right in the directory but to read, is in order', async () => {
  const checks = await examine(deploymentIn(sandbox))
  expect(checks.filter(({ status }) => status === 'failed' || status === 'warning')).toEqual([])
  expect(checks.filter(({ status }) => status === 'ok').map(({ id }) => id)).toEqual(
    expect.arrayContaining(['credential', 'scopes', 'read-role-assignments', 'read-every-type', 'no-grants']),
  )
})

describe('what the identity lacks is told with the action to give it, and what cannot be told', () => {
  test.each([
    ['read-role-assignments', 'Microsoft.Authorization/roleAssignments/read', /who has access/],
    ['read-role-definitions', 'Microsoft.Authorization/roleDefinitions/read', /what a role allows/],
    ['read-deny-assignments', 'Microsoft.Authorization/denyAssignments/read', /that access is granted/],
    [
      'read-eligible-assignments',
      'Microsoft.Authorization/roleEligibilityScheduleInstances/read',
      /activate/,
    ],
    ['read-activation-policies', 'Microsoft.Authorization/roleManagementPolicyAssignments/read', /activated/],
    [
      'read-scheduled-assignments',
      'Microsoft.Authorization/roleAssignmentScheduleInstances/read',
      /until when/,
    ],
    ['read-locks', 'Microsoft.Authorization/locks/read', /lock/],
    ['read-child-resources', 'Microsoft.CognitiveServices/accounts/deployments/read', /connected/],
    ['read-every-type', 'Microsoft.DocumentDB/databaseAccounts/read', /setting/],
    ['read-every-type', 'Microsoft.Search/searchServices/read', /setting/],
  ])('%s without %s', async (id, action, means) => {
    giveActions(
      sandbox,
      NEEDED_ACTIONS.filter((each) => each !== action),
    )
    const trouble = (await troublesOf(deploymentIn(sandbox))).get(id)
    expect(trouble).toMatchObject({ status: 'failed', means: expect.stringMatching(means) as string })
    expect(trouble?.means).toContain(`It needs ${action} there.`)
    expect(trouble?.fix.text).toContain('deployment/infrastructure/reader-role')
    expect(trouble?.fix.commands).toEqual([
      `az role assignment create --role acdd72a7-3385-48ef-bd42-f606fba81ae7 --assignee-object-id ${ROLECALL_APP} --assignee-principal-type ServicePrincipal --scope ${AI_SCOPE}`,
    ])
  })

  test('at the one scope that was named, although nothing of it can be found', async () => {
    giveActions(sandbox, [])
    const troubles = await troublesOf(deploymentIn(sandbox, { scope: AI_SCOPE }))
    expect(troubles.get('read-role-assignments')?.found).toMatch(
      /^refused at .*: Azure answered 403 \(AuthorizationFailed\)$/,
    )
    expect(troubles.get('read-containers')?.means).toContain('Microsoft.Resources/subscriptions/read')
  })

  test('where it can see nothing, once, and what depends on it is left alone', async () => {
    giveActions(sandbox, [])
    const checks = await examine(deploymentIn(sandbox))
    expect(checks.find(({ id }) => id === 'scopes')).toMatchObject({
      status: 'failed',
      found: 'this identity can see no subscription',
    })
    expect(checks.find(({ id }) => id === 'read-locks')).toMatchObject({ status: 'skipped' })
    expect(checks.find(({ id }) => id === 'read-users')).toMatchObject({ status: 'ok' })
  })
})

describe('what the identity has and should not have', () => {
  test('a role that lets it give access is told, with the command that takes it away', async () => {
    const { id } = sandbox.tenant.addRoleAssignment({
      scope: AI_SCOPE,
      roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${OWNER}`,
      principalId: ROLECALL_APP,
      principalType: 'ServicePrincipal',
    })
    const troubles = await troublesOf(deploymentIn(sandbox))
    sandbox.tenant.removeRoleAssignment(id)
    expect([...troubles.keys()]).toEqual(['no-grants'])
    expect(troubles.get('no-grants')).toMatchObject({
      status: 'warning',
      found: expect.stringMatching(/^Owner lets it give access/) as string,
      fix: { commands: [`az role assignment delete --ids ${id}`] },
    })
  })

  test('of an identity whose roles do not explain what it reads nothing is claimed', async () => {
    const checks = await examine(deploymentIn(sandbox, {}, sandbox.readerCredential))
    expect(checks.find(({ id }) => id === 'no-grants')).toMatchObject({ status: 'skipped' })
    expect(checks.find(({ id }) => id === 'read-role-assignments')).toMatchObject({ status: 'ok' })
  })
})

describe('the directory', () => {
  const refused = { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: '' } } }

  test.each([
    ['read-users', /^\/v1\.0\/users$/, 'User.Read.All'],
    ['read-service-principals', /^\/v1\.0\/servicePrincipals$/, 'Application.Read.All'],
    [
      'read-groups-of-people',
      /^\/v1\.0\/users\/[^/]+\/transitiveMemberOf$/,
      'User.Read.All and GroupMember.Read.All',
    ],
    ['read-group-members', /^\/v1\.0\/groups\/[^/]+\/transitiveMembers$/, 'GroupMember.Read.All'],
  ])('%s is told with the permission of Microsoft Graph', async (id, path, permission) => {
    const trouble = (await whileAnswered(path, refused)).get(id)
    expect(trouble).toMatchObject({
      status: 'failed',
      found: 'refused: Azure answered 403 (Authorization_RequestDenied)',
    })
    expect(trouble?.fix.text).toContain('Directory.Read.All of Microsoft Graph')
    expect(trouble?.means).toContain(`For this alone ${permission} would do.`)
    expect(trouble?.fix.commands.join('\n')).toContain(
      `/servicePrincipals/${ROLECALL_APP}/appRoleAssignments`,
    )
  })
})

test('what one command mends is to be mended once', async () => {
  giveActions(
    sandbox,
    NEEDED_ACTIONS.filter((name) => !/locks|denyAssignments/.test(name)),
  )
  const report = reportText('', await examine(deploymentIn(sandbox)))
  expect(report).toMatch(/\n1\. Deny assignments and Management locks: refused at /)
  expect(report).not.toContain('\n2. ')
  expect(report.match(/az role assignment create/g)).toHaveLength(1)
})

test('an answer that is no refusal is not taken for one', async () => {
  const answer = { status: 400, body: { error: { code: 'BadRequest', message: '' } } }
  expect((await whileAnswered(/\/locks$/, answer)).get('read-locks')).toMatchObject({
    status: 'warning',
    found: 'could not be read: Azure answered 400 (BadRequest)',
    fix: { commands: [] },
  })
})

test('a tenant without Privileged Identity Management has nothing of it to read', async () => {
  const unlicensed = await startSandbox({ tenant: { ...contoso(), privilegedIdentityManagement: false } })
  const checks = await examine(deploymentIn(unlicensed))
  await unlicensed.close()
  expect(checks.find(({ id }) => id === 'read-activation-policies')).toMatchObject({
    status: 'ok',
    found: 'none to read: the tenant has no licence for Privileged Identity Management',
  })
  expect(checks.filter(({ status }) => status === 'failed')).toEqual([])
})

async function whileAnswered(path: RegExp, answer: Answer) {
  const order = { isOn: true }
  const matches = (request: SandboxRequest) => order.isOn && path.test(request.path)
  sandbox.faults.add({ times: Number.POSITIVE_INFINITY, matches, answer })
  try {
    return await troublesOf(deploymentIn(sandbox))
  } finally {
    order.isOn = false
  }
}
