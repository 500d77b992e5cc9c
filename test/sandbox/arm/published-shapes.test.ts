import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { PRIYA } from '../../../src/sandbox/contoso/people.ts'
import * as places from '../../../src/sandbox/contoso/places.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { armGet, send } from '../support/clients.ts'

const FOLDER = '../shared/data/arm-examples'
const authorization = (scope: string, collection: string, version: string) =>
  `${scope}/providers/Microsoft.Authorization/${collection}?api-version=${version}`

/** Example file, the request that answers the like, and fields of the example that a tenant file does not hold. */
const CASES: readonly [file: string, path: string, without?: readonly string[]][] = [
  [
    'RoleAssignments_ListForScope.2022-04-01',
    authorization(places.AI_SCOPE, 'roleAssignments', '2022-04-01'),
  ],
  [
    'GetDenyAssignmentByScope.2022-04-01',
    authorization(places.resourceGroup('rg-ai-locked'), 'denyAssignments', '2022-04-01'),
    ['description'],
  ],
  [
    'GetRoleDefinitionById.2022-04-01',
    authorization(places.AI_SCOPE, 'roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7', '2022-04-01'),
  ],
  [
    'GetRoleEligibilityScheduleInstancesByScope.2020-10-01',
    `${authorization(places.OPENAI, 'roleEligibilityScheduleInstances', '2020-10-01')}&$filter=assignedTo('${PRIYA}')`,
    ['expandedProperties', 'condition', 'conditionVersion'],
  ],
  [
    'GetRoleAssignmentScheduleInstancesByScope.2020-10-01',
    authorization(places.AI_SCOPE, 'roleAssignmentScheduleInstances', '2020-10-01'),
    [
      'expandedProperties',
      'condition',
      'conditionVersion',
      'linkedRoleEligibilityScheduleId',
      'linkedRoleEligibilityScheduleInstanceId',
      'roleAssignmentScheduleId',
      'startDateTime',
      'endDateTime',
      'createdOn',
    ],
  ],
  ['CognitiveServices_GetAccount.2024-10-01', places.OPENAI, ['sku', 'tags', 'etag']],
  ['SearchGetService.2025-05-01', places.SEARCH, ['sku', 'tags', 'systemData']],
  ['WorkspaceConnection_list.2024-04-01', `${places.HUB}/connections`],
  ['MLS_Workspace_get.2024-04-01', places.HUB, ['tags', 'systemData', 'sku', 'etag']],
]

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
})
afterAll(() => sandbox.close())

describe.skipIf(!existsSync(FOLDER))(
  `answers have the fields of Azure's published examples (skipped without ${FOLDER})`,
  () => {
    it.each(CASES)('%s', async (file, path, without = []) => {
      const { body } = await armGet(sandbox, path)
      const expected = fieldsOf(exampleBody(file), without)
      expect(fieldsOf(body, without)).toEqual(expect.objectContaining(expected))
    })

    it('ResourceGraph_ResourcesBasicQuery.2021-03-01', async () => {
      const { body } = await send(sandbox, {
        url: `${sandbox.armEndpoint}/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01`,
        method: 'POST',
        body: { query: 'Resources | project id, name, type, location, tags | limit 3' },
        credential: sandbox.readerCredential,
      })
      expect(body).toMatchObject({ totalRecords: 3, count: 3, resultTruncated: 'false', facets: [] })
      expect(Object.keys((body as { data: object[] }).data[0] ?? {})).toEqual([
        'id',
        'name',
        'type',
        'location',
        'tags',
      ])
    })
  },
)

function exampleBody(file: string): unknown {
  const example = JSON.parse(readFileSync(`${FOLDER}/${file}.json`, 'utf8')) as {
    responses: Record<string, { body: unknown }>
  }
  return example.responses['200']?.body
}

/** The kind of value of each field of the body or of its first item, and of its `properties` where they are ARM's own. */
function fieldsOf(body: unknown, without: readonly string[]): Record<string, string> {
  const item = itemOf(body)
  const own = Object.entries(item).map(([name, value]) => [name, kindOf(value)] as const)
  const isAuthorization = String(item['type']).startsWith('Microsoft.Authorization/')
  const properties = isAuthorization ? Object.entries(item['properties'] as object) : []
  return Object.fromEntries(
    [...own, ...properties.map(([name, value]) => [`properties.${name}`, kindOf(value)] as const)].filter(
      ([name]) => !without.includes(name.replace('properties.', '')),
    ),
  )
}

function itemOf(body: unknown): Record<string, unknown> {
  const { value } = body as { value?: Record<string, unknown>[] }
  return value?.[0] ?? (body as Record<string, unknown>)
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value
}
