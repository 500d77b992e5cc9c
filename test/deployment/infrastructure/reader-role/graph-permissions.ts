import { azureReadOf } from '../../../requirements/azure-read.ts'
import type { LoggedRequest } from '../../../../src/sandbox/server.ts'

/**
 * Application permissions that suffice for what Rolecall asks of Microsoft Graph, the least first (Microsoft Graph v1.0
 * reference, "Permissions" of each call).
 */
export const SUFFICIENT: Readonly<Record<string, readonly string[]>> = {
  'GET /directoryObjects/{id}': ['Directory.Read.All'],
  'POST /directoryObjects/getByIds': ['Directory.Read.All'],
  'GET /users': ['User.Read.All', 'Directory.Read.All'],
  'GET /users/{id}/memberOf': ['User.Read.All', 'GroupMember.Read.All', 'Directory.Read.All'],
  'GET /users/{id}/transitiveMemberOf': ['User.Read.All', 'GroupMember.Read.All', 'Directory.Read.All'],
  'GET /groups/{id}/transitiveMembers': ['GroupMember.Read.All', 'Directory.Read.All'],
  'GET /servicePrincipals': ['Application.Read.All', 'Directory.Read.All'],
  "GET /servicePrincipals(appId='{id}')": ['Application.Read.All', 'Directory.Read.All'],
  'GET /servicePrincipals/{id}/memberOf': ['Application.Read.All', 'Directory.Read.All'],
  'GET /servicePrincipals/{id}/transitiveMemberOf': ['Application.Read.All', 'Directory.Read.All'],
  // of which groups are in which groups
  'POST /$batch': ['GroupMember.Read.All', 'Directory.Read.All'],
}

export function isGraph({ path }: Pick<LoggedRequest, 'path'>): boolean {
  return path.startsWith('/v1.0/')
}

/** A key of the table. */
export function graphCall(request: Pick<LoggedRequest, 'method' | 'path'>): string {
  return azureReadOf(request).request.split('?')[0] ?? ''
}
