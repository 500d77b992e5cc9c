import { generate } from 'selfsigned'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import * as people from '../../src/sandbox/contoso/people.ts'
import { AI_SCOPE, OPENAI, PROJECT } from '../../src/sandbox/contoso/places.ts'
import { createLoopbackCertificate } from '../../src/sandbox/certificate.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { isAzureUnreachable, type AzureReader, type Reading } from '../../src/snapshot/azure-reader.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'
import type { AzureConnection } from '../../src/snapshot/azure/connection.ts'
import { body, FAULTS, NOT_UNDERSTOOD, type AzureFault } from './faults.ts'
import { FaultyAzure, IMPATIENT } from './faulty-azure.ts'
import { kindOf, type ReadKind } from './reads.ts'

const ELIGIBLE_ROLE = `${AI_SCOPE}/providers/Microsoft.Authorization/roleDefinitions/a001fd3d-188f-4b5d-821b-7da978bf7442`

/** A read of each kind. */
const CALLS: Readonly<Record<ReadKind, (azure: AzureReader) => Promise<Reading<unknown>>>> = {
  'role assignments of everyone': (azure) => azure.roleAssignments(OPENAI, { of: 'everyone' }),
  'role assignments of one person': (azure) =>
    azure.roleAssignments(OPENAI, { of: 'principal', id: people.LENA }),
  'role assignments that end': (azure) => azure.scheduledAssignments(OPENAI),
  'eligible assignments of everyone': (azure) => azure.eligibleAssignments(OPENAI, { of: 'everyone' }),
  'eligible assignments of one person': (azure) =>
    azure.eligibleAssignments(OPENAI, { of: 'principal', id: people.PRIYA }),
  'activation policies': (azure) => azure.activationPolicy(OPENAI, ELIGIBLE_ROLE),
  'deny assignments': (azure) => azure.denyAssignments(OPENAI),
  'built-in roles': (azure) => azure.builtInRoles('/'),
  'custom roles': (azure) => azure.customRoles(AI_SCOPE),
  'one role': (azure) => azure.roleDefinition('/', 'acdd72a7-3385-48ef-bd42-f606fba81ae7'),
  locks: (azure) => azure.locks(OPENAI),
  'a subscription': (azure) => azure.resource(AI_SCOPE),
  'a resource': (azure) => azure.resource(OPENAI),
  'connections and deployments': (azure) => azure.children(PROJECT, 'connections'),
  'a search for resources': (azure) => azure.findResources({ names: ['aoai-contoso'] }),
  'a search for grantors': (azure) => azure.likelyGrantors(),
  'who somebody is': (azure) => azure.findPrincipals({ by: 'object-id', id: people.DANA }),
  names: (azure) => azure.describePrincipals([people.DANA, people.OLIVIA]),
  'groups of somebody': (azure) => azure.groupsOf({ id: people.DANA, type: 'User' }),
  'direct groups of somebody': (azure) => azure.directGroupsOf({ id: people.DANA, type: 'User' }),
  'groups of groups': (azure) => azure.parentsOfGroups([people.ASSISTANT_TEAM]),
  'members of a group': (azure) => azure.groupMembers(people.ACCESS_ADMINISTRATORS),
}
const KINDS = Object.keys(CALLS) as ReadKind[]

const OBJECTS: readonly ReadKind[] = ['one role', 'a subscription', 'a resource', 'who somebody is']
/** Nobody follows the pages of these: a batch, names by their ids, and what is a hint only. */
const UNPAGED: readonly ReadKind[] = [...OBJECTS, 'names', 'groups of groups', 'a search for grantors']
/** One of each client; of Resource Graph's pages Rolecall may ask for only a few in a second. */
const FEW: readonly ReadKind[] = ['deny assignments', 'locks', 'groups of somebody']

let sandbox: Sandbox
let azure: FaultyAzure
let truth: ReadonlyMap<ReadKind, unknown>
beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso(), pageSize: 1000 })
  azure = await FaultyAzure.start(sandbox)
  truth = await readAll(KINDS, azure.connection())
})
afterAll(async () => {
  await azure.close()
  await sandbox.close()
})

/** What each read comes to; an `Error` where it rejects. */
async function readAll(
  kinds: readonly ReadKind[],
  connection: AzureConnection,
  reader: AzureReader = azureReaders(connection)({ conversation: 'test' }),
): Promise<ReadonlyMap<ReadKind, unknown>> {
  return new Map(
    await Promise.all(
      kinds.map(async (kind): Promise<[ReadKind, unknown]> => [
        kind,
        await CALLS[kind](reader).catch((fault: unknown) =>
          isAzureUnreachable(fault) ? { kind: 'unreachable', why: fault.why } : { kind: 'fault', fault },
        ),
      ]),
    ),
  )
}

/** There is none of that id, in ARM's words. */
const expectedOf = ({ name, outcome, isPage }: AzureFault, kind: ReadKind): unknown => {
  if (isPage === true && kind.startsWith('a search')) return NOT_UNDERSTOOD
  if (name === '404' && OBJECTS.includes(kind))
    return { kind: 'read', value: kind === 'who somebody is' ? [] : null }
  return outcome.kind === 'read' ? truth.get(kind) : (expect.objectContaining(outcome) as unknown)
}

