import type { Family } from '../family.ts'

/** Services that hand out their rights themselves; a role of Azure gives none there. */
export const OWN_RIGHTS: readonly Family[] = [
  {
    id: 'power-platform-connection',
    cause: 'other',
    service: 'other',
    plane: 'data',
    says: ['caller with object id {objectId} does not have permission for connection .. under Api'],
    codes: ['ConnectionAuthorizationFailed'],
    samples: [
      "ConnectionAuthorizationFailed: The caller with object id '0f1e2d3c-4b5a-4678-9abc-def012345678' does not have permission for connection '4b81027c' under Api 'shared_logicflows'.",
    ],
  },
  {
    id: 'devops-own-permissions',
    cause: 'other',
    service: 'other',
    plane: 'data',
    says: [
      'TF400813: The user .. is not authorized to access this resource',
      'TF401019',
      'TF401027: You need the',
    ],
    samples: [
      "TF400813: The user 'aaaa7777-aaaa-449f-b14f-000000000007' is not authorized to access this resource.",
    ],
  },
  {
    id: 'kusto-own-roles',
    cause: 'other',
    service: 'other',
    plane: 'data',
    says: [
      'Principal {name} is not authorized to perform operation .. kusto',
      'Caller is not authorized to perform this action Principal {name} is not authorized to perform operation',
      'Caller is not authorized to perform this action ... UnauthorizedDatabaseAccessException',
      'KustoRequestDeniedException: Forbidden',
    ],
    samples: [
      "Forbidden: Caller is not authorized to perform this action Principal 'aadapp=bbbb7777' is not authorized to perform operation 'VersionShowCommand' on 'https://adxdemo.westeurope.kusto.windows.net:443/'.",
    ],
  },
  {
    id: 'synapse-own-roles',
    cause: 'other',
    service: 'other',
    plane: 'data',
    says: [
      'principal {principal} does not have the required Synapse RBAC permission to perform this action. Required permission: Action: {operation} Scope',
      'does not have the required Synapse RBAC permission',
    ],
    samples: [
      "(Unauthorized) The principal '0f1e2d3c-4b5a-4678-9abc-def012345678' does not have the required Synapse RBAC permission to perform this action. Required permission: Action: Microsoft.Synapse/workspaces/read, Scope: workspaces/syn-demo/*.",
    ],
  },
  {
    id: 'connection-acl',
    cause: 'other',
    service: 'other',
    plane: 'data',
    says: ['Permission denied due to missing connection ACL'],
    samples: [
      'Error from token exchange: Permission denied due to missing connection ACL: User = aaaa7777, connection=logic-apis-westeurope/kusto/1',
    ],
  },
  {
    id: 'power-bi-own-roles',
    cause: 'other',
    service: 'other',
    plane: 'data',
    says: ['code: PowerBINotAuthorizedException'],
    samples: [
      '{"code":"PowerBINotAuthorizedException","pbi.error":{"code":"PowerBINotAuthorizedException","parameters":{},"details":[]}}',
    ],
  },
]
