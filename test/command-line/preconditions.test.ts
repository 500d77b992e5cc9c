import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as fab from './fabrikam.ts'
import { assigned, ROLE } from './fabrikam.ts'
import { run } from './run.ts'

/** What makes a right role fail, read from a tenant over HTTP and told on the command line. */
const answer = z.object({
  status: z.string(),
  verdicts: z.array(
    z.object({
      state: z.string(),
      reasons: z.array(z.object({ code: z.string(), text: z.string(), setting: z.string().optional() })),
    }),
  ),
  advice: z.array(
    z.object({
      step: z.string(),
      text: z.string(),
      commands: z.object({ azureCli: z.string() }).optional(),
      grantors: z.array(z.object({ id: z.string() })).optional(),
    }),
  ),
  missingRoles: z.array(z.object({ name: z.string() })),
  leastRoles: z.array(z.object({ name: z.string() })),
  blindSpots: z.array(z.object({ code: z.string(), text: z.string() })),
})

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
})
afterAll(() => rm(folder, { recursive: true }))

type Change = Readonly<Record<string, readonly object[]>>

async function asked(args: readonly string[], change: Change = {}, input = '', as = fab.DANA) {
  const { locks = [], ...lists } = change
  const file = join(folder, `${crypto.randomUUID()}.json`)
  await writeFile(file, JSON.stringify({ ...fab.fabrikam(lists), locks }))
  const { output, errors } = await run([...args, '--as', as, '--tenant', file, '--format', 'json'], input)
  expect(errors).toBe('')
  return answer.parse(JSON.parse(output))
}

const operation = (name: string, on: string, ...more: readonly string[]) => [
  'check',
  'operation',
  name,
  '--on',
  on,
  ...more,
]
const lock = (scope: string, level: string) => ({
  id: `${scope}/providers/Microsoft.Authorization/locks/keep`,
  properties: { level, notes: 'Audit' },
})
const DEPLOY = 'Microsoft.CognitiveServices/accounts/deployments/write'
const contributor = { roleAssignments: [assigned(fab.DANA, ROLE.contributor, fab.GROUP)] }

describe('a lock', () => {
  test('refuses what a role allows, with who may delete it', async () => {
    const told = await asked(operation(DEPLOY, fab.OPENAI), {
      ...contributor,
      locks: [lock(fab.GROUP, 'ReadOnly')],
    })
    expect(told.verdicts).toMatchObject([
      {
        state: 'granted',
        reasons: [
          { code: 'granted-by-role' },
          { code: 'setting-blocks-access', setting: 'Microsoft.Authorization/locks' },
        ],
      },
    ])
    expect(told.advice).toMatchObject([
      {
        step: 'change-setting',
        commands: {
          azureCli: `az lock delete --ids ${fab.GROUP}/providers/Microsoft.Authorization/locks/keep`,
        },
        grantors: [{ id: fab.OLIVIA }],
      },
    ])
    expect([told.missingRoles, told.leastRoles]).toEqual([[], []])
  })

  test('above is found from something that is yet to be made', async () => {
    const scope = `${fab.GROUP}/providers/Microsoft.CognitiveServices/accounts/new`
    const told = await asked(operation('Microsoft.CognitiveServices/accounts/write', fab.GROUP), {
      ...contributor,
      locks: [lock(`/subscriptions/${fab.SUBSCRIPTION}`, 'ReadOnly'), lock(scope, 'ReadOnly')],
    })
    expect(told.verdicts[0]?.reasons.filter(({ setting }) => setting !== undefined)).toHaveLength(1)
  })

  test('on the subscription is found from a group that is yet to be made', async () => {
    const scope = `/subscriptions/${fab.SUBSCRIPTION}/resourceGroups/rg-new`
    const error = `(AuthorizationFailed) The client '${fab.DANA}' with object id '${fab.DANA}' does not have authorization to perform action 'Microsoft.Resources/subscriptions/resourceGroups/write' over scope '${scope}' or the scope is invalid.`
    const locks = [lock(`/subscriptions/${fab.SUBSCRIPTION}`, 'ReadOnly')]
    const told = await asked(['diagnose'], { locks }, error)
    expect(told.verdicts[0]?.reasons.map(({ setting }) => setting)).toContain('Microsoft.Authorization/locks')
    expect(told.blindSpots).toEqual([])
  })

  test('that could not be read is a blind spot where it matters', async () => {
    const unreadable = [{ scope: fab.GROUP, what: 'locks' }]
    const change = await asked(operation(DEPLOY, fab.OPENAI), { ...contributor, unreadable })
    expect(change.verdicts[0]?.state).toBe('granted')
    expect(change.blindSpots.map(({ code }) => code)).toEqual(['locks-unread'])
    const read = await asked(operation('Microsoft.CognitiveServices/accounts/read', fab.OPENAI), {
      ...contributor,
      unreadable,
    })
    expect(read.blindSpots).toEqual([])
  })
})

