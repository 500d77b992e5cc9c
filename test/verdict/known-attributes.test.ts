import { describe, expect, it } from 'vitest'
import { control, data } from '../../src/knowledge/operation-names.ts'
import type { Resource } from '../../src/question/question.ts'
import { judge } from '../../src/verdict/judge.ts'
import type { VerdictState } from '../../src/verdict/verdict.ts'
import { assignment, customRole } from '../builders/access.ts'
import { DANA } from '../builders/people.ts'
import { dataLake, GROUP, openai, storage, SUBSCRIPTION } from '../builders/places.ts'
import { bound, operationRow } from '../builders/question.ts'
import { snapshotOf, TAKEN_AT } from '../builders/snapshot.ts'

const STORAGE = 'Microsoft.Storage/storageAccounts'
const ACCOUNT = storage()
const container = (name: string) => `${ACCOUNT.id}/blobServices/default/containers/${name}`
const queue = (name: string) => `${ACCOUNT.id}/queueServices/default/queues/${name}`
const DELETE_BLOB = data(`${STORAGE}/blobServices/containers/blobs/delete`)
const everything = customRole('Everything', { actions: ['*'], dataActions: ['*'] })

/** How Dana stands on a scope by a role that a condition limits. */
function stateUnder(
  condition: string,
  on: Resource | string,
  operation = DELETE_BLOB,
  resources: readonly Resource[] = [],
): VerdictState | undefined {
  const roleAssignments = [assignment(everything, '/', DANA, { condition })]
  const snapshot = {
    ...snapshotOf({ customRoles: [everything], roleAssignments }),
    resources: new Map(resources.map((each) => [each.id.toLowerCase(), each])),
  }
  return judge([bound(operationRow(operation), on)], DANA, snapshot)[0]?.state
}

const resourceIs = (attribute: string, value: string) => `@Resource[${attribute}] StringEquals '${value}'`
const accountIs = (name: string) => resourceIs(`${STORAGE}:name`, name)
const containerIs = (name: string) => resourceIs(`${STORAGE}/blobServices/containers:name`, name)
const queueIs = (name: string) => resourceIs(`${STORAGE}/queueServices/queues:name`, name)

describe('the time', () => {
  it.each<{ condition: string; state: VerdictState }>([
    { condition: `@Environment[UtcNow] DateTimeGreaterThan '2026-11-22T09:59:59.0Z'`, state: 'granted' },
    { condition: `@Environment[UtcNow] DateTimeGreaterThan '${TAKEN_AT}'`, state: 'missing' },
    { condition: `@Environment[utcNow] DateTimeLessThan '2026-11-22T10:00:00.0000001Z'`, state: 'granted' },
  ])('$condition: $state', ({ condition, state }) => {
    expect(stateUnder(condition, ACCOUNT)).toBe(state)
    expect(stateUnder(condition, SUBSCRIPTION, control('Contoso.Shop/orders/read'))).toBe(state)
  })
})

describe('what a scope names', () => {
  it.each<{ sentence: string; condition: string; on: Resource | string; state: VerdictState }>([
    { sentence: 'the account', condition: accountIs('stcontoso'), on: ACCOUNT, state: 'granted' },
    { sentence: 'another account', condition: accountIs('stcontoso2'), on: ACCOUNT, state: 'missing' },
    {
      sentence: 'the account of a container',
      condition: accountIs('stcontoso'),
      on: container('docs'),
      state: 'granted',
    },
    {
      sentence: 'an account in another casing',
      condition: accountIs('stcontoso'),
      on: ACCOUNT.id.toUpperCase(),
      state: 'granted',
    },
    {
      sentence: 'the container',
      condition: containerIs('docs'),
      on: container('docs'),
      state: 'granted',
    },
    {
      sentence: 'the container, in another casing',
      condition: containerIs('docs'),
      on: container('docs').toUpperCase(),
      state: 'granted',
    },
    {
      sentence: 'another container',
      condition: containerIs('docs'),
      on: container('docs-2'),
      state: 'missing',
    },
    {
      sentence: 'an account alone says no container',
      condition: containerIs('docs'),
      on: ACCOUNT,
      state: 'conditional',
    },
    {
      sentence: 'a queue says no container',
      condition: containerIs('docs'),
      on: queue('docs'),
      state: 'conditional',
    },
    {
      sentence: 'a container says no queue',
      condition: queueIs('docs'),
      on: container('docs'),
      state: 'conditional',
    },
    {
      sentence: 'a resource group says no account',
      condition: accountIs('stcontoso'),
      on: GROUP,
      state: 'conditional',
    },
    {
      sentence: 'another type of resource says no account',
      condition: accountIs('aoai-contoso'),
      on: openai(),
      state: 'conditional',
    },
    {
      sentence: 'no scope says a path',
      condition: resourceIs(`${STORAGE}/blobServices/containers/blobs:path`, 'a'),
      on: container('docs'),
      state: 'conditional',
    },
  ])('$sentence: $state', ({ condition, on, state }) => {
    expect(stateUnder(condition, on)).toBe(state)
  })

  it.each([
    { on: queue('orders'), state: 'granted' },
    { on: queue('orders-2'), state: 'missing' },
  ])('$on: that the queue is orders is $state', ({ on, state }) => {
    const peek = data(`${STORAGE}/queueServices/queues/messages/read`)
    expect(stateUnder(queueIs('orders'), on, peek)).toBe(state)
  })
})

describe('the hierarchical namespace', () => {
  const isLake = `@Resource[${STORAGE}:isHnsEnabled] BoolEquals true`
  const lake = dataLake()
  const flat = storage('stflat', { properties: { isHnsEnabled: false } })
  it.each<{ sentence: string; on: Resource; known: readonly Resource[]; state: VerdictState }>([
    { sentence: 'is known of an account that says so', on: lake, known: [lake], state: 'granted' },
    { sentence: 'is known of an account that says not', on: flat, known: [flat], state: 'missing' },
    {
      sentence: 'is not known of an account that says nothing',
      on: ACCOUNT,
      known: [ACCOUNT],
      state: 'conditional',
    },
    {
      sentence: 'is not known of an account that says something else',
      on: lake,
      known: [{ ...lake, properties: { isHnsEnabled: 'true' } }],
      state: 'conditional',
    },
    { sentence: 'is not known of an account that was not read', on: lake, known: [], state: 'conditional' },
    {
      sentence: 'is not known of an account whose settings were not read',
      on: lake,
      known: [{ ...lake, properties: null }],
      state: 'conditional',
    },
  ])('$sentence', ({ on, known, state }) => {
    expect(stateUnder(isLake, on, DELETE_BLOB, known)).toBe(state)
    expect(stateUnder(isLake, `${on.id}/blobServices/default/containers/docs`, DELETE_BLOB, known)).toBe(
      state,
    )
  })
})

describe('what is never guessed', () => {
  it.each([
    '@Environment[isPrivateLink] BoolEquals true',
    'NOT @Environment[isPrivateLink] BoolEquals true',
    "@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Team_Name] StringEquals 'blue'",
    'NOT Exists @Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Team_Name]',
    `@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] GuidEquals ${DANA.id}`,
  ])('%s', (condition) => {
    expect(stateUnder(condition, GROUP, control('Microsoft.Authorization/roleAssignments/write'))).toBe(
      'conditional',
    )
  })
})
