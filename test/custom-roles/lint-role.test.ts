import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customRoleFor } from '../../src/advice/custom-role.ts'
import { articleRoleDocument } from '../../src/custom-roles/article-role.ts'
import { FINDING_CODES } from '../../src/custom-roles/finding.ts'
import { lintRole } from '../../src/custom-roles/lint-role.ts'
import { ARTICLE_ROLES } from '../../src/knowledge/article-roles.ts'
import { knownOperations } from '../../src/knowledge/catalogue/operations.ts'
import { GROUP, MANAGEMENT_GROUP, managementGroup, SUBSCRIPTION } from '../builders/places.ts'

const READ = 'Microsoft.Storage/storageAccounts/read'
const READ_BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'

/** What is found in a role that is right but for what a case says. */
function found(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const role = {
    Name: 'Ours',
    Description: 'Reads.',
    Actions: [READ],
    AssignableScopes: [SUBSCRIPTION],
    ...fields,
  }
  return lintRole(JSON.stringify(role)).map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`)
}

describe('in a custom role', () => {
  it.each<{ sentence: string; fields: Readonly<Record<string, unknown>>; finds: readonly string[] }>([
    { sentence: 'that is right nothing is found', fields: {}, finds: [] },
    {
      sentence: 'an operation that is not published',
      fields: { Actions: [READ, 'Microsoft.Storage/storageAcounts/read'] },
      finds: ['error unknown-operation /Actions/1'],
    },
    {
      sentence: 'a wildcard that matches nothing',
      fields: { Actions: ['Microsoft.Storage/nothing/*'] },
      finds: ['error unknown-operation /Actions/0'],
    },
    {
      sentence: 'a data action among the actions',
      fields: { Actions: [READ, READ_BLOBS] },
      finds: ['error wrong-plane /Actions/1'],
    },
    {
      sentence: 'an action among the data actions',
      fields: { DataActions: [READ] },
      finds: ['error wrong-plane /DataActions/0'],
    },
    {
      sentence: 'several wildcards in a string',
      fields: { Actions: ['Microsoft.Storage/*/blobServices/*'] },
      finds: ['error several-wildcards /Actions/0'],
    },
    {
      sentence: 'an action that is cancelled by its own exclusions',
      fields: { Actions: [READ], NotActions: ['Microsoft.Storage/storageAccounts/*'] },
      finds: ['warning cancelled /Actions/0'],
    },
    {
      sentence: 'an exclusion of a part, which is what exclusions are for, is none',
      fields: { Actions: ['Microsoft.Storage/storageAccounts/*'], NotActions: [READ] },
      finds: [],
    },
    {
      sentence: 'an exclusion of what is not granted',
      fields: { NotActions: ['Microsoft.Storage/storageAccounts/delete'] },
      finds: ['warning excludes-nothing /NotActions/0'],
    },
    {
      sentence: 'a string that stands twice, in whatever letters',
      fields: { Actions: [READ, READ.toUpperCase()] },
      finds: ['warning duplicate /Actions/1'],
    },
    {
      sentence: 'everything',
      fields: { Actions: ['*'], DataActions: ['*'] },
      finds: [
        'warning grants-everything /Actions/0',
        'warning gives-access /Actions/0',
        'warning grants-everything /DataActions/0',
      ],
    },
    {
      sentence: 'everything, without what gives access',
      fields: {
        Actions: ['*'],
        NotActions: ['Microsoft.Authorization/*/write', 'Microsoft.Authorization/elevateAccess/action'],
      },
      finds: ['warning grants-everything /Actions/0'],
    },
    {
      sentence: 'all of a service',
      fields: { Actions: ['Microsoft.Storage/*'] },
      finds: ['warning over-broad /Actions/0'],
    },
    {
      sentence: 'one thing in every service',
      fields: { Actions: ['*/write'] },
      finds: ['warning over-broad /Actions/0', 'warning gives-access /Actions/0'],
    },
    { sentence: 'reading everything is usual', fields: { Actions: ['*/read'] }, finds: [] },
    {
      sentence: 'a right to give access',
      fields: { Actions: ['Microsoft.Authorization/roleAssignments/write'] },
      finds: ['warning gives-access /Actions/0'],
    },
    { sentence: 'no scopes', fields: { AssignableScopes: [] }, finds: ['error scopes-missing '] },
    { sentence: 'no list of scopes', fields: { AssignableScopes: null }, finds: ['error scopes-missing '] },
    {
      sentence: 'the root',
      fields: { AssignableScopes: ['/'] },
      finds: ['error scope-root /AssignableScopes/0'],
    },
    {
      sentence: 'a scope that is still to be filled in',
      fields: { AssignableScopes: ['/subscriptions/<your-subscription-id>'] },
      finds: ['error scope-placeholder /AssignableScopes/0'],
    },
    {
      sentence: 'a scope whose name only sounds as if it were to be filled in',
      fields: { AssignableScopes: [`${SUBSCRIPTION}/resourceGroups/your-placeholder`] },
      finds: [],
    },
    {
      sentence: 'a wildcard in a scope',
      fields: { AssignableScopes: [`${SUBSCRIPTION}/resourceGroups/*`] },
      finds: ['error scope-wildcard /AssignableScopes/0'],
    },
    {
      sentence: 'a management group that is named twice is one',
      fields: { AssignableScopes: [MANAGEMENT_GROUP, MANAGEMENT_GROUP.toUpperCase()] },
      finds: [],
    },
    {
      sentence: 'a scope that is none',
      fields: { AssignableScopes: [GROUP, '/subscriptions/production'] },
      finds: ['error scope-malformed /AssignableScopes/1'],
    },
    {
      sentence: 'a single resource as scope',
      fields: { AssignableScopes: [`${GROUP}/providers/Microsoft.Storage/storageAccounts/st`] },
      finds: ['warning scope-resource /AssignableScopes/0'],
    },
    {
      sentence: 'several management groups',
      fields: { AssignableScopes: [MANAGEMENT_GROUP, managementGroup('other')] },
      finds: ['error several-management-groups /AssignableScopes/1'],
    },
    {
      sentence: 'data actions at a management group',
      fields: { DataActions: [READ_BLOBS], AssignableScopes: [MANAGEMENT_GROUP] },
      finds: ['warning data-actions-above-subscriptions /AssignableScopes/0'],
    },
    {
      sentence: 'too many scopes',
      fields: {
        AssignableScopes: Array.from(
          { length: 2001 },
          (_, index) => `${SUBSCRIPTION}/resourceGroups/rg-${index}`,
        ),
      },
      finds: ['error too-many-scopes '],
    },
    {
      sentence: 'several permissions',
      fields: { permissions: [{ actions: [READ] }, { dataActions: [READ_BLOBS] }] },
      finds: ['error several-permissions /permissions/1'],
    },
    {
      sentence: 'a field that is there twice',
      fields: { actions: [READ] },
      finds: ['error repeated-field /actions'],
    },
    {
      sentence: 'a field with a slip in its name, which is passed over',
      fields: { NotAction: [READ], AssignableScope: [GROUP] },
      finds: ['warning unknown-field /NotAction', 'warning unknown-field /AssignableScope'],
    },
    {
      sentence: 'fields that only the tools of Azure print, which say nothing of it',
      fields: { Id: '', IsCustom: true, Type: 'CustomRole', createdOn: null, updatedBy: '' },
      finds: [],
    },
    { sentence: 'no name', fields: { Name: ' ' }, finds: ['error name-missing /Name'] },
    {
      sentence: 'a name that is too long',
      fields: { Name: 'x'.repeat(513) },
      finds: ['error name-too-long /Name'],
    },
    {
      sentence: 'a description that is too long',
      fields: { Description: 'x'.repeat(2049) },
      finds: ['error description-too-long /Description'],
    },
    {
      sentence: 'neither actions nor data actions',
      fields: { Actions: [] },
      finds: ['error grants-nothing '],
    },
    {
      sentence: 'values of other types, without losing the rest',
      fields: { Name: 7, DataActions: 'all', NotActions: [READ, 3] },
      finds: [
        'error wrong-type /NotActions/1',
        'error wrong-type /DataActions',
        'error wrong-type /Name',
        'error name-missing ',
        'warning cancelled /Actions/0',
      ],
    },
  ])('$sentence', ({ fields, finds }) => {
    expect(found(fields)).toEqual(finds)
  })

  it('the nearest operation is offered for one that is not published', () => {
    const [finding] = lintRole(
      JSON.stringify({
        Name: 'x',
        Actions: ['Microsoft.Search/searchServices/indexs/read'],
        AssignableScopes: [GROUP],
      }),
    )
    expect(finding?.text).toContain('Did you mean Microsoft.Search/searchServices/indexes/read')
  })
})

describe('what an operation was meant for', () => {
  const wrong = (count: number) =>
    lintRole(
      JSON.stringify({
        Name: 'x',
        Actions: Array.from({ length: count }, (_, index) => `Microsoft.Search/searchServices/rea${index}`),
        AssignableScopes: [GROUP],
      }),
    )

  it('is told of the first twenty, since a role with more was made up', () => {
    const told = wrong(30).filter(({ text }) => text.includes('Did you mean'))
    expect(told.map(({ pointer }) => pointer)).toEqual(
      Array.from({ length: 20 }, (_, index) => `/Actions/${index}`),
    )
  })

  it('is found although the provider is misspelt', () => {
    const role = { Name: 'x', Actions: ['Microsoft.Serach/searchServices/read'], AssignableScopes: [GROUP] }
    expect(lintRole(JSON.stringify(role))[0]?.text).toContain('Microsoft.Search/searchServices/read')
  })
})

describe('a document', () => {
  const permissions = [{ actions: ['nothing/of/the/kind'] }]
  it.each([
    {
      sentence: 'as ARM has it',
      document: { properties: { permissions } },
      pointer: '/properties/permissions/0/actions/0',
    },
    {
      sentence: 'as az lists it',
      document: [{ roleName: 'x', permissions }],
      pointer: '/0/permissions/0/actions/0',
    },
    {
      sentence: 'as PowerShell takes it',
      document: { ACTIONS: ['nothing/of/the/kind'] },
      pointer: '/ACTIONS/0',
    },
  ])('is read $sentence', ({ document, pointer }) => {
    expect(lintRole(JSON.stringify(document))).toContainEqual(
      expect.objectContaining({ code: 'unknown-operation', pointer }),
    )
  })

  it.each([
    { text: 'hello', code: 'not-json' },
    { text: '{"a":', code: 'not-json' },
    { text: '3', code: 'not-a-role' },
    { text: '[]', code: 'not-a-role' },
    { text: '[{"actions":[]},{"actions":[]}]', code: 'not-a-role' },
    { text: '[[{"actions":[]}]]', code: 'not-a-role' },
    { text: `${'['.repeat(200_000)}${']'.repeat(200_000)}`, code: 'not-a-role' },
    { text: '{"name":"x"}', code: 'not-a-role' },
    { text: `{"actions":["${'x'.repeat(1_000_000)}"]}`, code: 'not-json' },
  ])('that is no role is one finding: $code', ({ text, code }) => {
    expect(lintRole(text).map((finding) => finding.code)).toEqual([code])
  })

  it('whatever it holds gives findings and no fault', () => {
    const roleLike = fc
      .record(
        {
          properties: fc.jsonValue(),
          permissions: fc.jsonValue(),
          Actions: fc.jsonValue(),
          Name: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value))
    fc.assert(
      fc.property(fc.oneof(fc.json(), roleLike, fc.string()), (text) => {
        for (const { code } of lintRole(text)) expect(FINDING_CODES).toContain(code)
      }),
    )
  })
})

describe('the article’s custom roles', () => {
  const findingsOf = (id: string, scope?: string) => {
    const role = ARTICLE_ROLES.find((each) => each.id === id)
    if (role === undefined) throw new Error(`expected the custom role ${id}`)
    return lintRole(articleRoleDocument(role, scope)).map(({ code, pointer }) => `${code} ${pointer}`)
  }
  const at = (list: string, ...indexes: readonly number[]) =>
    indexes.map((index) => `/properties/permissions/0/${list}/${index}`)

  it('AI Studio Developer takes out the right that it grants, and others that it never granted', () => {
    expect(findingsOf('custom-role/ai-studio-developer', SUBSCRIPTION)).toEqual([
      ...at('actions', 0).map((pointer) => `cancelled ${pointer}`),
      ...at('notActions', 0, 2, 3, 4, 5, 6).map((pointer) => `excludes-nothing ${pointer}`),
    ])
  })

  it('PTU procurer names three operations twice', () => {
    expect(findingsOf('custom-role/ptu-procurer', SUBSCRIPTION)).toEqual(
      at('actions', 4, 5, 6).map((pointer) => `duplicate ${pointer}`),
    )
  })

  it('Azure OpenAI Assistants API Developer is right', () => {
    expect(findingsOf('custom-role/openai-assistants-developer', GROUP)).toEqual([])
  })

  it('still want a scope', () => {
    expect(findingsOf('custom-role/openai-assistants-developer')).toEqual([
      'scope-placeholder /properties/assignableScopes/0',
    ])
  })
})

it('nothing is wrong with a custom role that Rolecall offers', () => {
  const operations = fc.uniqueArray(fc.constantFrom(...knownOperations()), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(operations, fc.constantFrom(GROUP, SUBSCRIPTION), (some, scope) => {
      const role = customRoleFor(some, scope)
      const errors = lintRole(JSON.stringify(role)).filter(({ code }) => code !== 'gives-access')
      expect(errors).toEqual([])
    }),
  )
})
