import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as fab from './fabrikam.ts'
import { run } from './run.ts'

const answer = z.object({
  status: z.string(),
  principal: z.object({ id: z.string() }).nullable(),
  resource: z.object({ id: z.string() }).nullable(),
  verdicts: z.array(z.object({ requirement: z.object({ id: z.string() }), state: z.string() })),
  leastRoles: z.array(z.object({ id: z.string(), scope: z.string() })),
  ask: z
    .object({
      field: z.string(),
      text: z.string(),
      choices: z.array(z.object({ value: z.string(), title: z.string() })),
    })
    .nullable(),
})

let folder = ''
let tenant = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
  tenant = join(folder, 'tenant.json')
  await writeFile(tenant, JSON.stringify(fab.fabrikam()))
})
afterAll(() => rm(folder, { recursive: true }))

async function told(args: readonly string[], as: string, input = '') {
  const options = ['--as', `${as}@fabrikam.com`, '--tenant', tenant, '--format', 'json']
  const { status, output, errors } = await run([...args, ...options], input)
  expect(errors).toBe('')
  const { verdicts, ask, ...rest } = answer.parse(JSON.parse(output))
  const states = Object.fromEntries(verdicts.map(({ requirement, state }) => [requirement.id, state]))
  return { ...rest, states, ask, choices: ask?.choices.map(({ title }) => title) ?? [], exit: status }
}

const HUB_CREATION = ['storage', 'key-vault', 'cognitive-services', 'workspace'].map(
  (row) => `hub-creation/${row}`,
)
const CHAT_ROWS = ['troubleshooting/openai-contributor', 'troubleshooting/cognitive-services-user']
const all = (ids: readonly string[], state: string) => Object.fromEntries(ids.map((id) => [id, state]))
const operation = (name: string, state: string) => ({ [`operation/${name}`]: state })

describe('asking in plain words', () => {
  test.each([
    ['dana', 'can I create a hub in rg-ai?', fab.GROUP, all(HUB_CREATION, 'missing')],
    ['olivia', 'can I create a hub in rg-ai?', fab.GROUP, all(HUB_CREATION, 'granted')],
    ['dana', "why can't I use gpt-4o in proj-fab?", fab.PROJECT, all(CHAT_ROWS, 'missing')],
    ['olivia', 'can I create a project in hub-fab', fab.HUB, { 'project-creation/join': 'granted' }],
    [
      'dana',
      'what role do I need to create a project in proj-fab?',
      fab.PROJECT,
      { 'project-creation/join': 'missing' },
    ],
    [
      'dana',
      'can I query an index on srch-fab',
      fab.SEARCH,
      operation('Microsoft.Search/searchServices/indexes/documents/read', 'missing'),
    ],
    [
      'olivia',
      'can I assign roles in rg-ai?',
      fab.GROUP,
      operation('Microsoft.Authorization/roleAssignments/write', 'granted'),
    ],
    [
      'dana',
      'may I delete stfab.blob.core.windows.net',
      fab.STORAGE,
      operation('Microsoft.Storage/storageAccounts/delete', 'missing'),
    ],
    [
      'dana',
      'Microsoft.Search/searchServices/read srch-fab',
      fab.SEARCH,
      operation('Microsoft.Search/searchServices/read', 'granted'),
    ],
    [
      'olivia',
      `can I assign roles on subscription ${fab.SUBSCRIPTION}`,
      `/subscriptions/${fab.SUBSCRIPTION}`,
      operation('Microsoft.Authorization/roleAssignments/write', 'granted'),
    ],
  ])('%s: %s', async (as, question, resource, states) => {
    expect(await told(['ask', question], as)).toMatchObject({
      status: 'answered',
      resource: { id: resource },
      states,
      exit: 0,
    })
  })

  test('about somebody else, where the asker may read role assignments', async () => {
    const question = 'can I see what dana@fabrikam.com can do on srch-fab?'
    expect(await told(['ask', 'can dana@fabrikam.com assign roles in rg-ai'], 'sam')).toMatchObject({
      principal: { id: fab.DANA },
      states: operation('Microsoft.Authorization/roleAssignments/write', 'missing'),
    })
    expect((await told(['ask', question], 'sam')).principal?.id).toBe(fab.DANA)
  })

  test('about somebody by their full name', async () => {
    const named = await told(['ask', 'can Dana Developer assign roles in rg-ai'], 'sam')
    expect(named).toEqual(await told(['ask', 'can dana@fabrikam.com assign roles in rg-ai'], 'sam'))
  })

  test('about somebody else, where the asker may not: nothing of theirs is shown', async () => {
    const asked = await told(['ask', 'can olivia@fabrikam.com assign roles in rg-ai'], 'priya')
    expect(asked.states).toEqual(operation('Microsoft.Authorization/roleAssignments/write', 'indeterminate'))
    expect(asked.leastRoles).toEqual([])
  })
})

