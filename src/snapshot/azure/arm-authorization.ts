import { AuthorizationManagementClient } from '@azure/arm-authorization'
import { isRestError, type PipelinePolicy, type PipelineResponse } from '@azure/core-rest-pipeline'
import { z } from 'zod'
import { resourceGroupOf, scopeLevel, subscriptionIdOf } from '../../rbac/scope.ts'
import type { AssignmentQuery, AzureReader } from '../azure-reader.ts'
import type { AzureConnection } from './connection.ts'
import { reading, readingOrNull, statusOf } from './reading.ts'
import { scheduledAssignment } from './scheduled-assignment-wire.ts'
import { denyAssignment, eligibleAssignment, roleAssignment, roleDefinition } from './wire.ts'

type AuthorizationReader = Pick<
  AzureReader,
  | 'roleAssignments'
  | 'eligibleAssignments'
  | 'scheduledAssignments'
  | 'denyAssignments'
  | 'builtInRoles'
  | 'customRoles'
  | 'roleDefinition'
>

/** Role assignments and their schedules, role definitions, deny and eligible assignments, through the ARM SDK. */
export function armAuthorization(
  { cloud, credential, certificateAuthority }: AzureConnection,
  perRequest: PipelinePolicy,
): AuthorizationReader {
  const client = new AuthorizationManagementClient(credential, '', {
    endpoint: cloud.armEndpoint,
    $host: cloud.armEndpoint,
    credentialScopes: cloud.armScope,
    additionalPolicies: [{ policy: perRequest, position: 'perRetry' }],
    ...(certificateAuthority === undefined ? {} : { tlsOptions: { ca: certificateAuthority } }),
  })

  const rolesOfType = (type: 'BuiltInRole' | 'CustomRole', scope: string) =>
    reading(() =>
      listedAt(scope, roleDefinition, (place, options) =>
        client.roleDefinitions.list(place, { ...options, filter: `type eq '${type}'` }),
      ),
    )

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
    builtInRoles: (scope) => rolesOfType('BuiltInRole', scope),
    customRoles: (scope) => rolesOfType('CustomRole', scope),
    roleDefinition: (scope, roleId) =>
      readingOrNull(async () => {
        const bodies: string[] = []
        await client.roleDefinitions.get(pathOf(scope), roleId, { onResponse: collectInto(bodies) })
        return roleDefinition.parse(JSON.parse(bodies.at(-1) ?? 'null'))
      }),
  }
}

interface ListOptions {
  readonly onResponse: (response: PipelineResponse) => void
}

interface Pages {
  byPage(): AsyncIterable<unknown>
}

/**
 * What holds for something that is yet to be created is what holds above it: a list at a scope that does not
 * exist is asked for at the group or subscription around it.
 */
async function listedAt<T>(
  scope: string,
  schema: z.ZodType<T>,
  list: (place: string, options: ListOptions) => Pages,
): Promise<readonly T[]> {
  try {
    return await listed(schema, (options) => list(pathOf(scope), options))
  } catch (error) {
    const around = statusOf(error) === 404 ? scopeAround(scope) : null
    if (around === null) throw error
    return listedAt(around, schema, list)
  }
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

/** What a scope is in, where it may not exist itself; null above groups. */
export function scopeAround(scope: string): string | null {
  const level = scopeLevel(scope)
  if (level === 'resource') return resourceGroupOf(scope)
  return level === 'resource-group' ? `/subscriptions/${subscriptionIdOf(scope) ?? ''}` : null
}

/** The SDK follows `nextLink`; the bodies are read as sent, because its models drop conditions and effects. */
async function listed<T>(schema: z.ZodType<T>, list: (options: ListOptions) => Pages): Promise<readonly T[]> {
  const bodies: string[] = []
  await Array.fromAsync(list({ onResponse: collectInto(bodies) }).byPage())
  const page = z.object({ value: z.array(schema) })
  return bodies.flatMap((body) => page.parse(JSON.parse(body)).value)
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
