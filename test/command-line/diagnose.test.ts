import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as fab from './fabrikam.ts'
import { assigned, ROLE } from './fabrikam.ts'
import { run } from './run.ts'

const role = z.object({ id: z.string(), scope: z.string(), principalId: z.string().nullable() })
const answer = z.object({
  status: z.string(),
  principal: z.object({ id: z.string() }).nullable(),
  resource: z.object({ id: z.string() }).nullable(),
  verdicts: z.array(
    z.object({
      requirement: z.object({ id: z.string(), assignee: z.string(), resource: z.string() }),
      state: z.string(),
      reasons: z.array(z.object({ code: z.string(), text: z.string() })),
    }),
  ),
  advice: z.array(
    z.object({
      step: z.string(),
      alternative: z.boolean().optional(),
      commands: z.object({ azureCli: z.string() }).optional(),
      grantors: z.array(z.object({ id: z.string(), eligible: z.boolean().optional() })).optional(),
    }),
  ),
  missingRoles: z.array(role),
  leastRoles: z.array(role),
  blindSpots: z.array(z.object({ code: z.string() })),
  notes: z.array(z.string()),
  ask: z.object({ field: z.string(), choices: z.array(z.object({ value: z.string() })) }).nullable(),
})
type AnswerJson = z.infer<typeof answer>

const GENERIC =
  'Error code: 401 - {"error":{"code":"PermissionDenied","message":"Principal does not have access to API/Operation."}}'
const CHAT = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action'

function authorizationFailed(objectId: string, operation: string, scope: string): string {
  return `(AuthorizationFailed) The client '${objectId}' with object id '${objectId}' does not have authorization to perform action '${operation}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`
}

function deny(scope: string, actions: readonly string[], principals: readonly object[], more: object = {}) {
  return {
    id: `${scope}/providers/Microsoft.Authorization/denyAssignments/eeeeeeee-0000-4000-8000-000000000001`,
    name: 'eeeeeeee-0000-4000-8000-000000000001',
    properties: {
      denyAssignmentName: 'Stack lock',
      scope,
      permissions: [{ actions, notActions: [], dataActions: [], notDataActions: [] }],
      principals,
      excludePrincipals: [],
      isSystemProtected: true,
      ...more,
    },
  }
}

const EVERYONE = [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }]

