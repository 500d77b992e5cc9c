import { z } from 'zod'
import { ROLES } from '../../../../src/knowledge/role-names.ts'
import type { Tenant } from '../../../../src/sandbox/tenant.ts'
import { parseTenantFile } from '../../../../src/sandbox/tenant-file.ts'
import { adatum, DANA, SUBSCRIPTION } from '../../../requirements/adatum.ts'

export const MANAGEMENT_GROUP = '/providers/Microsoft.Management/managementGroups/mg-ada'

/** The bot's own identity, with the role that is deployed for it and no other. */
export const BOT = 'bbbbbbbb-0000-4000-8000-000000000021'

const OWNERS = 'dddddddd-0000-4000-8000-000000000021'
const ROLE = 'eeeeeeee-0000-4000-8000-000000000021'
export const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-ada`

const file = z.looseObject({
  groups: z.array(z.unknown()),
  servicePrincipals: z.array(z.unknown()),
  resources: z.array(z.unknown()),
  roleAssignments: z.array(z.unknown()),
})

/** Adatum with a resource of every other type too, people in groups, an eligible role, and the bot. */
export function wholeTenant(actions: readonly string[]): Tenant {
  const { groups, servicePrincipals, resources, roleAssignments, ...rest } = file.parse(adatum())
  const whole = {
    ...rest,
    groups: [...groups, { id: OWNERS, displayName: 'Owners', members: [DANA] }],
    servicePrincipals: [
      ...servicePrincipals,
      { id: BOT, appId: BOT, displayName: 'id-rolecall', servicePrincipalType: 'ManagedIdentity' },
    ],
    resources: [
      ...resources,
      {
        id: `${GROUP}/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-ada`,
        location: 'swedencentral',
        kind: 'GlobalDocumentDB',
        properties: { documentEndpoint: 'https://cosmos-ada.documents.azure.com:443/' },
      },
      {
        id: `${GROUP}/providers/Microsoft.Insights/components/appi-ada`,
        location: 'swedencentral',
        properties: {},
      },
    ],
    roleDefinitions: [
      {
        id: `/providers/Microsoft.Authorization/roleDefinitions/${ROLE}`,
        name: ROLE,
        properties: {
          roleName: 'Rolecall Reader',
          type: 'CustomRole',
          permissions: [{ actions, notActions: [], dataActions: [], notDataActions: [] }],
          assignableScopes: [MANAGEMENT_GROUP],
        },
      },
    ],
    roleAssignments: [
      ...roleAssignments,
      assigned(BOT, 'ServicePrincipal', ROLE, MANAGEMENT_GROUP),
      assigned(OWNERS, 'Group', ROLES.owner.id, GROUP),
    ],
    roleEligibilityScheduleInstances: [assigned(DANA, 'User', ROLES.contributor.id, SUBSCRIPTION)],
  }
  const parsed = parseTenantFile(JSON.stringify(whole))
  if (parsed.kind === 'fault') throw new Error(`${parsed.pointer}: ${parsed.text}`)
  return parsed.tenant
}

function assigned(principalId: string, principalType: string, roleId: string, scope: string) {
  const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${roleId}`
  return { properties: { scope, roleDefinitionId, principalId, principalType } }
}
