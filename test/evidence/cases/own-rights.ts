import { APP_ID, OBJECT_ID, TRACE_ID, byId, type Case } from './case.ts'

/** Systems that hand out their rights themselves: no role of Azure mends what they refuse. */
export const OWN_RIGHTS: readonly Case[] = [
  {
    name: 'Cosmos DB has roles of its own',
    text: `Request blocked by Auth cosmos-demo : Request is blocked because principal [${OBJECT_ID}] does not have required RBAC permissions to perform action [Microsoft.DocumentDB/databaseAccounts/readMetadata] on resource [/].\nActivityId: ${TRACE_ID}`,
    cause: 'other',
    service: 'cosmos',
    operations: ['Microsoft.DocumentDB/databaseAccounts/readMetadata'],
    principal: byId(OBJECT_ID),
    requestIds: [TRACE_ID],
    scope: null,
  },
  {
    name: 'Synapse has roles of its own',
    text: `(Unauthorized) The principal '${OBJECT_ID}' does not have the required Synapse RBAC permission to perform this action. Required permission: Action: Microsoft.Synapse/workspaces/notebooks/write, Scope: workspaces/syn-shop/*.`,
    cause: 'other',
    service: 'other',
    plane: 'data',
    denied: ['Microsoft.Synapse/workspaces/notebooks/write'],
    principal: byId(OBJECT_ID),
    notes: [],
  },
  {
    name: 'Kusto has roles of its own',
    text: `Forbidden: Caller is not authorized to perform this action Principal 'aadapp=${APP_ID}' is not authorized to perform operation 'TablesShow' on 'https://adxshop.northeurope.kusto.windows.net:443/'.`,
    cause: 'other',
    service: 'other',
    endpoint: 'adxshop.northeurope.kusto.windows.net',
    notes: [],
  },
  {
    name: 'Azure DevOps has permissions of its own',
    text: "TF400813: The user 'noor@contoso.com' is not authorized to access this resource.",
    cause: 'other',
    service: 'other',
    notes: [],
  },
  {
    name: 'a directory is asked by Microsoft Graph, which has permissions of its own',
    text: `Status: 403 (Forbidden)\nErrorCode: Authorization_RequestDenied\nGET https://graph.microsoft.com/v1.0/groups\nrequest-id: ${TRACE_ID}`,
    cause: 'other',
    service: 'entra',
    endpoint: 'graph.microsoft.com',
    requestIds: [TRACE_ID],
    notes: [],
  },
]
