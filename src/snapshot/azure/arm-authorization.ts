import { AuthorizationManagementClient } from '@azure/arm-authorization'
import { isRestError, type PipelinePolicy, type PipelineResponse } from '@azure/core-rest-pipeline'
import type { z } from 'zod'
import type { AssignmentQuery, AzureReader } from '../azure-reader.ts'
import { atOrAround } from './at-or-around.ts'
import { pipelineOptions, type AzureConnection } from './connection.ts'
import { reading } from './reading.ts'
import { listPage, nextPage, PAGE_LIMIT, PartialListError } from './rest.ts'
import { scheduledAssignment } from './scheduled-assignment-wire.ts'
import { denyAssignment, eligibleAssignment, roleAssignment } from './wire.ts'

type AuthorizationReader = Pick<
  AzureReader,
  'roleAssignments' | 'eligibleAssignments' | 'scheduledAssignments' | 'denyAssignments'
>

/** Role assignments and their schedules, deny and eligible assignments, through the ARM SDK. */
export function armAuthorization(
  connection: AzureConnection,
  perRequest: PipelinePolicy,
): AuthorizationReader {
  const { cloud, credential } = connection
  const client = new AuthorizationManagementClient(credential, '', {
    endpoint: cloud.armEndpoint,
    $host: cloud.armEndpoint,
    credentialScopes: cloud.armScope,
    additionalPolicies: [{ policy: perRequest, position: 'perRetry' }],
    ...pipelineOptions(connection),
  })

  const listedAt = <T>(
    scope: string,
    schema: z.ZodType<T>,
    list: (place: string, options: ListOptions) => Pages,
  ): Promise<readonly T[]> =>
    atOrAround(scope, (place) => listed(schema, cloud.armEndpoint, (options) => list(pathOf(place), options)))

  return {
    roleAssignments: (scope, query) =>
      reading(() =>
        listedAt(scope, roleAssignment, (place, options) =>
          client.roleAssignments.listForScope(place, { ...options, filter: filterOf(query) }),
        ),
      ),
    eligibleAssignments: (scope, query) =>
      reading(() =>
        noneWithoutLicence(
          listedAt(scope, eligibleAssignment, (place, options) =>
            client.roleEligibilityScheduleInstances.listForScope(place, {
              ...options,
              filter: filterOf(query),
            }),
          ),
        ),
      ),
    scheduledAssignments: (scope) =>
      reading(() =>
        listedAt(scope, scheduledAssignment, (place, options) =>
          client.roleAssignmentScheduleInstances.listForScope(place, { ...options, filter: 'atScope()' }),
        ),
      ),
    denyAssignments: (scope) =>
      reading(() =>
        listedAt(scope, denyAssignment, (place, options) =>
          client.denyAssignments.listForScope(place, { ...options, filter: 'atScope()' }),
        ),
      ),
  }
}

interface ListOptions {
  readonly onResponse: (response: PipelineResponse) => void
}

interface Pages {
  byPage(): AsyncIterable<unknown>
}

/** Nothing is eligible in a tenant without a licence for Privileged Identity Management; ARM refuses the list there. */
async function noneWithoutLicence<T>(list: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await list
  } catch (error) {
    if (isRestError(error) && error.code === 'AadPremiumLicenseRequired') return []
    throw error
  }
}

/** The SDK follows `nextLink`; the bodies are read as sent, because its models drop conditions and effects. */
async function listed<T>(
  schema: z.ZodType<T>,
  endpoint: string,
  list: (options: ListOptions) => Pages,
): Promise<readonly T[]> {
  const bodies: string[] = []
  const items: T[] = []
  const pages = list({ onResponse: collectInto(bodies) })
    .byPage()
    [Symbol.asyncIterator]()
  while ((await pages.next()).done !== true) {
    const isLoop = new Set(bodies).size < bodies.length
    if (isLoop || bodies.length > PAGE_LIMIT) throw new PartialListError('a list of the SDK does not end')
    const page = listPage.parse(JSON.parse(bodies.at(-1) ?? 'null'))
    nextPage(page, endpoint)
    for (const item of page.value) items.push(schema.parse(item))
  }
  return items
}

function collectInto(bodies: string[]): ListOptions['onResponse'] {
  return (response) => {
    if (response.status === 200 && typeof response.bodyAsText === 'string') bodies.push(response.bodyAsText)
  }
}

/** `assignedTo` follows groups, `principalId eq` does not; `atScope` means at or above. */
function filterOf(query: AssignmentQuery): string {
  return query.of === 'everyone' ? 'atScope()' : `assignedTo('${query.id}')`
}

/** The SDK puts a slash before the scope itself. */
function pathOf(scope: string): string {
  return scope.replace(/^\//, '')
}
