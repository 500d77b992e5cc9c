import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { DANA, SAM } from '../../../src/sandbox/contoso/people.ts'
import * as places from '../../../src/sandbox/contoso/places.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { resourceGraphClient, send } from '../support/clients.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso(), pageSize: 4 })
})
afterAll(() => sandbox.close())

interface Row {
  readonly id: string
  readonly name: string
  readonly [column: string]: unknown
}

async function rows(query: string, credential = sandbox.readerCredential): Promise<Row[]> {
  const client = resourceGraphClient(sandbox, credential)
  const found: Row[] = []
  let skipToken: string | undefined
  do {
    const answer = await client.resources({
      query,
      options: { resultFormat: 'objectArray', ...(skipToken === undefined ? {} : { skipToken }) },
    })
    found.push(...(answer.data as Row[]))
    skipToken = answer.skipToken
  } while (skipToken !== undefined)
  return found
}

async function names(query: string): Promise<string[]> {
  return (await rows(query)).map(({ name }) => name)
}

describe('queries', () => {
  const cases: readonly [query: string, names: readonly string[]][] = [
    [
      `resources | where id in~ ('${places.SEARCH.toUpperCase()}', '${places.HUB}')`,
      ['srch-contoso', 'hub-contoso'],
    ],
    [`resources | where id in ('${places.SEARCH.toUpperCase()}')`, []],
    [`Resources | where name =~ 'SRCH-CONTOSO' | project id, name`, ['srch-contoso']],
    [`resources | where name == 'SRCH-CONTOSO'`, []],
    [
      `resources | where type in~ ('Microsoft.Search/searchServices') | order by name asc`,
      ['srch-contoso', 'srch-contoso-keys'],
    ],
    [
      `resources | where type == 'microsoft.search/searchservices' | sort by name`,
      ['srch-contoso-keys', 'srch-contoso'],
    ],
    [`resources | where type =~ 'Microsoft.KeyVault/vaults' and resourceGroup == 'rg-ai'`, ['kv-contoso-ai']],
    [
      `resources | where kind =~ "hub" and (name startswith 'HUB-' and name endswith 'secure')`,
      ['hub-contoso-secure'],
    ],
    [
      `resources | where tolower(tostring(properties.endpoint)) contains 'aoai-contoso.openai'`,
      ['aoai-contoso'],
    ],
    [`resources | where tostring(properties.customSubDomainName) =~ 'AIF-contoso'`, ['aif-contoso']],
    [`resources | where properties.isHnsEnabled == true`, ['stcontosolake']],
    [`resources | where properties['isHnsEnabled'] == true | limit 1`, ['stcontosolake']],
    [
      `resources | where identity.type has 'SystemAssigned' and type !has 'projects' and kind in ('OpenAI', 'AIServices') | order by name asc`,
      ['aif-contoso', 'aoai-contoso', 'aoai-contoso-embeddings'],
    ],
    [`resources | where name has 'contoso' and name has 'keys'`, ['srch-contoso-keys']],
    [`resources | where name has 'contos'`, []],
    [
      `resources | where kind =~ 'project' or type has 'projects' | order by name asc`,
      ['proj-agents', 'proj-assistant'],
    ],
    [
      `resources | where type =~ 'microsoft.cognitiveservices/accounts' and kind !~ 'OpenAI'`,
      ['aif-contoso'],
    ],
    [`resources | where kind in~ ('hub') and not(name =~ 'hub-contoso')`, ['hub-contoso-secure']],
    [
      `resources | where isnotempty(properties.vaultUri) and name !in ('kv-contoso-ai')`,
      ['kv-contoso-legacy'],
    ],
    [
      `resources | where isnull(identity) and kind == 'StorageV2' | order by id desc | take 1 // the last one`,
      ['stcontosoai'],
    ],
    [
      `resources | extend host = properties.endpoint | where host contains 'srch-contoso-keys'`,
      ['srch-contoso-keys'],
    ],
    [
      `resources | where properties.encryption.keyVaultProperties.keyVaultArmId endswith 'legacy'`,
      ['hub-contoso-secure'],
    ],
    [`resources | where properties.associatedWorkspaces[0] has 'proj-assistant'`, ['hub-contoso']],
    [
      `resourcecontainers | where type =~ 'microsoft.resources/subscriptions' | order by name asc`,
      ['Contoso AI', 'Contoso platform'],
    ],
    [
      `resourcecontainers | where type =~ 'microsoft.resources/subscriptions/resourcegroups' and name contains 'lock'`,
      ['rg-ai-locked'],
    ],
    [
      `resourcecontainers | where type =~ 'microsoft.management/managementgroups' and isempty(subscriptionId) | order by name asc`,
      ['contoso', 'contoso-ai', 'contoso-platform'],
    ],
    [`resources | where type endswith '/connections' or type endswith '/deployments'`, []],
  ]
  it.each(cases)('%s', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  it('project exactly the columns that they name', async () => {
    const query = `resources | where name == 'srch-contoso' | project id, kind, who = identity.principalId, properties.endpoint, location`
    expect(await rows(query)).toEqual([
      {
        id: places.SEARCH,
        kind: '',
        who: 'ce725d04-1931-48cd-9cb3-7595e93747fd',
        properties_endpoint: 'https://srch-contoso.search.windows.net',
        location: 'swedencentral',
      },
    ])
  })

  it('answer types in lower case, and names and ids as they are', async () => {
    const [row] = await rows(`resources | where name == 'hub-contoso'`)
    expect(row).toMatchObject({
      id: places.HUB,
      type: 'microsoft.machinelearningservices/workspaces',
      kind: 'Hub',
    })
  })

  it('tell the management groups above a subscription, nearest first', async () => {
    const [row] = await rows(`resourcecontainers | where id =~ '${places.AI_SCOPE}'`)
    expect(row).toMatchObject({
      subscriptionId: places.AI_SUBSCRIPTION,
      properties: {
        managementGroupAncestorsChain: [
          { name: 'contoso-ai', displayName: 'Contoso AI' },
          { name: 'contoso', displayName: 'Contoso' },
        ],
      },
    })
  })

  it('find any name that is quoted, and only that one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (name) => {
        const quoted = `'${name.replace(/[\\']/g, '\\$&').replace(/[\r\n]/g, ' ')}'`
        expect(await rows(`resources | where name == ${quoted} or id == '${places.SEARCH}'`)).toMatchObject([
          { name: 'srch-contoso' },
        ])
      }),
      { numRuns: 25 },
    )
  })
})