function eligible(principalId: string, roleId: string, scope: string) {
  return {
    id: `${scope}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances/ffffffff-0000-4000-8000-000000000001`,
    name: 'ffffffff-0000-4000-8000-000000000001',
    properties: {
      ...assigned(principalId, roleId, scope).properties,
      status: 'Provisioned',
      memberType: 'Direct',
    },
  }
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function asked(
  args: readonly string[],
  input: string,
  change: Readonly<Record<string, readonly object[]>> = {},
): Promise<AnswerJson & { readonly exit: number }> {
  const file = join(folder, `${crypto.randomUUID()}.json`)
  await writeFile(file, JSON.stringify(fab.fabrikam(change)))
  const { status, output, errors } = await run([...args, '--tenant', file, '--format', 'json'], input)
  expect(errors).toBe('')
  return { ...answer.parse(JSON.parse(output)), exit: status }
}

function states({ verdicts }: AnswerJson): Record<string, string> {
  return Object.fromEntries(verdicts.map(({ requirement, state }) => [requirement.id, state]))
}

function steps({ advice }: AnswerJson): string[] {
  return advice.filter(({ alternative }) => alternative !== true).map(({ step }) => step)
}

describe('diagnosing an error', () => {
  test('the generic error gives the missing roles of the troubleshooting table', async () => {
    const told = await asked(['diagnose', '--as', 'dana@fabrikam.com', '--on', 'aoai-fab'], GENERIC)
    expect(states(told)).toEqual({
      'troubleshooting/openai-contributor': 'missing',
      'troubleshooting/cognitive-services-user': 'missing',
    })
    expect(told.missingRoles.map(({ id }) => id)).toEqual([
      ROLE.openaiContributor,
      ROLE.cognitiveServicesUser,
    ])
    expect(told.leastRoles).toMatchObject([
      { id: ROLE.cognitiveServicesUser, scope: fab.OPENAI, principalId: fab.DANA },
    ])
    expect(told.advice[0]).toMatchObject({ step: 'assign-role', grantors: [{ id: fab.OLIVIA }] })
    expect(told.exit).toBe(0)
  })

  test('the reason names the role, where it comes from and through which group', async () => {
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', fab.OPENAI], GENERIC)
    expect(told.verdicts[0]?.reasons).toMatchObject([
      {
        code: 'role-has-no-data-actions',
        text: 'Reader, inherited from resource group rg-ai through group AI developers, has no data actions.',
      },
    ])
  })

  test.each([
    [
      'an endpoint in the text',
      `${GENERIC} POST https://aoai-fab.openai.azure.com/openai/deployments/gpt-4o/chat/completions`,
      fab.OPENAI,
    ],
    ['a resource name in the text', `on aoai-fab: ${GENERIC}`, fab.OPENAI],
    [
      'a portal address in the text',
      `${GENERIC} https://portal.azure.com/#@fab/resource${fab.OPENAI}/overview`,
      fab.OPENAI,
    ],
  ])('the resource is found from %s', async (_, text, resource) => {
    const told = await asked(['diagnose', '--as', fab.DANA], text)
    expect(told.resource?.id).toBe(resource)
  })

  test('a host tells the kind of resource where two share a name', async () => {
    const twin = {
      id: `${fab.GROUP}/providers/Microsoft.Search/searchServices/aoai-fab`,
      type: 'Microsoft.Search/searchServices',
      name: 'aoai-fab',
      location: 'swedencentral',
      properties: {},
    }
    const told = await asked(
      ['diagnose', '--as', fab.DANA],
      `${GENERIC} https://aoai-fab.openai.azure.com/openai/deployments/gpt-4o`,
      { resources: [twin] },
    )
    expect(told.resource?.id).toBe(fab.OPENAI)
  })

  test('of several failures the first is answered, and the others are told', async () => {
    const first = authorizationFailed(
      fab.DANA,
      'Microsoft.CognitiveServices/accounts/listKeys/action',
      fab.OPENAI,
    )
    const second = authorizationFailed(fab.DANA, 'Microsoft.Search/searchServices/write', fab.SEARCH)
    const told = await asked(['diagnose', '--as', fab.DANA], `${first}\n\n${second}`)
    expect(told.notes).toEqual([expect.stringContaining('further failure')])
  })

  test('a subscription is told by its name', async () => {
    const told = await asked(['diagnose', '--as', fab.OLIVIA, '--on', fab.OPENAI], GENERIC)
    expect(told.verdicts[0]?.reasons[0]?.text).toBe(
      'Owner, inherited from subscription Fabrikam AI, has no data actions.',
    )
  })

  test('an error that names an operation is judged on that operation alone', async () => {
    const text = authorizationFailed(
      fab.DANA,
      'Microsoft.CognitiveServices/accounts/listKeys/action',
      fab.OPENAI,
    )
    const told = await asked(['diagnose', '--as', fab.DANA], text)
    expect(states(told)).toEqual({
      'operation/Microsoft.CognitiveServices/accounts/listKeys/action': 'missing',
    })
    expect(told.missingRoles).toEqual(told.leastRoles)
  })

  test('a Foundry account is asked for Foundry User as well', async () => {
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', 'aif-fab'], GENERIC)
    expect(Object.keys(states(told))).toEqual([
      'troubleshooting/openai-contributor',
      'troubleshooting/cognitive-services-user',
      'foundry/user',
    ])
  })

  test('a deny assignment beats the role, and what would still be missing comes after it', async () => {
    const text = authorizationFailed(
      fab.CARLA,
      'Microsoft.Storage/storageAccounts/delete',
      fab.LOCKED_STORAGE,
    )
    const told = await asked(['diagnose', '--as', fab.CARLA], text, {
      denyAssignments: [deny(fab.LOCKED, ['*/delete'], EVERYONE)],
    })
    expect(told.verdicts).toMatchObject([
      { state: 'denied', reasons: [{ code: 'denied-by-assignment' }, { code: 'granted-by-role' }] },
    ])
    expect(steps(told)).toEqual(['remove-deny'])

    const without = await asked(
      ['diagnose', '--as', fab.DANA],
      authorizationFailed(fab.DANA, 'Microsoft.Storage/storageAccounts/delete', fab.LOCKED_STORAGE),
      {
        denyAssignments: [deny(fab.LOCKED, ['*/delete'], EVERYONE)],
      },
    )
    expect(steps(without)).toEqual(['remove-deny', 'assign-role'])
    expect(without.leastRoles).toEqual([])
  })

  test('an eligible role is to be activated, not assigned', async () => {
    const told = await asked(['diagnose', '--as', fab.PRIYA, '--on', fab.SEARCH], GENERIC, {
      roleEligibilityScheduleInstances: [eligible(fab.PRIYA, ROLE.searchIndexDataContributor, fab.GROUP)],
    })
    expect(states(told)).toEqual({
      'troubleshooting/search-index-data-contributor': 'eligible',
      'troubleshooting/search-index-data-reader': 'eligible',
    })
    expect(steps(told)).toEqual(['activate-role'])
    expect(told.missingRoles).toEqual([])
  })

  test('a condition that depends on the request leaves the verdict conditional', async () => {
    const condition =
      "((!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'public'))"
    const told = await asked(
      [
        'check',
        'operation',
        'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read',
        '--data',
        '--as',
        fab.DANA,
        '--on',
        fab.STORAGE,
      ],
      '',
      { roleAssignments: [assigned(fab.DANA, ROLE.blobDataReader, fab.STORAGE, { condition })] },
    )
    expect(told.verdicts).toMatchObject([{ state: 'conditional', reasons: [{ code: 'condition-unknown' }] }])
    expect(told.leastRoles).toEqual([])
  })

  test('roles that are there after an error are said to need time, not to be assigned', async () => {
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', fab.OPENAI], GENERIC, {
      roleAssignments: [assigned(fab.DANA, ROLE.cognitiveServicesUser, fab.GROUP)],
    })
    expect(new Set(Object.values(states(told)))).toEqual(new Set(['granted']))
    expect(steps(told)).toEqual(['wait'])
  })

  test('a search service in key-only mode is told as a setting, with nothing to assign', async () => {
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', 'srch-fab-keys'], GENERIC, {
      roleAssignments: [assigned(fab.DANA, ROLE.searchIndexDataContributor, fab.KEY_SEARCH)],
    })
    expect(told.verdicts.every(({ state }) => state === 'granted')).toBe(true)
    expect(told.verdicts[0]?.reasons.map(({ code }) => code)).toContain('setting-blocks-access')
    expect(steps(told)).toEqual(['change-setting'])
  })

  test('a vault in access-policy mode is granted elsewhere', async () => {
    const told = await asked(
      [
        'check',
        'operation',
        'Microsoft.KeyVault/vaults/secrets/getSecret/action',
        '--data',
        '--as',
        fab.DANA,
        '--on',
        'kv-fab-policy.vault.azure.net',
      ],
      '',
    )
    expect(told.verdicts[0]?.state).toBe('indeterminate')
    expect(steps(told)).toEqual(['grant-elsewhere'])
    expect(told.advice[0]?.commands?.azureCli).toContain('az keyvault set-policy --name kv-fab-policy')
    expect(told.missingRoles).toEqual([])
  })
})

