/** What a group of reads is called, what it takes, and what is not told without it. */
export interface ReadCheck {
  readonly title: string
  readonly service: 'resource-manager' | 'directory'
  /** actions of a role, or application permissions of Microsoft Graph: the narrowest that do; of resources, their own */
  readonly needs: readonly string[]
  /** a sentence */
  readonly without: string
}

const AUTHORIZATION = 'Microsoft.Authorization'

/** Permissions of Microsoft Graph: its reference, "Permissions", of each call. */
export const READ_CHECKS = {
  'role-assignments': {
    title: 'Role assignments',
    service: 'resource-manager',
    needs: [`${AUTHORIZATION}/roleAssignments/read`],
    without: 'Rolecall cannot tell who has access: every answer stays open.',
  },
  'role-definitions': {
    title: 'Role definitions',
    service: 'resource-manager',
    needs: [`${AUTHORIZATION}/roleDefinitions/read`],
    without: 'Rolecall cannot tell what a role allows, nor advise one.',
  },
  'deny-assignments': {
    title: 'Deny assignments',
    service: 'resource-manager',
    needs: [`${AUTHORIZATION}/denyAssignments/read`],
    without: 'Rolecall cannot tell that access is granted: a deny assignment might be in the way.',
  },
  'eligible-assignments': {
    title: 'Eligible roles',
    service: 'resource-manager',
    needs: [`${AUTHORIZATION}/roleEligibilityScheduleInstances/read`],
    without: 'Rolecall advises to assign a role that somebody would only have to activate.',
  },
  'activation-policies': {
    title: 'Activation policies',
    service: 'resource-manager',
    needs: [`${AUTHORIZATION}/roleManagementPolicyAssignments/read`],
    without:
      'Rolecall cannot tell for how long a role can be activated, nor whether somebody has to approve.',
  },
  'scheduled-assignments': {
    title: 'Time-bound assignments',
    service: 'resource-manager',
    needs: [`${AUTHORIZATION}/roleAssignmentScheduleInstances/read`],
    without: 'Rolecall cannot tell until when a role holds.',
  },
  locks: {
    title: 'Management locks',
    service: 'resource-manager',
    needs: [`${AUTHORIZATION}/locks/read`],
    without: 'Rolecall cannot tell that a lock refuses a change.',
  },
  containers: {
    title: 'Subscriptions and groups',
    service: 'resource-manager',
    needs: [
      'Microsoft.Management/managementGroups/read',
      'Microsoft.Resources/subscriptions/read',
      'Microsoft.Resources/subscriptions/resourceGroups/read',
    ],
    without: 'Rolecall cannot find the place that a question is about.',
  },
  resources: {
    title: 'Settings of resources',
    service: 'resource-manager',
    needs: [],
    without: 'Rolecall cannot tell that a setting, a network rule or a key makes a right role fail.',
  },
  'child-resources': {
    title: 'Connections and deployments',
    service: 'resource-manager',
    needs: [
      'Microsoft.MachineLearningServices/workspaces/connections/read',
      'Microsoft.CognitiveServices/accounts/deployments/read',
      'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/read',
      'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions/read',
    ],
    without:
      'Rolecall cannot tell what a hub or project is connected to, nor who may use a Cosmos DB account.',
  },
  'resource-graph': {
    title: 'Resource Graph',
    service: 'resource-manager',
    needs: ['Microsoft.ResourceGraph/resources/read'],
    without: 'Rolecall finds a resource by its whole ARM id only.',
  },
  users: {
    title: 'People in the directory',
    service: 'directory',
    needs: ['User.Read.All'],
    without: 'Rolecall cannot find somebody by their user principal name.',
  },
  'service-principals': {
    title: 'Applications in the directory',
    service: 'directory',
    needs: ['Application.Read.All'],
    without: 'Rolecall cannot tell which application an error is about.',
  },
  'directory-objects': {
    title: 'Names in the directory',
    service: 'directory',
    needs: ['Directory.Read.All'],
    without: 'Rolecall shows ids in place of names, and does not find who was refused.',
  },
  'groups-of-people': {
    title: 'Groups of a person',
    service: 'directory',
    needs: ['User.Read.All', 'GroupMember.Read.All'],
    without: 'Rolecall cannot tell which roles come to somebody through groups.',
  },
  'group-members': {
    title: 'Members of a group',
    service: 'directory',
    needs: ['GroupMember.Read.All'],
    without: 'Rolecall names a group, and not the people in it, where it tells who can grant a role.',
  },
} as const satisfies Record<string, ReadCheck>

export type ReadCheckId = keyof typeof READ_CHECKS
