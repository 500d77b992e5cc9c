import type { AzureConnection } from '../../snapshot/azure/connection.ts'
import { fix, ok, skipped, warning, type Examination } from '../check.ts'
import { identityOfToken } from '../token-identity.ts'
import { tokenOf } from './credential.ts'

/** Those that change something in the directory, or read what people write. */
const TOO_MUCH =
  /\.(?:ReadWrite|Write|Create|Send|Manage|FullControl)|^(?:Mail|Files|Sites|Chat|ChannelMessage|Calendars)\./

export const GRAPH_PERMISSIONS_ABOUT = { id: 'graph-permissions', title: 'Microsoft Graph permissions' }

/** The application permissions that the token for Microsoft Graph names: which there are, and which there should not be. */
export function graphPermissions({ cloud, credential }: AzureConnection): Examination {
  return {
    ...GRAPH_PERMISSIONS_ABOUT,
    examine: async (signal) => {
      const subject = { clientId: null, tenantId: null }
      const token = await tokenOf(credential, cloud.graphScope, subject, signal)
      if (token.kind === 'fault') return token.outcome
      const identity = identityOfToken(token.token)
      if (identity === null || identity.permissions.length === 0) {
        return skipped('the token names none; the checks of the directory tell what can be read')
      }
      const { permissions, objectId, kind } = identity
      const excess = kind === 'person' ? [] : permissions.filter((name) => TOO_MUCH.test(name))
      if (excess.length === 0) return ok(permissions.toSorted().join(', ').slice(0, 300))
      return warning(
        `more than it needs: ${excess.toSorted().join(', ').slice(0, 300)}`,
        fix(
          'Take these away: Rolecall reads the directory with Directory.Read.All and changes nothing in it.',
          `az rest --method GET --uri ${cloud.graphEndpoint}/v1.0/servicePrincipals/${objectId}/appRoleAssignments`,
          `az rest --method DELETE --uri ${cloud.graphEndpoint}/v1.0/servicePrincipals/${objectId}/appRoleAssignments/'<id of the assignment>'`,
        ),
        'Whoever gets hold of the identity could use them.',
      )
    },
  }
}