describe('what could not be read', () => {
  test('role assignments unread turn missing into indeterminate', async () => {
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', fab.OPENAI], GENERIC, {
      unreadable: [{ scope: fab.GROUP, what: 'roleAssignments' }],
    })
    expect(new Set(Object.values(states(told)))).toEqual(new Set(['indeterminate']))
    expect(told.blindSpots.map(({ code }) => code)).toContain('role-assignments-unread')
    expect(steps(told)).not.toContain('assign-role')
  })

  test('deny assignments unread turn granted into indeterminate and leave missing', async () => {
    const unreadable = [{ scope: fab.GROUP, what: 'denyAssignments' }]
    const granted = await asked(['diagnose', '--as', fab.DANA, '--on', fab.OPENAI], GENERIC, {
      unreadable,
      roleAssignments: [assigned(fab.DANA, ROLE.cognitiveServicesUser, fab.GROUP)],
    })
    expect(new Set(Object.values(states(granted)))).toEqual(new Set(['indeterminate']))
    const missing = await asked(['diagnose', '--as', fab.DANA, '--on', fab.OPENAI], GENERIC, { unreadable })
    expect(new Set(Object.values(states(missing)))).toEqual(new Set(['missing']))
  })

  test('eligibility unread leaves the state, adds a blind spot, and has one look for a role to activate first', async () => {
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', fab.OPENAI], GENERIC, {
      unreadable: [{ scope: fab.GROUP, what: 'eligibility' }],
    })
    expect(new Set(Object.values(states(told)))).toEqual(new Set(['missing']))
    expect(told.blindSpots.map(({ code }) => code)).toContain('eligible-assignments-unread')
    expect(steps(told).slice(0, 2)).toEqual(['ask', 'assign-role'])
  })

  test('a closed directory does not hide what a group grants', async () => {
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', fab.OPENAI], GENERIC, {
      unreadable: [{ scope: '/', what: 'directory' }],
      roleAssignments: [
        assigned(fab.DEVELOPERS, ROLE.cognitiveServicesUser, fab.GROUP, { principalType: 'Group' }),
      ],
    })
    expect(new Set(Object.values(states(told)))).toEqual(new Set(['granted']))
    expect(told.blindSpots.map(({ code }) => code)).toContain('directory-unread')
  })

  test('a resource whose settings are unread is still judged by what its id tells', async () => {
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', fab.OPENAI], GENERIC, {
      unreadable: [{ scope: fab.OPENAI, what: 'resource' }],
    })
    expect(new Set(Object.values(states(told)))).toEqual(new Set(['missing']))
    expect(told.blindSpots.map(({ code }) => code)).toContain('resource-unread')
  })

  test('a connection whose target is unread is told, not passed over', async () => {
    const told = await asked(['check', 'playground', '--as', fab.SAM, '--on', 'hub-fab'], '', {
      unreadable: [{ scope: fab.SEARCH, what: 'resource' }],
    })
    expect(told.verdicts.some(({ requirement }) => requirement.resource === fab.SEARCH)).toBe(false)
    expect(told.blindSpots.map(({ code }) => code)).toContain('resource-unread')
  })

  test('a role assignment whose definition is gone leaves missing open', async () => {
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', fab.OPENAI], GENERIC, {
      roleAssignments: [assigned(fab.DANA, '99999999-0000-4000-8000-000000000009', fab.GROUP)],
    })
    expect(new Set(Object.values(states(told)))).toEqual(new Set(['indeterminate']))
  })
})

