import { describe, expect, it } from 'vitest'
import { CAUSES, type Evidence, type NamedPrincipal, type Service } from '../../src/evidence/evidence.ts'
import type { DeedId } from '../../src/knowledge/deeds.ts'
import { control } from '../../src/knowledge/operation-names.ts'
import type { AccessQuestion, Ask } from '../../src/question/question.ts'
import { OLIVIA } from '../../src/sandbox/contoso/people.ts'
import { questionOfError, questionOfRequest } from '../../src/question/question-of.ts'
import type { ErrorRequest } from '../../src/question/request.ts'
import { evidence } from '../builders/evidence.ts'
import { DANA } from '../builders/people.ts'
import { foundryProject, GROUP, hub, openai, project, search, storage, vault } from '../builders/places.ts'

const MAX = { objectId: null, appId: null, name: 'max@contoso.com' }
const ASKER = { by: 'id', id: DANA.id } as const
const OPENAI = openai().id
const CHILD = `${OPENAI}/deployments/gpt-4o`
const LIST_KEYS = 'Microsoft.CognitiveServices/accounts/listKeys/action'
const CHAT = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action'
const KEYS_READ = 'Microsoft.KeyVault/vaults/keys/read'

function request(fields: Partial<ErrorRequest> = {}): ErrorRequest {
  return {
    kind: 'error',
    text: '',
    asker: ASKER,
    on: null,
    recentResource: null,
    operation: null,
    chosen: null,
    ...fields,
  }
}

function question(of: Partial<Evidence>, asked: Partial<ErrorRequest> = {}): AccessQuestion {
  const outcome = questionOfError(evidence(of), request(asked))
  if (outcome.kind !== 'question') throw new Error(`expected a question, found ${outcome.kind}`)
  return outcome.question
}

const scoped = (scope: string, isGiven = false) => ({ by: 'scope', scope, isGiven })

describe('whether an error raises a question', () => {
  it.each(CAUSES)('%s', (cause) => {
    const raises = cause === 'missing-role' || cause === 'deny-assignment'
    expect(questionOfError(evidence({ cause }), request()).kind).toBe(raises ? 'question' : 'no-question')
  })
})

describe('who', () => {
  it('the asker is whoever is signed in, whatever the text says', () => {
    const { asker } = question({ principal: { objectId: 'x', appId: null, name: 'Max' } })
    expect(asker).toEqual(ASKER)
  })

  it.each([
    { sentence: 'an object id', principal: { objectId: 'x', appId: null, name: null } },
    { sentence: 'an application id', principal: { objectId: null, appId: 'x', name: null } },
    { sentence: 'a name', principal: MAX },
  ])('the subject is whom the text names by $sentence', ({ principal }) => {
    expect(question({ principal }).subject).toEqual(principal)
  })

  it.each([
    ['an id', OLIVIA, { objectId: OLIVIA, appId: null, name: null }],
    ['a name', 'Bob Smith', { objectId: null, appId: null, name: 'Bob Smith' }],
    ['their own id', DANA.id.toUpperCase(), null],
  ])('the subject is whom the person chose, by %s, whomever the text names', (_, chosen, subject) => {
    expect(question({ principal: MAX }, { chosen }).subject).toEqual(subject)
  })

  it.each([{ principal: null }, { principal: { objectId: null, appId: null, name: null } }])(
    'the subject is the asker where the text names nobody',
    ({ principal }) => {
      expect(question({ principal }).subject).toBeNull()
    },
  )
})

