import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { READ_CHECKS } from '../../../../src/doctor/azure/read-checks.ts'
import { READ_TYPES } from '../../../../src/knowledge/api-versions.ts'
import { startSandbox, type Sandbox } from '../../../../src/sandbox/sandbox.ts'
import { GROUP_TYPE, SUBSCRIPTION_TYPE } from '../../../../src/snapshot/azure-reader.ts'
import { sandboxReader } from '../../../builders/sandbox-reader.ts'
import { operationOf, published } from './azure-operation.ts'
import { readEverything, type EverythingRead } from './everything-read.ts'
import { graphCall, isGraph, SUFFICIENT } from './graph-permissions.ts'
import { BOT, wholeTenant } from './whole-tenant.ts'

const FILE = new URL('../../../../deployment/infrastructure/reader-role/reader-role.json', import.meta.url)

/** No exclusions and no data actions: there is no field for them. */
const { actions } = z
  .strictObject({ roleName: z.string(), description: z.string(), actions: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(FILE, 'utf8')))

let sandbox: Sandbox
let everything: EverythingRead
let asBot: EverythingRead
beforeAll(async () => {
  sandbox = await startSandbox({ tenant: wholeTenant(actions), pageSize: 1000 })
  everything = await readEverything(sandbox, sandbox.readerCredential)
  asBot = await readEverything(sandbox, sandbox.credentialFor(BOT))
}, 120_000)
afterAll(() => sandbox.close())

const sorted = (names: Iterable<string>) => [...new Set(names)].toSorted()

/**
 * Resource Graph takes no right of its own for its rows: it shows those of the types that the caller may read (Azure
 * documentation, "Permissions in Azure Resource Graph").
 */
function operationsOfQueries({ queries, reads }: EverythingRead): readonly string[] {
  return [
    ...queries.flatMap(({ types = [], among }) => [
      ...types,
      ...(among === 'containers' ? [GROUP_TYPE, SUBSCRIPTION_TYPE] : []),
    ]),
    ...(reads.has('likelyGrantors') ? ['Microsoft.Authorization/roleAssignments'] : []),
  ].map((type) => published(`${type}/read`))
}

describe("the role of Rolecall's identity", () => {
  test('holds exactly the operations of what is read, and no other', () => {
    const requests = everything.requests.filter((request) => !isGraph(request))
    expect(sorted(actions)).toEqual(
      sorted([...requests.map(operationOf), ...operationsOfQueries(everything)]),
    )
  })

  test('holds exactly what the code says that it reads, so that nothing is missed that was not reached here', () => {
    const needs = Object.values(READ_CHECKS)
      .filter(({ service }) => service === 'resource-manager')
      .flatMap((check) => check.needs)
    const declared = [
      ...needs,
      ...READ_TYPES.map((type) => `${type}/read`),
      'Microsoft.Management/managementGroups/read',
    ]
    expect(sorted(actions)).toEqual(sorted(declared.map(published)))
  })

  test('was tried by every read that there is', () => {
    const port = Object.keys(sandboxReader(sandbox)).filter((name) => name !== 'portal')
    expect(sorted(everything.reads)).toEqual(sorted(port))
  })

  test('lets whoever holds nothing else answer every question as somebody who reads everything', () => {
    expect(everything.answers.size).toBeGreaterThan(20)
    expect(asBot.answers).toEqual(everything.answers)
  })

  test('is refused nothing but what would take a role at the root of the tenant', () => {
    const refused = asBot.requests.filter(({ status }) => status === 403)
    expect(refused.filter(({ path }) => !path.startsWith('/providers/Microsoft.Authorization/'))).toEqual([])
  })
})

describe('its application permission of Microsoft Graph', () => {
  test('is told for every call that is made, and for no other', () => {
    const made = everything.requests.filter(isGraph).map(graphCall)
    expect(sorted(made)).toEqual(sorted(Object.keys(SUFFICIENT)))
  })

  test('is the one that suffices for all of them', () => {
    const calls = Object.values(SUFFICIENT)
    const common = sorted(calls.flat()).filter((name) => calls.every((call) => call.includes(name)))
    expect(common).toEqual(['Directory.Read.All'])
  })
})
