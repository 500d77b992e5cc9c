/** Words of the paths of Azure Resource Manager and Microsoft Graph that name no resource and nobody. */
const WORDS = [
  'accessPolicies',
  'batch',
  'channels',
  'chats',
  'connections',
  'deployments',
  'denyAssignments',
  'directoryObjects',
  'getByIds',
  'groups',
  'hostedContents',
  'locks',
  'managementGroups',
  'memberOf',
  'messages',
  'providers',
  'replies',
  'resourceGroups',
  'resources',
  'roleAssignmentScheduleInstances',
  'roleAssignmentScheduleRequests',
  'roleAssignments',
  'roleDefinitions',
  'roleEligibilityScheduleInstances',
  'roleManagementPolicies',
  'roleManagementPolicyAssignments',
  'servicePrincipals',
  'sqlRoleAssignments',
  'sqlRoleDefinitions',
  'subscriptions',
  'teams',
  'tenants',
  'transitiveMemberOf',
  'transitiveMembers',
  'users',
  'v1.0',
  'Microsoft.Authorization',
  'Microsoft.Management',
  'Microsoft.ResourceGraph',
]

const BY_LOWER = new Map(WORDS.map((word) => [word.toLowerCase(), word]))

/** `/subscriptions/{}/providers/Microsoft.Authorization/roleAssignments`: the path of a URL with all but known words left out. */
export function routeTemplate(url: string): string {
  if (!URL.canParse(url)) return '{}'
  const parts = new URL(url).pathname.split('/').filter((part) => part !== '')
  return `/${parts.map((part) => BY_LOWER.get(part.toLowerCase()) ?? '{}').join('/')}`
}

/** The last known word of a template, or `other`. */
export function lastWord(template: string): string {
  return (
    template
      .split('/')
      .filter((part) => part !== '' && part !== '{}')
      .at(-1) ?? 'other'
  )
}