describe('pages', () => {
  it('follow one another by skip token', async () => {
    const all = await rows('resources | order by id asc')
    expect(all.length).toBeGreaterThan(15)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(sandbox.requests.at(-1)).toMatchObject({ method: 'POST', status: 200 })
  })

  it('count what there is in all', async () => {
    const client = resourceGraphClient(sandbox)
    const answer = await client.resources({
      query: 'resources | project id, name',
      options: { top: 2, skip: 1 },
    })
    expect(answer).toMatchObject({ count: 2, resultTruncated: 'true' })
    expect(answer.totalRecords).toBeGreaterThan(15)
    expect(answer.skipToken).toBeDefined()
  })

  it('end where the rows do not carry their id', async () => {
    const answer = await resourceGraphClient(sandbox).resources({ query: 'resources | project name' })
    expect(answer).toMatchObject({ count: 4, resultTruncated: 'true' })
    expect(answer.skipToken).toBeUndefined()
  })

  it('keep to the subscriptions that are asked for', async () => {
    const answer = await resourceGraphClient(sandbox).resources({
      query: 'resources',
      subscriptions: [places.PLATFORM_SUBSCRIPTION],
    })
    expect(answer).toMatchObject({ totalRecords: 1, data: [{ name: 'log-contoso' }] })
  })
})