const kindsFor = ({ ofLists, isLarge }: AzureFault) =>
  (isLarge === true ? FEW : KINDS)
    .filter((kind) => ofLists === undefined || !UNPAGED.includes(kind))
    .filter((kind) => ofLists !== 'by-link' || kind !== 'a search for resources')

const timesAsked = () => Map.groupBy(azure.asked, (passing) => kindOf(passing))

it('every kind of read is read', () => {
  for (const kind of KINDS) expect(truth.get(kind), kind).toMatchObject({ kind: 'read' })
})

/** What is asked where nothing of Azure can be reached. */
const ANY: ReadKind = 'deny assignments'

describe('where Azure cannot be reached:', () => {
  const notReached = { kind: 'unreachable', why: 'Azure did not answer' }
  const at = (origin: string, changes: Partial<AzureConnection> = {}): AzureConnection => {
    const connection = azure.connection(changes)
    return { ...connection, cloud: { ...connection.cloud, armEndpoint: origin } }
  }

  it.each<{ name: string; connection: () => AzureConnection | Promise<AzureConnection> }>([
    {
      name: 'a certificate by another authority',
      connection: async () =>
        azure.connection({ certificateAuthority: (await createLoopbackCertificate()).certificate }),
    },
    { name: 'a host that nobody knows', connection: () => at('https://management.rolecall.invalid') },
    { name: 'a port where nobody listens', connection: () => at('https://127.0.0.1:9') },
    {
      name: 'a credential that fails',
      connection: () =>
        azure.connection({ credential: { getToken: () => Promise.reject(new Error('AADSTS700016')) } }),
    },
    {
      name: 'a credential that gives nothing',
      connection: () => azure.connection({ credential: { getToken: () => Promise.resolve(null) } }),
    },
  ])('$name', async ({ connection }) => {
    expect((await readAll([ANY], await connection())).get(ANY)).toEqual(notReached)
    expect((await readAll([ANY], azure.connection())).get(ANY)).toEqual(truth.get(ANY))
  })

  it('a certificate for another host', async () => {
    const { private: key, cert: certificate } = await generate([{ name: 'commonName', value: 'elsewhere' }], {
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'elsewhere.example' }] }],
    })
    const elsewhere = await FaultyAzure.start(sandbox, { key, certificate })
    const read = await readAll([ANY], elsewhere.connection())
    await elsewhere.close()
    expect(read.get(ANY)).toEqual(notReached)
  })

  it('a credential that is silent, for as long as a read may take', async () => {
    const credential = { getToken: () => new Promise<never>(() => undefined) }
    const patience = { ...IMPATIENT, read: 100 }
    expect((await readAll([ANY], azure.connection({ credential, patience }))).get(ANY)).toEqual({
      kind: 'refused',
      why: 'Azure had not answered after 0.1 seconds',
    })
  })
})

describe('where Azure answers with', () => {
  it('a search that has a resource on two pages', async () => {
    const kind: ReadKind = 'a search for resources'
    azure.fail(
      (passing) => kindOf(passing) === kind,
      async (response, truth) => {
        const { data, ...answer } = JSON.parse((await truth()).body.toString('utf8')) as { data: unknown[] }
        const twice = [...data, ...data]
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ ...answer, data: twice, count: twice.length }))
      },
    )
    const read = await readAll([kind], azure.connection())
    azure.heal()
    expect(read.get(kind)).toEqual(truth.get(kind))
  })

  it('a search that is cut off and names no next page', async () => {
    const kind: ReadKind = 'a search for resources'
    azure.fail(
      (passing) => kindOf(passing) === kind,
      body('{"count":0,"totalRecords":1,"data":[],"resultTruncated":"true"}'),
    )
    const read = await readAll([kind], azure.connection())
    azure.heal()
    expect(read.get(kind)).toEqual({
      kind: 'refused',
      why: 'Azure answered with a part of the list only',
    })
  })

  it.each(FAULTS)('$name', async (row) => {
    const kinds = kindsFor(row)
    const connection = azure.connection(row.hangs === true ? { patience: IMPATIENT } : {})
    const reader = azureReaders(connection)({ conversation: 'test' })
    azure.fail((passing) => kinds.some((kind) => kind === kindOf(passing)), row.fault)
    const read = await readAll(kinds, connection, reader)
    azure.heal()

    for (const kind of kinds) expect(read.get(kind), kind).toEqual(expectedOf(row, kind))
    for (const [kind, requests] of timesAsked()) expect(requests.length, kind).toBeLessThanOrEqual(row.asked)
    expect(Math.max(...[...timesAsked().values()].map(({ length }) => length))).toBe(row.asked)
    expect(azure.strays).toBe(0)
    expect(JSON.stringify([...read])).not.toMatch(/sub-secret/)

    const again = await readAll(kinds, azure.connection(), row.hangs === true ? undefined : reader)
    for (const kind of kinds) expect(again.get(kind), kind).toEqual(truth.get(kind))
  })
})