describe('what is still to be asked', () => {
  test.each([
    [
      'the hub, of hubs only',
      'dana',
      'can I create a project?',
      'In which hub is the project to be?',
      ['hub-fab'],
    ],
    [
      'the group, of those that one may read',
      'dana',
      'can I create a hub?',
      'In which resource group is the hub to be?',
      ['rg-ai'],
    ],
    [
      'the group, where there is none of the name',
      'carla',
      'can I create a hub in rg-x',
      'I found no resource group named rg-x. In which resource group is the hub to be?',
      ['rg-locked'],
    ],
    ['the key vault', 'dana', 'can I read secrets?', 'Which key vault is meant?', ['kv-fab-policy']],
    [
      'the service in a group',
      'dana',
      'can I query an index in rg-ai',
      'rg-ai is a resource group. Which search service in it is meant?',
      ['srch-fab', 'srch-fab-keys'],
    ],
    [
      'the connection',
      'dana',
      'check my connection',
      'Which connection is meant?',
      ['aoai', 'embed', 'lake', 'onelake', 'search', 'search-key'],
    ],
  ])('%s', async (_name, as, question, text, choices) => {
    const asked = await told(['ask', question], as)
    expect(asked).toMatchObject({ status: 'incomplete', ask: { field: 'resource', text }, exit: 1 })
    expect(asked.choices.toSorted()).toEqual(choices)
  })

  test('the operation, for access to a group', async () => {
    expect(await told(['ask', 'what roles do I have in resource group rg-ai?'], 'dana')).toMatchObject({
      status: 'incomplete',
      ask: { field: 'operation', choices: [{ title: 'Assign roles' }, {}, {}, {}, {}, {}, {}] },
    })
  })

  test('whose access, where nobody of the name is there', async () => {
    expect(await told(['ask', 'can bob@fabrikam.com use srch-fab?'], 'sam')).toMatchObject({
      ask: { field: 'principal', text: 'I found no bob@fabrikam.com in this tenant. Whose access is meant?' },
    })
    expect(await told(['ask', 'can Dana use srch-fab?'], 'sam')).toMatchObject({
      ask: { field: 'principal', text: expect.stringContaining('no application called Dana') as string },
    })
  })
})

describe('the text', () => {
  const error = 'Principal does not have access to API/Operation. https://aoai-fab.openai.azure.com/'

  test('may come from standard input', async () => {
    expect(await told(['ask'], 'dana', 'access srch-fab?\n')).toMatchObject({ resource: { id: fab.SEARCH } })
  })

  test('may be an error', async () => {
    expect(await told(['ask', error], 'dana')).toMatchObject({ resource: { id: fab.OPENAI }, exit: 0 })
  })

  test('may be neither', async () => {
    expect(await told(['ask', 'good morning'], 'dana')).toMatchObject({ status: 'unrecognized', exit: 1 })
  })

  test('names a resource that --on overrides', async () => {
    const asked = await told(['ask', 'access srch-fab?', '--on', 'aoai-fab'], 'dana')
    expect(asked.resource?.id).toBe(fab.OPENAI)
  })
})

describe('rolecall check create-hub', () => {
  test('takes the name of a group', async () => {
    expect(await told(['check', 'create-hub', '--in', 'rg-ai'], 'olivia')).toMatchObject({
      resource: { id: fab.GROUP },
      states: all(HUB_CREATION, 'granted'),
    })
  })

  test('a malformed id is still bad usage', async () => {
    const { status, errors } = await run([
      'check',
      'create-hub',
      '--in',
      '/subscriptions/x',
      '--tenant',
      tenant,
    ])
    expect(errors).toContain('--in')
    expect(status).toBe(2)
  })
})