describe('Cosmos DB', () => {
  const ACCOUNT = `${fab.GROUP}/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-fab`
  const READER = '00000000-0000-0000-0000-000000000001'
  const METADATA = 'Microsoft.DocumentDB/databaseAccounts/readMetadata'
  const account = {
    id: ACCOUNT,
    properties: { documentEndpoint: 'https://cosmos-fab.documents.azure.com:443/' },
  }
  const held = (principalId: string, roleId = READER, scope = ACCOUNT) => ({
    id: `${ACCOUNT}/sqlRoleAssignments/${principalId}`,
    properties: { roleDefinitionId: `${ACCOUNT}/sqlRoleDefinitions/${roleId}`, principalId, scope },
  })
  const custom = {
    id: `${ACCOUNT}/sqlRoleDefinitions/99999999-0000-4000-8000-000000000001`,
    properties: { roleName: 'Looker', permissions: [{ dataActions: [METADATA] }] },
  }
  const error = (objectId: string) =>
    `Request blocked by Auth cosmos-fab : Request is blocked because principal [${objectId}] does not have required RBAC permissions to perform action [${METADATA}] on resource [/].`

  test.each([
    { sentence: 'a built-in data role', resources: [account, held(fab.DANA)] },
    { sentence: 'a data role through a group', resources: [account, held(fab.DEVELOPERS)] },
    { sentence: 'a data role on all of the account', resources: [account, held(fab.DANA, READER, '/')] },
    {
      sentence: 'a data role of the account’s own',
      resources: [account, custom, held(fab.DANA, '99999999-0000-4000-8000-000000000001')],
    },
  ])('grants by $sentence', async ({ resources }) => {
    const told = await asked(operation(METADATA, ACCOUNT, '--data'), { resources })
    expect(told.verdicts).toMatchObject([
      { state: 'granted', reasons: [{ code: 'granted-outside-azure-rbac' }] },
    ])
    expect(told.advice).toEqual([])
  })

  test('an error is answered with the data role to assign', async () => {
    const told = await asked(['diagnose'], { resources: [account, held(fab.OLIVIA)] }, error(fab.DANA))
    expect(told.verdicts).toMatchObject([
      { state: 'indeterminate', reasons: [{ code: 'outside-azure-rbac' }] },
    ])
    expect(told.advice).toMatchObject([
      {
        step: 'grant-elsewhere',
        commands: {
          azureCli: `az cosmosdb sql role assignment create --account-name cosmos-fab --resource-group rg-ai --scope / --principal-id ${fab.DANA} --role-definition-id ${READER}`,
        },
      },
    ])
    expect([told.missingRoles, told.leastRoles]).toEqual([[], []])
  })

  test('a data role on one database is told with the database', async () => {
    const resources = [account, held(fab.DANA, READER, '/dbs/orders')]
    const told = await asked(operation(METADATA, ACCOUNT, '--data'), { resources })
    expect(told.verdicts[0]?.reasons[1]?.text).toMatch(/ is held on \/dbs\/orders only/)
  })

  test('an error is answered with a role that is there since', async () => {
    const told = await asked(['diagnose'], { resources: [account, held(fab.DANA)] }, error(fab.DANA))
    expect(told.advice.map(({ step }) => step)).toEqual(['wait'])
  })

  test.each([
    { sentence: 'of an account that is not here', resources: [] },
    { sentence: 'of somebody whose access one may not see', resources: [account], as: fab.PRIYA },
  ])('an error $sentence is answered from its text', async ({ resources, as }) => {
    const told = await asked(['diagnose'], { resources }, error(fab.DANA), as)
    expect(told).toMatchObject({ status: 'answered', verdicts: [] })
    expect(told.advice).toMatchObject([
      {
        step: 'grant-elsewhere',
        commands: { azureCli: expect.stringContaining(`--principal-id ${fab.DANA} `) as string },
      },
    ])
  })
})

describe('a data lake', () => {
  const READ = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'

  test('may grant by access control lists what no role does', async () => {
    const told = await asked(operation(READ, fab.LAKE, '--data'))
    expect(told.verdicts[0]?.state).toBe('missing')
    expect(told.blindSpots.map(({ code }) => code)).toEqual(['access-control-lists-unread'])
    expect(told.leastRoles).toMatchObject([{ name: 'Storage Blob Data Reader' }])
  })

  test('needs none of them where a role does', async () => {
    const told = await asked(operation(READ, fab.LAKE, '--data'), {
      roleAssignments: [assigned(fab.DANA, ROLE.blobDataReader, fab.LAKE)],
    })
    expect(told.verdicts[0]?.state).toBe('granted')
    expect(told.blindSpots).toEqual([])
  })
})

describe('a project of a closed Foundry account', () => {
  const ACCOUNT = `${fab.GROUP}/providers/Microsoft.CognitiveServices/accounts/aif-closed`
  const PROJECT = `${ACCOUNT}/projects/agents`
  const resources = [
    { id: ACCOUNT, kind: 'AIServices', properties: { publicNetworkAccess: 'Disabled' } },
    { id: PROJECT, properties: {} },
  ]
  const roleAssignments = [assigned(fab.DANA, ROLE.cognitiveServicesUser, fab.GROUP)]
  const AGENTS = 'Microsoft.CognitiveServices/accounts/AIServices/agents/read'

  test('is closed as its account is', async () => {
    const told = await asked(operation(AGENTS, PROJECT, '--data'), { resources, roleAssignments })
    expect(told.verdicts).toMatchObject([
      {
        state: 'granted',
        reasons: [
          { code: 'granted-by-role' },
          {
            code: 'setting-blocks-access',
            setting: 'properties.publicNetworkAccess',
            text: expect.stringMatching(/^aif-closed is closed/) as string,
          },
        ],
      },
    ])
  })
})
