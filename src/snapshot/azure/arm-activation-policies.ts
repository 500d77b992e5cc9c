import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { roleIdOf } from '../../rbac/role-definition.ts'
import type { AzureReader } from '../azure-reader.ts'
import { activationPolicy } from './activation-policy-wire.ts'
import type { AzureConnection } from './connection.ts'
import { reading } from './reading.ts'
import { restClient } from './rest.ts'

/**
 * The policies of Privileged Identity Management. A scope has one for each of its hundreds of roles, so only
 * that of one role is asked for, with a filter that the SDK does not offer.
 */
export function armActivationPolicies(
  connection: AzureConnection,
  perRequest: PipelinePolicy,
): Pick<AzureReader, 'activationPolicy'> {
  const { armEndpoint, armScope } = connection.cloud
  const arm = restClient(armEndpoint, armScope, connection, perRequest)
  return {
    activationPolicy: async (scope, roleDefinitionId) => {
      const read = await reading(() => arm.list(activationPolicy, pathOf(scope, roleDefinitionId)))
      if (read.kind === 'refused') return read
      const found = read.value.find(({ roleId }) => roleId === roleIdOf(roleDefinitionId))
      return found === undefined
        ? { kind: 'refused', why: 'Azure names none for the role' }
        : { kind: 'read', value: found }
    },
  }
}

/** ARM REST, role management policy assignments 2020-10-01. */
function pathOf(scope: string, roleDefinitionId: string): string {
  const filter = encodeURIComponent(`roleDefinitionId eq '${roleDefinitionId}'`)
  const place = encodeURI(scope.replace(/\/$/, ''))
  return `${place}/providers/Microsoft.Authorization/roleManagementPolicyAssignments?api-version=2020-10-01&$filter=${filter}`
}
