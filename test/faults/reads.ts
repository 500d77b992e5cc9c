import type { Passing } from './faulty-azure.ts'

const lists = (kind: string) => new RegExp(`/Microsoft\\.Authorization/${kind}\\?`, 'i')

function of(path: RegExp, isMeant: (passing: Passing) => boolean = () => true) {
  return (passing: Passing) => path.test(passing.path) && isMeant(passing)
}

const everyones = ({ path }: Passing) => path.includes('atScope()')
const ones = ({ path }: Passing) => path.includes('assignedTo(')

/** Every kind of request by which Azure is read, and how to know it. */
export const READS = {
  'role assignments of everyone': of(lists('roleAssignments'), everyones),
  'role assignments of one person': of(lists('roleAssignments'), ones),
  'role assignments that end': of(lists('roleAssignmentScheduleInstances')),
  'eligible assignments of everyone': of(lists('roleEligibilityScheduleInstances'), everyones),
  'eligible assignments of one person': of(lists('roleEligibilityScheduleInstances'), ones),
  'activation policies': of(lists('roleManagementPolicyAssignments')),
  'deny assignments': of(lists('denyAssignments')),
  'built-in roles': of(lists('roleDefinitions'), ({ path }) => path.includes('BuiltInRole')),
  'custom roles': of(lists('roleDefinitions'), ({ path }) => path.includes('CustomRole')),
  'one role': of(/\/roleDefinitions\/[^/?]+\?/i),
  locks: of(lists('locks')),
  'a subscription': of(/^\/subscriptions\/[^/?]+\?/i),
  'a resource': of(
    /^\/subscriptions\/[^?]+\/providers\/(?!Microsoft\.Authorization)[^/?]+\/[^/?]+\/[^/?]+\?/i,
  ),
  'connections and deployments': of(/\/(?:connections|deployments|projects)\?/i),
  'a search for resources': of(/\/resources\?/i, ({ body }) => !body.includes('authorizationresources')),
  'a search for grantors': of(/\/resources\?/i, ({ body }) => body.includes('authorizationresources')),
  'who somebody is': of(/^\/v1\.0\/(?:directoryObjects\/(?!getByIds)|servicePrincipals|users\?)/i),
  names: of(/^\/v1\.0\/directoryObjects\/getByIds/i),
  'groups of somebody': of(/\/transitiveMemberOf/i),
  'direct groups of somebody': of(/\/memberOf/i),
  'groups of groups': of(/^\/v1\.0\/\$batch/i),
  'members of a group': of(/\/transitiveMembers/i),
} as const

export type ReadKind = keyof typeof READS

export function kindOf(passing: Passing): ReadKind | undefined {
  return (Object.keys(READS) as ReadKind[]).find((kind) => READS[kind](passing))
}