describe('what a caller sees', () => {
  it('is what it may read', async () => {
    const groups = async (who: string) =>
      new Set((await rows('resources', sandbox.credentialFor(who))).map(({ resourceGroup }) => resourceGroup))
    expect(await groups(DANA)).toEqual(new Set(['rg-ai']))
    expect([...(await groups(SAM))].toSorted()).toEqual([
      'rg-ai',
      'rg-ai-locked',
      'rg-ai-secure',
      'rg-ai-shared',
      'rg-foundry',
    ])
  })
})

describe('a query that is not understood', () => {
  const parserFailures: readonly [query: string, token: string, line: number, character: number][] = [
    ['', '<EOF>', 1, 0],
    ['machines', 'machines', 1, 0],
    ['resources | summarize count()', 'summarize', 1, 12],
    ['resources | where name =~', '<EOF>', 1, 25],
    ['resources |\n where name =~', '<EOF>', 2, 14],
    ["resources | where name == 'a' 'b'", 'b', 1, 30],
    ['resources | where strlen(name) == 3', 'strlen', 1, 18],
    ["resources | where (name == 'a'", '<EOF>', 1, 30],
    ["resources | where name in~ 'a'", 'a', 1, 27],
    ['resources | project tostring(name)', 'tostring', 1, 20],
    ['resources | take many', 'many', 1, 17],
    ["resources | where name == 'a", "'", 1, 26],
    ['resources; drop', ';', 1, 9],
  ]
  it.each(parserFailures)('%s', async (query, token, line, character) => {
    expect(await fault(query)).toMatchObject({
      code: 'ParserFailure',
      token,
      line,
      characterPositionInLine: character,
    })
  })

  it('a column that is not there', async () => {
    expect(await fault(`resources | project id | where name == 'x'`)).toMatchObject({
      message: "Failed to resolve scalar expression named 'name'",
    })
  })

  it('a condition that is no comparison keeps nothing', async () => {
    expect(await rows('resources |\n where name')).toEqual([])
  })

  it('a body without a query', async () => {
    expect(await post({})).toMatchObject({ status: 400, body: { error: { code: 'InvalidRequestContent' } } })
  })

  it('a skip token that was not given out', async () => {
    expect(await post({ query: 'resources', options: { $skipToken: 'x' } })).toMatchObject({ status: 400 })
  })

  async function fault(query: string): Promise<unknown> {
    const answer = await post({ query })
    expect(answer.status).toBe(400)
    const { error } = answer.body as { error: { code: string; message: string; details: unknown[] } }
    expect(error.code).toBe('BadRequest')
    expect(error.message).toMatch(
      /^Please provide below info when asking for support: timestamp = .*Z, correlationId = [0-9a-f-]{36}\.$/,
    )
    expect(error.details[0]).toMatchObject({ code: 'InvalidQuery' })
    return error.details[1]
  }

  function post(body: unknown) {
    const url = `${sandbox.armEndpoint}/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01`
    return send(sandbox, { url, method: 'POST', body, credential: sandbox.readerCredential })
  }
})

describe('role assignments', () => {
  const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'
  const query = `authorizationresources
    | where type =~ 'microsoft.authorization/roleassignments'
    | where tostring(properties.roleDefinitionId) endswith '${OWNER}'
    | project id, properties | order by id asc`

  it('are found by their role', async () => {
    const found = await rows(query)
    const expected = sandbox.tenant.roleAssignments.filter(({ properties }) =>
      properties.roleDefinitionId.endsWith(OWNER),
    )
    expect(expected).not.toEqual([])
    expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id).toSorted())
  })

  it('are shown to those alone who may read them', async () => {
    const visible = await rows(query, sandbox.credentialFor(DANA))
    expect(visible.length).toBeLessThan((await rows(query)).length)
  })
})