describe('on what', () => {
  const url = `GET https://management.azure.com${OPENAI}/deployments?api-version=1 failed`
  const studio = `see https://ai.azure.com/?wsid=${encodeURIComponent(OPENAI)}&tid=1`

  it.each<{ sentence: string; of: Partial<Evidence>; asked?: Partial<ErrorRequest>; resource: unknown }>([
    { sentence: 'the scope in the error', of: { scope: OPENAI }, resource: scoped(OPENAI) },
    {
      sentence: 'the scope of a role assignment in the error',
      of: { scope: `${OPENAI}/providers/Microsoft.Authorization/roleAssignments/1` },
      resource: scoped(OPENAI),
    },
    { sentence: 'the scope in an address of ARM', of: { source: url }, resource: scoped(OPENAI) },
    { sentence: 'the scope in an address of the studio', of: { source: studio }, resource: scoped(OPENAI) },
    {
      sentence: 'the address that holds a scope, of several',
      of: { source: `https://aka.ms/rbac, ${studio}` },
      resource: scoped(OPENAI),
    },
    {
      sentence: 'the host that refused',
      of: { endpoint: 'AOAI-Contoso.openai.azure.com' },
      resource: { by: 'endpoint', host: 'aoai-contoso.openai.azure.com' },
    },
    {
      sentence: 'the scope rather than the host',
      of: { scope: OPENAI, endpoint: 'management.azure.com' },
      resource: scoped(OPENAI),
    },
    {
      sentence: 'not the host of ARM',
      of: { endpoint: 'management.azure.com' },
      resource: { by: 'nothing' },
    },
    {
      sentence: 'not the host of Microsoft Graph',
      of: { endpoint: 'graph.microsoft.com' },
      resource: { by: 'nothing' },
    },
    {
      sentence: 'not a host that serves a region',
      of: { endpoint: 'westeurope.api.cognitive.microsoft.com' },
      resource: { by: 'nothing' },
    },
    {
      sentence: 'names in the text',
      of: { source: 'Access denied on aoai-contoso, tried stcontoso1 too' },
      resource: { by: 'name', names: ['aoai-contoso', 'stcontoso1'] },
    },
    {
      sentence: 'each name once, and no plain words, addresses or paths',
      of: { source: 'my-hub: denied for a-b@contoso.com at /x-1/y-2, Foo.bar-1, my-hub' },
      resource: { by: 'name', names: ['my-hub'] },
    },
    {
      sentence: 'nothing that can be told',
      of: { source: 'Principal does not have access' },
      resource: { by: 'nothing' },
    },
    {
      sentence: 'the resource last talked about, where the text names none',
      of: { source: 'denied again' },
      asked: { recentResource: OPENAI },
      resource: scoped(OPENAI, true),
    },
    {
      sentence: 'a name in the text rather than the resource last talked about',
      of: { source: 'denied on srch-contoso' },
      asked: { recentResource: OPENAI },
      resource: { by: 'name', names: ['srch-contoso'] },
    },
    {
      sentence: 'the scope in the text rather than the resource last talked about',
      of: { scope: OPENAI },
      asked: { recentResource: search().id },
      resource: scoped(OPENAI),
    },
    {
      sentence: 'the resource given rather than the one last talked about',
      of: {},
      asked: { on: search().id, recentResource: OPENAI },
      resource: scoped(search().id, true),
    },
    {
      sentence: 'the resource given rather than the one in the text',
      of: { scope: OPENAI },
      asked: { on: search().id },
      resource: scoped(search().id, true),
    },
    {
      sentence: 'the name given rather than the scope in the text',
      of: { scope: OPENAI },
      asked: { on: 'srch-contoso' },
      resource: { by: 'name', names: ['srch-contoso'] },
    },
    {
      sentence: 'the scope in the text where it is inside the resource given',
      of: { scope: CHILD },
      asked: { on: OPENAI },
      resource: scoped(CHILD),
    },
    {
      sentence: 'the scope in the text where it is inside the group given',
      of: { scope: OPENAI },
      asked: { on: GROUP },
      resource: scoped(OPENAI),
    },
    {
      sentence: 'the resource given where the text names something around it',
      of: { scope: GROUP },
      asked: { on: OPENAI },
      resource: scoped(OPENAI, true),
    },
  ])('$sentence', ({ of, asked, resource }) => {
    expect(question(of, asked).resource).toEqual(resource)
  })

  it('at most twenty names are taken from a text', () => {
    const source = Array.from({ length: 50 }, (_, index) => `name-${index}`).join(' ')
    const { resource } = question({ source })
    expect(resource.by === 'name' ? resource.names.length : 0).toBe(20)
  })

  it.each(['/subscriptions/contoso', 'the search one', ' '])('asks which, where %s is given', (on) => {
    const outcome = questionOfError(evidence(), request({ on }))
    expect(outcome).toMatchObject({ kind: 'ask', ask: { field: 'resource', choices: [] } })
    expect(outcome.kind === 'ask' ? outcome.ask.text : '').toMatch(/^Which resource is meant\? [TE`].+\.$/)
  })
})

describe('a difference between what is given and what the text names', () => {
  const HOST = 'srch-contoso.search.windows.net'

  it.each([
    { sentence: 'another scope', of: { scope: OPENAI }, on: search().id, names: OPENAI },
    {
      sentence: 'another host',
      of: { endpoint: 'aoai.openai.azure.com' },
      on: HOST,
      names: 'aoai.openai.azure.com',
    },
    { sentence: 'a scope, and a name is given', of: { scope: OPENAI }, on: 'srch-contoso', names: OPENAI },
    { sentence: 'a scope, and a host is given', of: { scope: OPENAI }, on: HOST, names: OPENAI },
    {
      sentence: 'a host, and a scope is given',
      of: { endpoint: 'aoai.openai.azure.com' },
      on: search().id,
      names: 'aoai.openai.azure.com',
    },
  ])('is told: $sentence', ({ of, on, names }) => {
    const { notes } = question(of, { on })
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain(names)
    expect(notes[0]).toContain('as you asked')
  })

  it.each([
    { sentence: 'the same scope in another case', of: { scope: OPENAI.toUpperCase() }, on: OPENAI },
    { sentence: 'a scope inside the one given', of: { scope: CHILD }, on: OPENAI },
    { sentence: 'the same host', of: { endpoint: HOST }, on: `https://${HOST}/indexes` },
    { sentence: 'the same resource by name', of: { scope: OPENAI }, on: 'aoai-contoso' },
    { sentence: 'the same resource by host', of: { endpoint: HOST }, on: search().id },
    { sentence: 'no resource at all', of: {}, on: OPENAI },
  ])('is none: $sentence', ({ of, on }) => {
    expect(question(of, { on }).notes).toEqual([])
  })
})

describe('needing what', () => {
  const operations = (...list: readonly (readonly [string, boolean])[]) => ({
    kind: 'operations',
    operations: list.map(([name, isDataAction]) => ({ name, isDataAction })),
  })

  it.each<{ sentence: string; of: Partial<Evidence>; operation?: string; ask: unknown }>([
    {
      sentence: 'an operation in the error',
      of: { operations: [LIST_KEYS] },
      ask: operations([LIST_KEYS, false]),
    },
    {
      sentence: 'only the refused ones of several',
      of: { operations: [LIST_KEYS, CHAT], deniedOperations: [CHAT] },
      ask: operations([CHAT, true]),
    },
    {
      sentence: 'the plane is the catalogue’s, whatever refused',
      of: { operations: [CHAT], plane: 'control' },
      ask: operations([CHAT, true]),
    },
    {
      sentence: 'the refusing plane decides where the name is on both: data',
      of: { operations: [KEYS_READ], plane: 'data' },
      ask: operations([KEYS_READ, true]),
    },
    {
      sentence: 'the refusing plane decides where the name is on both: control',
      of: { operations: [KEYS_READ], plane: 'control' },
      ask: operations([KEYS_READ, false]),
    },
    {
      sentence: 'the refusing plane decides for an operation that is not known',
      of: { operations: ['Contoso.Shop/orders/read'], plane: 'data' },
      ask: operations(['Contoso.Shop/orders/read', true]),
    },
    {
      sentence: 'the operation that the person chose when asked',
      of: { service: 'azure-openai' },
      operation: CHAT,
      ask: operations([CHAT, true]),
    },
    {
      sentence: 'an operation in the error rather than the chosen one',
      of: { operations: [LIST_KEYS] },
      operation: CHAT,
      ask: operations([LIST_KEYS, false]),
    },
    {
      sentence: 'the rows of the service, where no operation is named',
      of: { service: 'ai-search' },
      ask: { kind: 'service-error', service: 'ai-search' },
    },
  ])('$sentence', ({ of, operation = null, ask }) => {
    expect(question(of, { operation }).ask).toEqual(ask)
  })
})

describe('a plain request', () => {
  const ask = { kind: 'access' } as const
  const plain = { kind: 'plain', asker: ASKER, on: null, recentResource: null, about: null, ask } as const
  const BOB: NamedPrincipal = { objectId: null, appId: null, name: 'bob@contoso.com' }

  it('asks about the asker, on what is given', () => {
    expect(questionOfRequest({ ...plain, on: storage().id, recentResource: search().id })).toEqual({
      kind: 'question',
      question: {
        raisedBy: 'request',
        asker: ASKER,
        subject: null,
        resource: scoped(storage().id, true),
        ask,
        notes: [],
      },
    })
  })

  it('asks about somebody else who is named', () => {
    expect(questionOfRequest({ ...plain, about: BOB })).toMatchObject({ question: { subject: BOB } })
  })

  it('asks back where what is given cannot be a resource', () => {
    const raised = questionOfRequest({ ...plain, on: '/nowhere' })
    expect(raised).toMatchObject({ kind: 'ask', ask: { field: 'resource' } })
  })

  const PROJECTS: Ask = { kind: 'tables', tables: ['project-creation'] }
  const HUBS: Ask = { kind: 'tables', tables: ['hub-creation'] }
  const uses = (service: Service): Ask => ({ kind: 'service-error', service })
  const does = (deed: DeedId): Ask => ({ kind: 'deed', deed })
  const reads: Ask = { kind: 'operations', operations: [control('Microsoft.Search/searchServices/read')] }

  it.each<[sentence: string, Ask, recent: string, isMeant: boolean]>([
    ['access, of anything', ask, vault().id, true],
    ['access, of a group', ask, GROUP, true],
    ['an operation, of its type', reads, search().id, true],
    ['an operation, of a group', reads, GROUP, true],
    ['an operation, not of another type', reads, vault().id, false],
    ['a project, of a hub', PROJECTS, hub().id, true],
    ['a project, not of a search service', PROJECTS, search().id, false],
    ['a hub, of a group', HUBS, GROUP, true],
    ['a hub, not of a resource', HUBS, hub().id, false],
    ['a playground, of a project', { kind: 'playground' }, project().id, true],
    ['a playground, not of an account', { kind: 'playground' }, openai().id, false],
    ['a connection, of a hub', { kind: 'connection' }, hub().id, true],
    ['a connection, not of a vault', { kind: 'connection' }, vault().id, false],
    ['a service, of its type', uses('azure-openai'), openai().id, true],
    ['a service, of a project that may reach it', uses('azure-openai'), project().id, true],
    ['a service, of a Foundry project', uses('foundry-project'), foundryProject().id, true],
    ['a service, not of another type', uses('azure-openai'), search().id, false],
    ['a deed, of its type', does('read-secret'), vault().id, true],
    ['a deed, of a project that may reach its type', does('deploy-model'), project().id, true],
    ['a deed, not of another type', does('read-secret'), search().id, false],
    ['a deed, not of a group', does('read-secret'), GROUP, false],
    ['assigning roles, of anything', does('assign-roles'), search().id, true],
    ['assigning roles, of a group', does('assign-roles'), GROUP, true],
    ['creating a search service, of a group', does('create-search'), GROUP, true],
    ['creating a search service, not of one', does('create-search'), search().id, false],
  ])('without a resource means the recent one if it fits: %s', (_sentence, asked, recent, isMeant) => {
    const raised = questionOfRequest({ ...plain, ask: asked, recentResource: recent })
    expect(raised).toMatchObject({
      question: { resource: isMeant ? scoped(recent, true) : { by: 'nothing' } },
    })
  })
})