describe('who asks about whom', () => {
  const text = authorizationFailed(
    fab.PIPELINE,
    'Microsoft.CognitiveServices/accounts/listKeys/action',
    fab.OPENAI,
  )

  test('someone who may read role assignments is told about the principal in the error', async () => {
    const told = await asked(['diagnose', '--as', fab.SAM], text)
    expect(told.principal?.id).toBe(fab.PIPELINE)
    expect(told.verdicts[0]?.state).toBe('missing')
  })

  test('an application id names its service principal', async () => {
    const told = await asked(['diagnose', '--as', fab.SAM], text.replaceAll(fab.PIPELINE, fab.PIPELINE_APP))
    expect(told.principal?.id ?? told.ask?.field).toBeDefined()
  })

  test('someone who may not is told so, and nothing of the other', async () => {
    const told = await asked(['diagnose', '--as', fab.PRIYA], text)
    expect(told.verdicts).toMatchObject([
      { state: 'indeterminate', reasons: [{ code: 'asker-not-entitled' }] },
    ])
    expect(told.missingRoles).toEqual([])
  })

  test('a resource named beside the error beats the one in it, and the difference is told', async () => {
    const own = authorizationFailed(
      fab.DANA,
      'Microsoft.CognitiveServices/accounts/listKeys/action',
      fab.OPENAI,
    )
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', fab.FOUNDRY], own)
    expect(told.resource?.id).toBe(fab.FOUNDRY)
    expect(told.notes).toHaveLength(1)
  })
})

