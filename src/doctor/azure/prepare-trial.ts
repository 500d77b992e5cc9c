import { READ_TYPES } from '../../knowledge/api-versions.ts'
import type { Resource } from '../../question/question.ts'
import type { PrincipalType } from '../../rbac/principal.ts'
import { isBelow, subscriptionIdOf } from '../../rbac/scope.ts'
import type { AzureReader } from '../../snapshot/azure-reader.ts'
import { valueOf } from '../../snapshot/reading-value.ts'
import type { TokenIdentity } from '../token-identity.ts'
import type { Trial } from './tries.ts'

/** An id that nobody has: Microsoft Graph looks at permissions before it looks for somebody. */
const NOBODY = 'ffffffff-ffff-4fff-bfff-ffffffffffff'

/** Finds what the reads can be tried on. What is refused here is told by the checks. */
export async function prepareTrial(
  reader: AzureReader,
  identity: TokenIdentity,
  scopes: readonly string[],
): Promise<Trial> {
  const [found, holders] = await Promise.all([
    reader.findResources({ types: READ_TYPES }),
    Promise.all(scopes.map((scope) => reader.roleAssignments(scope, { of: 'everyone' }))),
  ])
  const held = holders.flatMap((each) => valueOf(each, []))
  const holder = (type: PrincipalType) => ({
    id: held.find(({ principalType }) => principalType === type)?.principalId ?? NOBODY,
    type,
    name: null,
  })
  const inScope = valueOf(found, []).filter(({ id }) => scopes.some((scope) => holds(scope, id)))
  return {
    reader,
    identity,
    scopes,
    samples: oneOfEachType(inScope),
    user: holder('User'),
    group: holder('Group'),
  }
}

/** The id of a resource does not tell the management groups above it. */
function holds(scope: string, id: string): boolean {
  return subscriptionIdOf(scope) === null || isBelow(id, scope) || id.toLowerCase() === scope.toLowerCase()
}

function oneOfEachType(resources: readonly Resource[]): readonly Resource[] {
  return [...new Map(resources.map((resource) => [resource.type.toLowerCase(), resource])).values()]
}
