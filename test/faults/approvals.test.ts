import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approve, type ApproveResult } from '../../src/access-requests/approve.ts'
import { armGrants } from '../../src/access-requests/azure/arm-grants.ts'
import type { Audit } from '../../src/access-requests/audit.ts'
import type { Person } from '../../src/access-requests/grant.ts'
import { RequestStore } from '../../src/access-requests/request-store.ts'
import { sameId } from '../../src/rbac/principal.ts'
import { roleIdOf } from '../../src/rbac/role-definition.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import type { AzureReader } from '../../src/snapshot/azure-reader.ts'
import { askedOnce } from '../../src/snapshot/reads/asked-once.ts'
import type { Documents } from '../../src/state/documents.ts'
import { StateUnavailableError } from '../../src/state/state-unavailable.ts'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'
import {
  after,
  HOUR,
  INGRID,
  idOf,
  MINUTE,
  NOW,
  OLIVIA,
  READ_INDEX,
  requestOf,
  USE_MODEL,
} from '../builders/access-requests.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'
import { FaultyAzure, type Passing } from './faulty-azure.ts'
import { Interruption } from './interruption.ts'
import { WRITE_FAULTS } from './write-faults.ts'

const QUICK = { write: 300, retryDelay: 1 }
const ARM = 'https://management.azure.com/.default'
const REQUEST = idOf('request')

const GRANTS = [USE_MODEL, READ_INDEX]

/** Who may approve what stays the same all along. */
let rights: { readonly sandbox: Sandbox; readonly reader: AzureReader }
let sandbox: Sandbox
let azure: FaultyAzure
/** Azure's */
let now: Date
/** of the bot's clock, in milliseconds */
let skew: number
let interruption: Interruption
let store: RequestStore
let records: string[]

beforeAll(async () => {
  const unchanging = await startSandbox({ tenant: contoso(), pageSize: 1000 })
  rights = { sandbox: unchanging, reader: askedOnce(sandboxReader(unchanging)) }
})
afterAll(() => rights.sandbox.close())
beforeEach(async () => {
  now = NOW
  skew = 0
  records = []
  interruption = new Interruption(() => new StateUnavailableError('it was interrupted'))
  store = new RequestStore(interrupted(new MemoryDocuments(clock)), clock)
  await store.create(requestOf())
  interruption.plan(null)
  sandbox = await startSandbox({ tenant: contoso(), clock: () => now })
  azure = await FaultyAzure.start(sandbox)
})
afterEach(async () => {
  await azure.close()
  await sandbox.close()
})

const clock = () => new Date(now.getTime() + skew)

function interrupted(documents: Documents): Documents {
  return {
    read: (key) => interruption.around(() => documents.read(key)),
    write: (...args) => interruption.around(() => documents.write(...args)),
    put: (...args) => interruption.around(() => documents.put(...args)),
    delete: (key) => documents.delete(key),
    keys: (folder) => documents.keys(folder),
  }
}

/** As the bot records: what is not recorded before is not granted; what happened is recorded as soon as can be. */
const audit: Audit = ({ event }) => {
  const record = () => Promise.resolve(void records.push(event))
  return event === 'claim' ? interruption.around(record) : record()
}

const assigned = () =>
  GRANTS.map(
    ({ principalId, roleId, scope }) =>
      sandbox.tenant.roleAssignments.filter(
        ({ properties }) =>
          sameId(properties.principalId, principalId) &&
          roleIdOf(properties.roleDefinitionId) === roleId &&
          properties.scope === scope,
      ).length,
  )

const statusNow = async () => (await store.get(REQUEST))?.request.status.kind

async function click(approver: Person = OLIVIA): Promise<ApproveResult> {
  const { cloud, certificateAuthority = '' } = azure.connection()
  const { token } = await sandbox.credentialFor(approver.id).getToken(ARM)
  const { tenantId } = sandbox.tenant.tenant
  const grants = armGrants({
    ...{ cloud, certificateAuthority, tenantId, approverId: approver.id, token, patience: QUICK },
    clock,
  })
  const approval = { grantIds: GRANTS.map(({ id }) => id), duration: 'PT8H' as const }
  return approve(
    { requestId: REQUEST, approver, approval, acceptedId: null },
    { store, audit, clock, reader: rights.reader, grants, newId: randomUUID },
  )
}

const isWrite = ({ method }: Passing) => method === 'PUT'

describe('a write that Azure answers with', () => {
  it.each(WRITE_FAULTS)('$name is made once in the end', async ({ fault, told, made, asked }) => {
    azure.fail(isWrite, fault)
    expect((await click()).kind).toBe(told)
    expect(assigned()).toEqual(made)
    const [first] = azure.asked
    expect(azure.asked.filter(({ path }) => path === first?.path)).toHaveLength(asked)

    azure.heal()
    now = after(2 * MINUTE)
    // of what an approver began, another can go on with the rest
    expect(await click(INGRID)).toMatchObject({ kind: 'granted' })
    expect(assigned()).toEqual([1, 1])
  })

  it('a connection cut once is made at once, by the second try', async () => {
    let isFirst = true
    azure.fail(isWrite, async (response, truth) => {
      const answer = await truth()
      if (isFirst) response.destroy()
      else response.writeHead(answer.status, answer.headers).end(answer.body)
      isFirst = false
    })
    expect(await click()).toMatchObject({ kind: 'granted' })
    expect(assigned()).toEqual([1, 1])
    expect(records).toEqual(['claim', 'grant'])
  })
})

/** What an approval reads, writes and records, one after the other. */
const STEPS = ['1', '2', '3', '4', '5', '6', '7', '8'] as const

describe('an approval of which one step goes wrong', () => {
  it('has so many of them', async () => {
    expect(await click()).toMatchObject({ kind: 'granted' })
    expect(interruption.steps).toBe(STEPS.length)
  })

  it.each(
    STEPS.flatMap((step) => [
      { step, when: 'before' as const },
      { step, when: 'after' as const },
    ]),
  )('$when step $step ends with each role assigned once, and the yes on record', async ({ step, when }) => {
    interruption.plan(Number(step), when)
    await click().catch((fault: unknown) => {
      expect(fault).toBeInstanceOf(StateUnavailableError)
    })
    expect([...assigned(), records.includes('claim')]).not.toEqual([1, 1, false])

    interruption.plan(null)
    now = after(2 * MINUTE)
    await click(INGRID)
    expect(await statusNow()).toBe('granted')
    expect(assigned()).toEqual([1, 1])
    expect(records.filter((event) => event === 'grant').length).toBeLessThanOrEqual(1)
  })
})

describe('a clock that differs from Azure’s', () => {
  it.each([-20, 20])('by %d minutes ends nothing at another time', async (minutes) => {
    skew = minutes * MINUTE
    expect(await click()).toMatchObject({
      kind: 'granted',
      request: { status: { until: after(8 * HOUR).toISOString() } },
    })
    expect(assigned()).toEqual([1, 1])
  })

  it('by more than a token lasts sends nothing, and asks for another sign-in', async () => {
    skew = HOUR
    expect(await click()).toMatchObject({ kind: 'sign-in' })
    expect([assigned(), sandbox.writes]).toEqual([[0, 0], []])
  })
})
