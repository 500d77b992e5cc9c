import type { Tenant } from '../tenant.ts'
import {
  DENY_ASSIGNMENTS,
  ELIGIBLE_ASSIGNMENTS,
  LOCKS,
  ROLE_ASSIGNMENTS,
  ROLE_DEFINITIONS,
} from './access.ts'
import { GROUPS, SERVICE_PRINCIPALS, USERS } from './people.ts'
import { AI_SUBSCRIPTION, PLATFORM_SUBSCRIPTION, TENANT_ID } from './places.ts'
import { RESOURCES } from './resources.ts'

/** The sandbox tenant: a company with one AI hub, and every usual way to be refused by it. */
export function contoso(): Tenant {
  return {
    tenantId: TENANT_ID,
    managementGroups: [
      { name: 'contoso', displayName: 'Contoso', parent: null, subscriptions: [] },
      {
        name: 'contoso-platform',
        displayName: 'Contoso platform',
        parent: 'contoso',
        subscriptions: [PLATFORM_SUBSCRIPTION],
      },
      { name: 'contoso-ai', displayName: 'Contoso AI', parent: 'contoso', subscriptions: [AI_SUBSCRIPTION] },
    ],
    subscriptions: [
      { subscriptionId: AI_SUBSCRIPTION, displayName: 'Contoso AI' },
      { subscriptionId: PLATFORM_SUBSCRIPTION, displayName: 'Contoso platform' },
    ],
    users: USERS,
    groups: GROUPS,
    servicePrincipals: SERVICE_PRINCIPALS,
    resources: RESOURCES,
    roleDefinitions: ROLE_DEFINITIONS,
    roleAssignments: ROLE_ASSIGNMENTS,
    denyAssignments: DENY_ASSIGNMENTS,
    locks: LOCKS,
    roleEligibilityScheduleInstances: ELIGIBLE_ASSIGNMENTS,
    roleAssignmentScheduleInstances: [],
    roleManagementPolicyAssignments: [],
    unreadable: [],
    privilegedIdentityManagement: true,
  }
}
