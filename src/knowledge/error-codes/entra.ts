import type { ErrorCode } from './error-code.ts'

/** Sign-in and directory (Microsoft Learn, "Microsoft Entra authentication and authorization error codes"). */
export const ENTRA_CODES: readonly ErrorCode[] = [
  {
    code: 'AADSTS50011',
    meaning: 'The reply address that the application sent is not among those of its app registration.',
    firstStep: 'Add that exact redirect URI under Authentication of the app registration.',
  },
  {
    code: 'AADSTS500011',
    meaning: 'The API that a token was asked for does not exist in this tenant.',
    firstStep:
      'Check the resource or scope in the request for a typing error, then whether you sign in to the right tenant.',
  },
  {
    code: 'AADSTS50013',
    meaning: 'The assertion that should prove the caller could not be verified.',
    firstStep: 'Check that its issuer, audience and signing key are those that the app registration expects.',
  },
  {
    code: 'AADSTS500133',
    meaning: 'The assertion that should prove the caller has expired or is not valid yet.',
    firstStep: 'Get a fresh one, and check the clock of the machine that signs it.',
  },
  {
    code: 'AADSTS50020',
    meaning: 'The account belongs to another tenant and is not a guest in this one.',
    firstStep:
      'Sign in to the tenant of the resource (az login --tenant …), or ask to be invited there as a guest.',
  },
  {
    code: 'AADSTS50034',
    meaning: 'The account does not exist in this tenant.',
    firstStep: 'Check the user name and the tenant that you sign in to.',
  },
  {
    code: 'AADSTS50053',
    meaning: 'The account is locked, or the sign-in came from an address that Microsoft blocks.',
    firstStep:
      'Wait some minutes, then try once more with the right password; otherwise ask your administrator.',
  },
  {
    code: 'AADSTS50055',
    meaning: 'The password has expired.',
    firstStep: 'Change it at https://myaccount.microsoft.com, then sign in again.',
  },
  {
    code: 'AADSTS50057',
    meaning: 'The account is disabled.',
    firstStep: 'Ask your administrator to enable it.',
  },
  {
    code: 'AADSTS50058',
    meaning: 'A silent sign-in was tried, but nobody is signed in.',
    firstStep: 'Sign in interactively once.',
  },
  {
    code: 'AADSTS50072',
    meaning: 'The account must first register for multifactor authentication.',
    firstStep: 'Sign in interactively in a browser and complete the registration.',
  },
  {
    code: 'AADSTS50074',
    meaning: 'This sign-in needs a second factor, and none was given.',
    firstStep:
      'Sign in again interactively; a script must use a service principal or a managed identity instead.',
  },
  {
    code: 'AADSTS50076',
    meaning: 'This resource wants multifactor authentication, and the sign-in had none.',
    firstStep:
      'Sign in again interactively (az login --scope …); a script must use a service principal or a managed identity.',
  },
  {
    code: 'AADSTS50079',
    meaning: 'The account must register for multifactor authentication before it may continue.',
    firstStep: 'Sign in interactively in a browser and complete the registration.',
  },
  {
    code: 'AADSTS50105',
    meaning: 'The application admits only assigned people, and this account is not assigned to it.',
    firstStep: 'Ask the owner of the enterprise application to add the account under Users and groups.',
  },
  {
    code: 'AADSTS50126',
    meaning: 'The user name or the password is wrong.',
    firstStep:
      'Sign in again; password sign-in without a browser also fails for accounts with multifactor authentication.',
  },
  {
    code: 'AADSTS50128',
    meaning: 'No tenant was found for the domain that was given.',
    firstStep: 'Check the domain or use the tenant id.',
  },
  {
    code: 'AADSTS50131',
    meaning: 'A Conditional Access policy blocked this sign-in.',
    firstStep: 'Ask your Entra administrator which policy applies, and give them the correlation id.',
  },
  {
    code: 'AADSTS50132',
    meaning: 'The session was revoked, often because the password changed.',
    firstStep: 'Sign in again.',
  },
  {
    code: 'AADSTS50133',
    meaning: 'The session ended because the password changed or expired.',
    firstStep: 'Sign in again.',
  },
  {
    code: 'AADSTS50158',
    meaning: 'A further check outside Microsoft Entra ID is still to be done.',
    firstStep: 'Sign in interactively and complete it.',
  },
  {
    code: 'AADSTS50173',
    meaning: 'The stored sign-in was revoked, often because the password changed.',
    firstStep: 'Sign out and in again (az logout, az login).',
  },
  {
    code: 'AADSTS50194',
    meaning: 'The application is for one tenant only, and the sign-in did not name that tenant.',
    firstStep: 'Use the tenant id instead of "common" in the authority, or make the application multitenant.',
  },
  {
    code: 'AADSTS53000',
    meaning: 'Conditional Access admits only compliant devices, and this device is not compliant.',
    firstStep: 'Sign in from a managed, compliant device, or ask your administrator.',
  },
  {
    code: 'AADSTS53001',
    meaning: 'Conditional Access admits only devices that are joined to the organization.',
    firstStep: 'Sign in from a joined device, or ask your administrator.',
  },
  {
    code: 'AADSTS53003',
    meaning: 'A Conditional Access policy blocks this sign-in.',
    firstStep:
      'Ask your Entra administrator which policy it is, and give them the correlation id; no Azure role lifts it.',
  },
  {
    code: 'AADSTS530003',
    meaning: 'Conditional Access admits only managed devices.',
    firstStep: 'Sign in from a managed device, or use a managed identity for scripts.',
  },
  {
    code: 'AADSTS530084',
    meaning:
      'A Conditional Access policy wants tokens that are bound to the device, which this tool does not support.',
    firstStep:
      'Use a tool and platform that support token protection, or ask your administrator for an exception.',
  },
  {
    code: 'AADSTS65001',
    meaning: 'Nobody has consented to what the application asks for.',
    firstStep: 'Sign in interactively and consent, or ask an administrator to consent for the organization.',
  },
  {
    code: 'AADSTS65004',
    meaning: 'The person declined to consent to what the application asks for.',
    firstStep: 'Sign in again and accept, or ask an administrator to consent.',
  },
  {
    code: 'AADSTS70000',
    meaning: 'The grant that was presented is no longer valid.',
    firstStep: 'Sign in again to get a new one.',
  },
  {
    code: 'AADSTS70001',
    meaning: 'The application is not in this tenant or is disabled.',
    firstStep: 'Check the client id and the tenant id.',
  },
  {
    code: 'AADSTS700016',
    meaning: 'No application with this client id exists in the tenant that was asked.',
    firstStep: 'Check that the client id and the tenant id belong together.',
  },
  {
    code: 'AADSTS700024',
    meaning: 'The client assertion has expired or is not valid yet.',
    firstStep: 'Get a fresh one just before signing in; a pipeline that runs for long must sign in again.',
  },
  {
    code: 'AADSTS700027',
    meaning: 'The certificate that signed the request is not one of the application.',
    firstStep: 'Compare its thumbprint with those under Certificates & secrets of the app registration.',
  },
  {
    code: 'AADSTS70008',
    meaning: 'The refresh token or code has expired.',
    firstStep: 'Sign in again.',
  },
  {
    code: 'AADSTS700082',
    meaning: 'The stored sign-in expired because it was not used for too long.',
    firstStep: 'Sign in again (az logout, az login).',
  },
  {
    code: 'AADSTS700084',
    meaning: 'The stored sign-in of this single-page application has reached its fixed lifetime.',
    firstStep: 'Sign in again.',
  },
  {
    code: 'AADSTS70011',
    meaning: 'The scope in the token request is not well formed.',
    firstStep:
      'Use the resource followed by "/.default", for example https://cognitiveservices.azure.com/.default.',
  },
  {
    code: 'AADSTS70021',
    meaning: 'No federated credential of the application matches the token that was presented.',
    firstStep:
      'Compare issuer, subject and audience in the error with the federated credentials of the app registration, letter by letter.',
  },
  {
    code: 'AADSTS700211',
    meaning: 'No federated credential of the application has the issuer of the token that was presented.',
    firstStep: 'Correct the issuer of the federated credential.',
  },
  {
    code: 'AADSTS700212',
    meaning: 'No federated credential of the application has the audience of the token that was presented.',
    firstStep:
      'Set the audience of the federated credential to api://AzureADTokenExchange, or to what the pipeline sends.',
  },
  {
    code: 'AADSTS700213',
    meaning: 'No federated credential of the application has the subject of the token that was presented.',
    firstStep:
      'Add a federated credential with exactly the subject that the error shows: repository, branch, tag or environment count.',
  },
  {
    code: 'AADSTS7000112',
    meaning: 'The application is disabled in this tenant.',
    firstStep: 'Ask its owner to enable sign-in for the enterprise application.',
  },
  {
    code: 'AADSTS7000215',
    meaning: 'The client secret is wrong.',
    firstStep: 'Use the value of the secret, not its id, and check that it belongs to this client id.',
  },
  {
    code: 'AADSTS7000216',
    meaning: 'The application must prove itself with a secret, a certificate or an assertion, and sent none.',
    firstStep: 'Give the client its credential.',
  },
  {
    code: 'AADSTS7000218',
    meaning: 'The application signed in without a secret but is not registered as a public client.',
    firstStep: 'Send its secret, or allow public client flows in the app registration.',
  },
  {
    code: 'AADSTS7000222',
    meaning: 'The client secret has expired.',
    firstStep: 'Create a new secret in the app registration and replace the old one wherever it is used.',
  },
  {
    code: 'AADSTS7000229',
    meaning: 'The application has no service principal in this tenant.',
    firstStep: 'Create it (az ad sp create --id …), or sign in to the tenant where it exists.',
  },
  {
    code: 'AADSTS90002',
    meaning: 'The tenant does not exist.',
    firstStep: 'Check the tenant id or domain, and that you use the right cloud.',
  },
  {
    code: 'AADSTS900023',
    meaning: 'The tenant id is neither a GUID nor a known domain.',
    firstStep: 'Check the value that the application or the environment variable AZURE_TENANT_ID holds.',
  },
  {
    code: 'AADSTS90072',
    meaning: 'The account is not in the tenant that the application signs in to.',
    firstStep: 'Sign in with an account of that tenant, or ask to be invited there as a guest.',
  },
  {
    code: 'AADSTS90094',
    meaning: 'What the application asks for needs the consent of an administrator.',
    firstStep: 'Ask an administrator to consent for the organization.',
  },
  {
    code: 'AADSTS9002313',
    meaning: 'The token request is malformed.',
    firstStep: 'Check the parameters that the client sends, above all the secret and the scope.',
  },
]
