import { describe, expect, it } from 'vitest'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { DELETED_PRINCIPAL } from '../../../src/sandbox/contoso/people.ts'
import { personas } from '../../../src/sandbox/contoso/personas.ts'
import { parseTenantFile } from '../../../src/sandbox/tenant-file.ts'
import { TenantStore } from '../../../src/sandbox/tenant-store.ts'
import { roleIdOf } from '../../../src/rbac/role-definition.ts'
import { scopeFault } from '../../../src/rbac/scope.ts'

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
const tenant = contoso()
const store = new TenantStore(tenant)
const assignments = [...tenant.roleAssignments, ...tenant.roleEligibilityScheduleInstances]

describe('Contoso', () => {
  it('is a tenant file like any other', () => {
    expect(parseTenantFile(JSON.stringify(tenant))).toEqual({
      kind: 'tenant',
      tenant: JSON.parse(JSON.stringify(tenant)) as unknown,
    })
  })

  it('assigns only roles that exist', () => {
    for (const { properties } of assignments) {
      expect(
        store.roleDefinitions.has(roleIdOf(properties.roleDefinitionId)),
        properties.roleDefinitionId,
      ).toBe(true)
    }
  })

  it('assigns roles only to principals that exist, and to one that was deleted', () => {
    const unknown = assignments.filter(
      ({ properties }) => store.directory.find(properties.principalId) === null,
    )
    expect(unknown.map(({ properties }) => properties.principalId)).toEqual([DELETED_PRINCIPAL])
  })

  it('has well-formed ids, each once', () => {
    const principalIds = store.directory.all().map(({ id }) => id)
    const resourceIds = tenant.resources.map(({ id }) => id.toLowerCase())
    expect(principalIds.filter((id) => !GUID.test(id))).toEqual([])
    expect(new Set(principalIds).size).toBe(
      tenant.users.length + tenant.groups.length + tenant.servicePrincipals.length + 8,
    )
    expect(resourceIds.map(scopeFault).filter((fault) => fault !== null)).toEqual([])
    expect(new Set(resourceIds).size).toBe(resourceIds.length)
    expect(assignments.filter(({ name }) => !GUID.test(name))).toEqual([])
  })

  it('leads every connection to a resource that exists, except the one to Fabric', () => {
    const dangling = tenant.resources.filter(({ type, properties }) => {
      const metadata = properties['metadata'] as { ResourceId?: string } | undefined
      return type.endsWith('/connections') && store.resource(metadata?.ResourceId ?? '') === null
    })
    expect(dangling.map(({ name }) => name)).toEqual(['onelake-connection'])
  })

  it('knows every persona as a user of that name', () => {
    for (const persona of personas) {
      expect(store.directory.find(persona.id)).toMatchObject({
        kind: 'user',
        user: { displayName: persona.name, userPrincipalName: persona.userPrincipalName },
      })
    }
  })
})
