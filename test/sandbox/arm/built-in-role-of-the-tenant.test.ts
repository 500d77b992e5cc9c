import { expect, it } from 'vitest'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { startSandbox } from '../../../src/sandbox/sandbox.ts'
import { sandboxReader } from '../../builders/sandbox-reader.ts'
import { READER, smallTenant } from '../support/small-tenant.ts'

it('a built-in role that the tenant states stands in for that of the catalogue', async () => {
  const stated = {
    id: `/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
    properties: {
      roleName: 'Viewer',
      type: 'BuiltInRole',
      permissions: [{ actions: ['*/read'] }],
      assignableScopes: ['/'],
    },
  }
  const sandbox = await startSandbox({ tenant: smallTenant({ roleDefinitions: [stated] }) })
  try {
    const read = await sandboxReader(sandbox).builtInRoles('/')
    const roles = read.kind === 'read' ? read.value : []
    expect(roles.filter(({ id }) => id === READER).map(({ name }) => name)).toEqual(['Viewer'])
    expect(roles).toHaveLength(builtInRoles().length)
  } finally {
    await sandbox.close()
  }
})
