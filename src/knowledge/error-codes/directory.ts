import type { ErrorCode } from './error-code.ts'

/** Microsoft Graph and the credentials of the Azure SDKs, which fail before a service is called. */
export const DIRECTORY_CODES: readonly ErrorCode[] = [
  {
    code: 'Authorization_RequestDenied',
    meaning: 'The caller may not do this in Microsoft Entra ID; Azure roles do not count there.',
    firstStep:
      'Ask an administrator for the Entra role or the Microsoft Graph permission, or name principals by object id so that no lookup is needed.',
  },
  {
    code: 'Authentication_ExpiredToken',
    meaning: 'The token for Microsoft Graph has expired.',
    firstStep: 'Sign in again.',
  },
  {
    code: 'DefaultIdentityNotDefined',
    meaning: 'The host has several managed identities or none of its own, and the code named none.',
    firstStep:
      'Set AZURE_CLIENT_ID to the client id of the user-assigned identity, or enable the system-assigned one.',
  },
  {
    code: 'CredentialUnavailableError',
    meaning: 'None of the credentials that the client tried can work here.',
    firstStep:
      'Read the list in the error from the top: sign in with az login, or give the host a managed identity.',
  },
  {
    code: 'CredentialUnavailableException',
    meaning: 'None of the credentials that the client tried can work here.',
    firstStep:
      'Read the list in the error from the top: sign in with az login, or give the host a managed identity.',
  },
  {
    code: 'Authentication_MissingOrMalformed',
    meaning: 'The token for Microsoft Graph is missing or malformed.',
    firstStep: 'Sign in again and check that the client sends the Authorization header.',
  },
  {
    code: 'CredentialUnavailable',
    meaning: 'The credential that the client tried cannot work here.',
    firstStep: 'Sign in with az login, or give the host a managed identity.',
  },
  {
    code: 'Authorization_IdentityNotFound',
    meaning: 'Microsoft Graph knows no such caller in this tenant.',
    firstStep: 'Check the tenant of the token, and that the application has a service principal there.',
  },
  {
    code: 'Directory_QuotaExceeded',
    meaning: 'The directory lets this caller make no more objects.',
    firstStep: 'Delete what is not used any more, or ask a directory administrator to make the object.',
  },
  {
    code: 'invalid_grant',
    meaning: 'What should be exchanged for a token has expired, was revoked, or was used already.',
    firstStep: 'Sign in again; the AADSTS number beside it tells more.',
  },
  {
    code: 'invalid_client',
    meaning: 'The application did not prove who it is: its secret or certificate is wrong or has expired.',
    firstStep: 'Check the client id, the tenant and the secret of the application.',
  },
  {
    code: 'interaction_required',
    meaning: 'The person must do something in the sign-in window, such as a second factor.',
    firstStep: 'Sign in interactively once.',
  },
  {
    code: 'unauthorized_client',
    meaning: 'The application may not ask for a token in this way.',
    firstStep: 'Check the app registration: the kind of account it admits, and the flows that it allows.',
  },
  {
    code: 'consent_required',
    meaning: 'Nobody has consented to what the application asks for.',
    firstStep: 'Consent to it, or ask an administrator to.',
  },
  {
    code: 'login_required',
    meaning: 'Nobody is signed in.',
    firstStep: 'Sign in interactively once.',
  },
  {
    code: 'MsalUiRequiredException',
    meaning: 'A token cannot be had silently; the person must sign in.',
    firstStep: 'Sign in interactively; the AADSTS number beside it tells why.',
  },
  {
    code: 'MsalServiceException',
    meaning: 'Microsoft Entra ID refused to issue a token.',
    firstStep: 'Read the AADSTS number beside it.',
  },
  {
    code: 'MsalClientException',
    meaning: 'The sign-in library stopped before it asked for a token.',
    firstStep: 'Read the code beside it: a cancelled window, no network, or a wrong setting.',
  },
  {
    code: 'Authentication_MSGraphPermissionMissing',
    meaning: 'The application lacks a permission of Microsoft Graph, which the error names.',
    firstStep: 'Ask an administrator to grant and consent to it.',
  },
  {
    code: 'PermissionScopeNotGranted',
    meaning: 'The token for Microsoft Graph lacks a permission, which the error names.',
    firstStep: 'Ask an administrator to grant and consent to it, then sign in again.',
  },
  {
    code: 'ErrorInsufficientPermissionsInAccessToken',
    meaning: 'The token for Microsoft Graph lacks a permission that this call needs.',
    firstStep: 'Look up the permission of the call, have it granted, then sign in again.',
  },
]
