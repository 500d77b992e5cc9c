import { describe, expect, it } from 'vitest'
import { attributeKey } from '../../../src/rbac/condition/attribute.ts'
import { roleAssignmentAttributes } from '../../../src/rbac/condition/role-assignment-attributes.ts'

const TAG = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags'

describe('the key of an attribute', () => {
  it.each([
    { name: 'ignores case', one: 'A.B/c:RoleDefinitionId', other: 'a.b/C:roledefinitionid', same: true },
    { name: 'keeps names apart', one: 'A.B/c:PrincipalId', other: 'A.B/c:PrincipalType', same: false },
    {
      name: "ignores case in a tag's key without the suffix",
      one: `${TAG}:Project`,
      other: `${TAG}:project`,
      same: true,
    },
    {
      name: "minds case in a tag's key that asks for it",
      one: `${TAG}:Project<$key_case_sensitive$>`,
      other: `${TAG}:project<$key_case_sensitive$>`,
      same: false,
    },
    {
      name: 'ignores case around that key',
      one: `${TAG}:Project<$key_case_sensitive$>`,
      other: `${TAG.toUpperCase()}:Project<$KEY_CASE_SENSITIVE$>`,
      same: true,
    },
    {
      name: 'minds case in such a key that stands alone',
      one: 'Project<$key_case_sensitive$>',
      other: 'project<$key_case_sensitive$>',
      same: false,
    },
  ])('$name', ({ one, other, same }) => {
    expect(attributeKey('Resource', one) === attributeKey('Resource', other)).toBe(same)
  })

  it('keeps sources apart', () => {
    expect(attributeKey('Resource', 'x')).not.toBe(attributeKey('Request', 'x'))
  })
})

describe('the attributes of a request to assign a role', () => {
  const requested = {
    roleId:
      '/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/53CA6127-db72-4b80-b1b0-d745d6d5456d',
    principalId: '11111111-2222-3333-4444-555555555555',
  }

  it('are its role, principal and type of principal', () => {
    expect([...roleAssignmentAttributes({ ...requested, principalType: 'ServicePrincipal' })]).toEqual([
      [
        attributeKey('Request', 'Microsoft.Authorization/roleAssignments:RoleDefinitionId'),
        ['53ca6127-db72-4b80-b1b0-d745d6d5456d'],
      ],
      [
        attributeKey('Request', 'Microsoft.Authorization/roleAssignments:PrincipalId'),
        [requested.principalId],
      ],
      [
        attributeKey('Request', 'Microsoft.Authorization/roleAssignments:PrincipalType'),
        ['ServicePrincipal'],
      ],
    ])
  })

  it('leave a type that nobody could read not known', () => {
    const attributes = roleAssignmentAttributes({ ...requested, principalType: null })
    expect(
      attributes.has(attributeKey('Request', 'Microsoft.Authorization/roleAssignments:PrincipalType')),
    ).toBe(false)
  })
})
