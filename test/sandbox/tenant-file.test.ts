import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTenantFile } from '../../src/sandbox/tenant-file.ts'
import { SMALL_TENANT_FILE } from './support/small-tenant.ts'

const scope = '/subscriptions/11111111-1111-4111-8111-111111111111'
const assignment = { properties: { scope, roleDefinitionId: 'r', principalId: 'p' } }

function parsed(file: unknown) {
  return parseTenantFile(JSON.stringify(file))
}

function tenantOf(file: unknown) {
  const result = parsed(file)
  if (result.kind === 'fault') throw new Error(result.text)
  return result.tenant
}

describe('a fault names the place, what was expected and what was found', () => {
  const cases: readonly [name: string, file: unknown, pointer: string, text: string | RegExp][] = [
    ['no tenant id', {}, '', 'expected a property `tenantId`, found none'],
    ['a list in place of a tenant', [], '', /^expected an Azure tenant .*, found a list$/],
    ['a list that is none', { tenantId: 't', users: {} }, '/users', 'expected an array, found an object'],
    [
      'a user without a user principal name',
      { tenantId: 't', users: [{ id: 'u', displayName: 'U' }] },
      '/users/0',
      'expected a property `userPrincipalName`, found none',
    ],
    [
      'a member that is no id',
      { tenantId: 't', groups: [{ id: 'g', displayName: 'G', members: ['ok', 'not an id'] }] },
      '/groups/0/members/1',
      'expected an id without spaces, quotes, braces or slashes, found "not an id"',
    ],
    [
      'an assignment at no scope',
      { tenantId: 't', roleAssignments: [{ properties: { ...assignment.properties, scope: 'rg-ai' } }] },
      '/roleAssignments/0/properties/scope',
      'expected an ARM scope that starts with `/`, found "rg-ai"',
    ],
    [
      'an unknown kind of principal',
      {
        tenantId: 't',
        roleAssignments: [assignment, { properties: { ...assignment.properties, principalType: 'Robot' } }],
      },
      '/roleAssignments/1/properties/principalType',
      'expected one of User, Group, ServicePrincipal, ForeignGroup, Device, found "Robot"',
    ],
    [
      'an unknown blind spot',
      { tenantId: 't', unreadable: [{ scope: '/', what: 'everything' }] },
      '/unreadable/0/what',
      /^expected one of roleAssignments, .*, found "everything"$/,
    ],
    [
      'a resource whose properties are text',
      { tenantId: 't', resources: [{ id: `${scope}/resourceGroups/r/providers/A.B/c/d`, properties: 'p' }] },
      '/resources/0/properties',
      'expected an object, found "p"',
    ],
    [
      'a policy without rules',
      {
        tenantId: 't',
        roleManagementPolicyAssignments: [{ properties: { scope: '/', roleDefinitionId: 'r' } }],
      },
      '/roleManagementPolicyAssignments/0/properties',
      'expected a property `effectiveRules`, found none',
    ],
    [
      'a policy with a length that is none',
      {
        tenantId: 't',
        roleManagementPolicyAssignments: [
          {
            properties: {
              scope: '/',
              roleDefinitionId: 'r',
              effectiveRules: [{ id: 'Expiration_EndUser_Assignment', maximumDuration: '8 hours' }],
            },
          },
        ],
      },
      '/roleManagementPolicyAssignments/0/properties/effectiveRules/0/maximumDuration',
      'expected an ISO 8601 duration such as PT8H, or null, found "8 hours"',
    ],
    [
      'a long wrong value, cut short',
      { tenantId: 't', managementGroups: [{ name: 'x '.repeat(200) }] },
      '/managementGroups/0/name',
      /^.{60,140}…$/,
    ],
  ]
  it.each(cases)('%s', (_, file, pointer, text) => {
    const result = parsed(file)
    expect(result).toMatchObject({ kind: 'fault', pointer })
    expect(result.kind === 'fault' ? result.text : '').toMatch(
      typeof text === 'string' ? exactly(text) : text,
    )
  })

  function exactly(text: string): RegExp {
    return new RegExp(`^${text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}$`)
  }
})

