import { APP_ID, CORRELATION_ID, REQUEST_ID, TRACE_ID, byName, type Case } from './case.ts'

/** Microsoft Entra ID, Microsoft Graph and the tools that sign in. */
export const SIGN_IN_CASES: readonly Case[] = [
  {
    name: 'consent is missing: application and its name',
    text: `AADSTS65001: The user or administrator has not consented to use the application with ID '${APP_ID}' named 'Contoso Tool'. Send an interactive authorization request for this user and resource.\\r\\nTrace ID: ${TRACE_ID}`,
    cause: 'token',
    service: 'entra',
    plane: 'unknown',
    principal: { objectId: null, appId: APP_ID, name: 'Contoso Tool' },
    requestIds: [TRACE_ID],
    code: 'AADSTS65001',
  },
  {
    name: 'the application is unknown in the tenant',
    text: `AADSTS700016: Application with identifier '${APP_ID}' was not found in the directory 'Contoso'.`,
    cause: 'token',
    service: 'entra',
    principal: { objectId: null, appId: APP_ID, name: null },
  },
  {
    name: 'the answer is URL-encoded',
    text: `MSALErrorDescriptionKey=AADSTS500011:+The+resource+principal+named+https://x+was+not+found+in+the+tenant.\nTrace+ID:+${TRACE_ID}`,
    cause: 'token',
    service: 'entra',
    code: 'AADSTS500011',
  },
  {
    name: 'a chain of credentials around an identity that is not assigned',
    text: 'DefaultAzureCredential failed to retrieve a token from the included credentials.\n- EnvironmentCredential authentication unavailable.\n- ManagedIdentityCredential authentication unavailable. The requested identity has not been assigned to this resource.\n{"error":"invalid_request","error_description":"Identity not found"}',
    cause: 'token',
    service: 'entra',
    more: [],
  },
  {
    name: 'a chain that found a token at last is not the failure',
    text: 'EnvironmentCredential.get_token failed: EnvironmentCredential authentication unavailable.\nDefaultAzureCredential acquired a token from AzureCliCredential\nopenai.AuthenticationError: Error code: 401 - Principal does not have access to API/Operation.',
    cause: 'missing-role',
    service: 'azure-openai',
  },
  {
    name: 'nobody is signed in',
    text: "ERROR: Please run 'az login' to setup account.",
    cause: 'token',
    service: 'entra',
  },
  {
    name: 'the directory refuses',
    text: `Forbidden: Authorization_RequestDenied: Insufficient privileges to complete the operation. Graph request-id: ${TRACE_ID} Graph client request id: ${REQUEST_ID}.`,
    cause: 'other',
    service: 'entra',
    plane: 'unknown',
    requestIds: [TRACE_ID, REQUEST_ID],
  },
  {
    name: 'an address carries the error, words joined by plus signs',
    text: `https://localhost:3000/callback?error=invalid_request&error_description=AADSTS500113:+No+reply+address+is+registered+for+the+application.%0d%0aTrace+ID:+${TRACE_ID}%0d%0aCorrelation+ID:+${CORRELATION_ID}&state=12`,
    cause: 'token',
    service: 'entra',
    requestIds: [TRACE_ID, CORRELATION_ID],
    code: 'AADSTS500113',
  },
  {
    name: 'an address carries the error, colons and quotation marks in percent codes',
    text: `error=unauthorized_client&error_description=AADSTS700016%3a+Application+with+identifier+%27${APP_ID}%27+was+not+found+in+the+directory+%27Contoso%27.`,
    cause: 'token',
    service: 'entra',
    principal: { objectId: null, appId: APP_ID, name: null },
    code: 'AADSTS700016',
  },
  {
    name: 'an address carries the name of who has no role in an application',
    text: `error=access_denied&error_description=AADSTS50105:+The+signed+in+user+'noor@contoso.com'+is+not+assigned+to+a+role+for+the+application+'${APP_ID}'(Contoso+Tool).`,
    cause: 'token',
    service: 'entra',
    principal: byName('noor@contoso.com'),
  },
]
