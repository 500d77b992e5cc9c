import { OBJECT_ID, SUBSCRIPTION, TRACE_ID, byId, type Case } from './case.ts'

/** The other services that answer at endpoints of their own. */
export const DATA_CASES: readonly Case[] = [
  {
    name: 'a registry refuses a pull',
    text: 'Failed to pull image "acrdemo.azurecr.io/shop:1": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://acrdemo.azurecr.io/oauth2/token?service=acrdemo.azurecr.io: 401 Unauthorized',
    cause: 'missing-role',
    service: 'acr',
    endpoint: 'acrdemo.azurecr.io',
  },
  {
    name: 'the login to a registry fails for a reason that ARM states',
    text: `Unable to get AAD authorization tokens with message: Access to registry 'acrdemo.azurecr.io' was denied. Response code: 401.\nThe client 'z@contoso.com' with object id '${OBJECT_ID}' does not have authorization to perform action 'Microsoft.ContainerRegistry/registries/listCredentials/action' over scope '${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/acrdemo'.`,
    cause: 'missing-role',
    service: 'acr',
    plane: 'control',
    operations: ['Microsoft.ContainerRegistry/registries/listCredentials/action'],
    more: [],
  },
  {
    name: 'Cosmos DB blocks a virtual network',
    text: '{"Errors":["Request originated from VNET through service endpoint. This is blocked by your Cosmos DB account firewall settings."]}',
    cause: 'network',
    service: 'cosmos',
  },
  {
    name: 'a wrong key of Cosmos DB',
    text: `{"code":"Unauthorized","message":"The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol."}`,
    cause: 'bad-key',
    service: 'cosmos',
  },
  {
    name: 'Search answers Azure OpenAI with 403',
    text: `Invalid AzureCognitiveSearch configuration detected: Call to get ACS index failed.\\nAzure Search Error: 403, message=\\'Server responded with status 403. Error message: {"error":{"code":"","message":"Authorization failed."}}\\', url=URL(\\'https://srch-demo.search.windows.net/indexes/all?api-version=2021-04-30-Preview\\')`,
    cause: 'missing-role',
    service: 'ai-search',
    endpoint: 'srch-demo.search.windows.net',
  },
  {
    name: 'an SDK says only Forbidden, amid calls to Search',
    text: "azure/search/documents/_paging.py line 54\nazure.core.exceptions.HttpResponseError: Operation returned an invalid status 'Forbidden'",
    cause: 'missing-role',
    service: 'ai-search',
  },
  {
    name: 'an identity lacks an action on the workspace',
    text: `(UserError) Identity(object id: ${OBJECT_ID}) does not have permissions for Microsoft.MachineLearningServices/workspaces/modules/read actions. Please refer to https://aka.ms/azureml-auth-troubleshooting`,
    cause: 'missing-role',
    service: 'ml-workspace',
    operations: ['Microsoft.MachineLearningServices/workspaces/modules/read'],
    principal: byId(OBJECT_ID),
  },
  {
    name: 'Service Bus asks for a claim',
    text: "Unauthorized access. 'Send' claim(s) are required to perform this operation. Resource: 'sb://sb-demo.servicebus.windows.net/q1'. TrackingId:e5ea01bb7ec44523acf8749ba9203f3c_G1, SystemTracker:gateway7",
    cause: 'missing-role',
    service: 'other',
    endpoint: 'sb-demo.servicebus.windows.net',
    requestIds: ['e5ea01bb7ec44523acf8749ba9203f3c_G1'],
  },
  {
    name: 'logs may not be queried',
    text: `Log Analytics query failed: 403 Forbidden - {"error":{"message":"The provided credentials have insufficient access to perform the requested operation","code":"InsufficientAccessError","correlationId":"${TRACE_ID}"}}`,
    cause: 'missing-role',
    service: 'app-insights',
    requestIds: [TRACE_ID],
  },
  {
    name: 'the path of a Service Bus subscription is no scope, and a part of a call is counted behind its id',
    text: `Unauthorized access. 'Listen' claim(s) are required to perform this operation. Resource: 'sb://sb-shop.servicebus.windows.net/orders/subscriptions/audit-log'. TrackingId:${TRACE_ID}_G12, SystemTracker:sb-shop:topic:orders`,
    cause: 'missing-role',
    service: 'other',
    scope: null,
    endpoint: 'sb-shop.servicebus.windows.net',
    requestIds: [`${TRACE_ID}_G12`],
  },
  {
    name: 'Cosmos DB leaves its databases to Resource Manager: no role changes that',
    text: `Response status code does not indicate success: Forbidden (403); Substatus: 0; Reason: ({"code":"Forbidden","message":"Operation 'POST' on resource 'dbs' is not allowed through Azure Cosmos DB endpoint."})`,
    cause: 'other',
    service: 'cosmos',
  },
]