describe('text that is no JSON is a fault with its line and column', () => {
  const cases: readonly [name: string, text: string, found: string, line: number, column: number][] = [
    ['nothing at all', '', 'the end of the file', 1, 1],
    ['a list that does not end', '[1,2', 'the end of the file', 1, 5],
    ['a string that does not end', '{"tenantId": "x', 'the end of the file', 1, 16],
    ['a comma too many', '{"a":1,}', '"}"', 1, 8],
    ['a word that is no value', '{"a": tru}', '"}"', 1, 10],
    ['a missing comma in the second line', '[1,\n  2 3]', '"3"', 2, 5],
    ['words', 'nope', '"o"', 1, 2],
    ['something after the end', '{}{}', '"{"', 1, 3],
    ['an unknown escape', '"a\\q"', '"q"', 1, 4],
  ]
  it.each(cases)('%s', (_, text, found, line, column) => {
    expect(parseTenantFile(text)).toEqual({
      kind: 'fault',
      pointer: '',
      text: `expected JSON, found ${found} at line ${line}, column ${column}`,
    })
  })

  it('the faulty character is where a good file was broken', () => {
    const text = JSON.stringify(SMALL_TENANT_FILE, null, 2)
    fc.assert(
      fc.property(fc.nat(text.length - 1), (offset) => {
        const result = parseTenantFile(`${text.slice(0, offset)}\u0000${text.slice(offset)}`)
        const line = text.slice(0, offset).split('\n').length
        const column = offset - text.lastIndexOf('\n', offset - 1)
        expect(result).toMatchObject({
          text: expect.stringContaining(`line ${line}, column ${column}`) as string,
        })
      }),
      { numRuns: 50 },
    )
  })
})

describe('what may be left out', () => {
  it('every list is empty where the file has none', () => {
    expect(tenantOf({ tenantId: 't' })).toEqual({
      tenantId: 't',
      managementGroups: [],
      subscriptions: [],
      users: [],
      groups: [],
      servicePrincipals: [],
      resources: [],
      roleDefinitions: [],
      roleAssignments: [],
      denyAssignments: [],
      locks: [],
      roleEligibilityScheduleInstances: [],
      roleAssignmentScheduleInstances: [],
      roleManagementPolicyAssignments: [],
      unreadable: [],
      privilegedIdentityManagement: true,
    })
  })

  it('an assignment without an id gets the same one each time, another one for another assignment', () => {
    const file = {
      tenantId: 't',
      roleAssignments: [assignment, { properties: { ...assignment.properties, principalId: 'q' } }],
    }
    const [first, second] = tenantOf(file).roleAssignments
    expect(first?.id).toBe(`${scope}/providers/Microsoft.Authorization/roleAssignments/${first?.name ?? ''}`)
    expect(first?.name).toMatch(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/)
    expect(second?.id).not.toBe(first?.id)
    expect(tenantOf(file).roleAssignments).toEqual([first, second])
  })

  it('an assignment with an id is named by its last part', () => {
    const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/abc`
    expect(
      tenantOf({ tenantId: 't', roleAssignments: [{ ...assignment, id }] }).roleAssignments[0],
    ).toMatchObject({
      id,
      name: 'abc',
    })
  })

  it('a resource without type and name takes both from its id', () => {
    const id = `${scope}/resourceGroups/rg/providers/Microsoft.Search/searchServices/s/sharedPrivateLinkResources/l`
    expect(tenantOf({ tenantId: 't', resources: [{ id }] }).resources[0]).toMatchObject({
      type: 'Microsoft.Search/searchServices/sharedPrivateLinkResources',
      name: 'l',
      properties: {},
    })
  })

  it('nulls of an export stand for nothing', () => {
    const file = {
      tenantId: 't',
      resources: [
        { id: `${scope}/resourceGroups/r/providers/A.B/c/d`, kind: null, identity: null, location: null },
      ],
      roleAssignments: [{ properties: { ...assignment.properties, condition: null, principalType: null } }],
    }
    expect(parsed(file).kind).toBe('tenant')
  })

  it('unknown fields are kept', () => {
    const resource = {
      id: `${scope}/resourceGroups/r/providers/A.B/c/d`,
      sku: { name: 'S0' },
      tags: { a: 'b' },
    }
    expect(tenantOf({ tenantId: 't', resources: [resource] }).resources[0]).toMatchObject(resource)
  })

  it('a byte order mark before the file does not matter', () => {
    expect(parseTenantFile(`\uFEFF{"tenantId":"t"}`).kind).toBe('tenant')
  })

  it('references to nothing are legal, as they are in Azure', () => {
    expect(
      parsed({
        tenantId: 't',
        roleAssignments: [assignment],
        groups: [{ id: 'g', displayName: 'G', members: ['nobody'] }],
        managementGroups: [{ name: 'm', parent: 'nowhere', subscriptions: ['none'] }],
      }).kind,
    ).toBe('tenant')
  })
})