describe('what is not known', () => {
  test.each([
    ['nobody signed in', ['diagnose', '--on', 'aoai-fab'], GENERIC, 'principal'],
    [
      'an unknown person',
      ['diagnose', '--as', 'nobody@fabrikam.com', '--on', 'aoai-fab'],
      GENERIC,
      'principal',
    ],
    ['an unknown resource', ['diagnose', '--as', fab.DANA, '--on', 'aoai-nowhere'], GENERIC, 'resource'],
    ['an unknown id', ['diagnose', '--as', fab.DANA, '--on', `${fab.OPENAI}-nowhere`], GENERIC, 'resource'],
    ['no resource at all', ['diagnose', '--as', fab.DANA], GENERIC, 'resource'],
  ])('%s is asked about', async (_, args, text, field) => {
    const told = await asked(args, text)
    expect(told).toMatchObject({ status: 'incomplete', ask: { field }, exit: 1 })
  })

  test('the choices are those that the person may see', async () => {
    const dana = await asked(['diagnose', '--as', fab.DANA], GENERIC)
    expect(dana.ask?.choices.map(({ value }) => value)).toEqual(expect.arrayContaining([fab.OPENAI]))
    const priya = await asked(['diagnose', '--as', fab.PRIYA], GENERIC)
    expect(priya.ask?.choices).toEqual([])
  })

  test('text without an error is unrecognized', async () => {
    const told = await asked(['diagnose', '--as', fab.DANA], 'Lunch at noon?')
    expect(told).toMatchObject({ status: 'unrecognized', exit: 1 })
  })
})

describe('failures that no role mends', () => {
  test.each([
    [
      'a wrong key',
      '{"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource."}}',
      'not-a-role-problem',
    ],
    [
      'a firewall',
      '{"error":{"code":"403","message":"Access denied due to Virtual Network/Firewall rules."}}',
      'not-a-role-problem',
    ],
    [
      'an identity that is not copied everywhere yet',
      '{"code":"PrincipalNotFound","message":"Principal 0123 does not exist in the directory 4567."}',
      'wait',
    ],
  ])('%s', async (_, text, step) => {
    const told = await asked(['diagnose', '--as', fab.DANA, '--on', fab.OPENAI], text)
    expect(told.status).toBe('answered')
    expect(steps(told)[0]).toBe(step)
    expect(told.missingRoles).toEqual([])
  })
})

