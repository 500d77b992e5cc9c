const SUBSCRIPTIONS = '2022-12-01'
const RESOURCE_GROUPS = '2021-04-01'
const MANAGEMENT_GROUPS = '2020-05-01'

export function apiVersionOfLevel(level: 'management-group' | 'subscription' | 'resource-group'): string {
  switch (level) {
    case 'management-group':
      return MANAGEMENT_GROUPS
    case 'subscription':
      return SUBSCRIPTIONS
    case 'resource-group':
      return RESOURCE_GROUPS
  }
}