describe('plain requests', () => {
  test('the playground: chat and embedding accounts told apart by their deployments, keys left out', async () => {
    const told = await asked(['check', 'playground', '--on', 'proj-fab', '--as', fab.SAM], '', {
      resources: [],
    })
    const pairs = told.verdicts.map(
      ({ requirement }) => `${requirement.id} ${requirement.resource.split('/').at(-1) ?? ''}`,
    )
    expect(pairs).toEqual(
      expect.arrayContaining([
        'playground/openai-search-reader srch-fab',
        'playground/openai-openai aoai-fab-embed',
        'playground/openai-storage stfab',
      ]),
    )
    expect(pairs.some((pair) => pair.endsWith('srch-fab-keys'))).toBe(false)
    expect(steps(told)[0]).toBe('not-a-role-problem')
    expect(
      told.verdicts.find(({ requirement }) => requirement.id === 'playground/search-openai')?.reasons[0]
        ?.code,
    ).toBe('no-system-identity')
    expect(steps(told).indexOf('change-setting')).toBeLessThan(steps(told).indexOf('assign-role'))
  })

  test('a connection with a key asks nothing of the caller', async () => {
    const told = await asked(
      ['check', 'connection', '--on', `${fab.HUB}/connections/search-key`, '--as', fab.DANA],
      '',
    )
    expect(told).toMatchObject({ status: 'answered', verdicts: [], missingRoles: [] })
    expect(steps(told)).toEqual(['not-a-role-problem'])
  })

  test.each([
    [
      'aoai',
      [
        'connection/openai-contributor',
        'connection/cognitive-services-user',
        'connection/cognitive-services-contributor',
      ],
    ],
    ['search', ['connection/search-contributor', 'connection/search-index-data-contributor']],
    ['lake', ['connection/adls-data-contributor']],
    ['onelake', ['connection/onelake-contributor']],
  ])('the connection %s asks the rows of its category', async (name, ids) => {
    const told = await asked(
      ['check', 'connection', '--on', `${fab.HUB}/connections/${name}`, '--as', fab.DANA],
      '',
    )
    expect(Object.keys(states(told))).toEqual(ids)
  })

  test('access on a hub tells the roles that one amounts to', async () => {
    const told = await asked(['check', 'access', '--on', 'hub-fab', '--as', fab.DANA], '')
    expect(states(told)).toMatchObject({
      'hub-role/reader': 'granted',
      'hub-role/owner': 'missing',
      'persona/lead-developer': 'missing',
    })
  })

  test.each([
    ['a resource group', `/subscriptions/${fab.SUBSCRIPTION}/resourceGroups/rg-new`],
    ['a resource', `${fab.GROUP}/providers/Microsoft.Search/searchServices/srch-new`],
  ])('%s that is yet to be created is judged by what holds above it', async (_, scope) => {
    const text = (who: string) => authorizationFailed(who, 'Microsoft.Search/searchServices/write', scope)
    const owner = await asked(['diagnose', '--as', fab.OLIVIA], text(fab.OLIVIA))
    expect(owner.verdicts[0]?.state).toBe('granted')
    const support = await asked(['diagnose', '--as', fab.SAM], text(fab.SAM))
    expect(support.verdicts[0]?.state).toBe('missing')
  })

  test('asking what one may do never ends in advice to take a role', async () => {
    const told = await asked(['check', 'access', '--on', 'hub-fab', '--as', fab.DANA], '')
    expect(told.advice.map(({ step }) => step)).toEqual(['ask'])
  })

  test('a connection is found by its name, and an unknown one is asked about', async () => {
    const known = await asked(['check', 'connection', '--on', 'lake', '--as', fab.DANA], '')
    expect(known.resource?.id).toBe(`${fab.HUB}/connections/lake`)
    const unknown = await asked(['check', 'connection', '--on', 'nowhere', '--as', fab.SAM], '')
    expect(unknown.ask?.choices.map(({ value }) => value)).toContain(`${fab.HUB}/connections/lake`)
  })

  test('a custom role alone leaves hub creation open', async () => {
    const definition = {
      id: `/subscriptions/${fab.SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/77777777-0000-4000-8000-000000000001`,
      name: '77777777-0000-4000-8000-000000000001',
      properties: {
        roleName: 'Hub maker',
        type: 'CustomRole',
        permissions: [
          {
            actions: [
              'Microsoft.Storage/storageAccounts/write',
              'Microsoft.KeyVault/vaults/write',
              'Microsoft.CognitiveServices/accounts/write',
              'Microsoft.MachineLearningServices/workspaces/write',
            ],
            notActions: [],
            dataActions: [],
            notDataActions: [],
          },
        ],
        assignableScopes: [`/subscriptions/${fab.SUBSCRIPTION}`],
      },
    }
    const told = await asked(['check', 'create-hub', '--in', fab.GROUP, '--as', fab.PRIYA], '', {
      roleDefinitions: [definition],
      roleAssignments: [assigned(fab.PRIYA, definition.name, fab.GROUP)],
    })
    expect(states(told)).toEqual({
      'hub-creation/storage': 'granted',
      'hub-creation/key-vault': 'granted',
      'hub-creation/cognitive-services': 'granted',
      'hub-creation/workspace': 'indeterminate',
    })
  })

  test('the same operation on the other plane is another operation', async () => {
    const control = await asked(['check', 'operation', CHAT, '--on', fab.OPENAI, '--as', fab.OLIVIA], '')
    const data = await asked(
      ['check', 'operation', CHAT, '--data', '--on', fab.OPENAI, '--as', fab.OLIVIA],
      '',
    )
    expect([control.verdicts[0]?.state, data.verdicts[0]?.state]).toEqual(['granted', 'missing'])
  })
})
