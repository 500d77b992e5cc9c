import type { ErrorCode } from './error-code.ts'

/** The other data planes: AI services, Search, registries, logs. */
export const SERVICE_CODES: readonly ErrorCode[] = [
  {
    code: 'PermissionDenied',
    mendedBy: 'role',
    meaning: 'The AI service knows the caller, but no role gives the caller this data action.',
    firstStep:
      'Assign the data role at the resource, such as Cognitive Services OpenAI User or Foundry User.',
  },
  {
    code: 'AuthenticationTypeDisabled',
    meaning: 'API keys are switched off for this resource.',
    firstStep:
      'Sign in with Microsoft Entra ID (DefaultAzureCredential) and a data role; a connection must change to Entra ID as well.',
  },
  {
    code: 'ManagedIdentityIsNotEnabled',
    meaning: 'The resource should sign in as itself but has no managed identity.',
    firstStep: 'Enable its system-assigned identity, then give that identity its roles.',
  },
  {
    code: 'InvalidSubscriptionKey',
    meaning: 'The API key does not belong to this endpoint.',
    firstStep: 'Copy key and endpoint again from the same resource.',
  },
  {
    code: 'DeploymentNotFound',
    meaning: 'The resource has no model deployment of this name.',
    firstStep: 'Use the name of the deployment, not that of the model; a new deployment takes some minutes.',
  },
  {
    code: 'RateLimitReached',
    meaning: 'The deployment received more tokens or requests than its rate limit.',
    firstStep: 'Wait for the time that the error states, or raise the capacity of the deployment.',
  },
  {
    code: 'InsufficientAccessError',
    mendedBy: 'role',
    meaning: 'The caller may not query these logs.',
    firstStep: 'Assign Log Analytics Reader at the workspace or Monitoring Reader at the resource.',
  },
  {
    code: 'ACRTokenExchangeForbidden',
    mendedBy: 'role',
    meaning: 'The identity of the deployment may not pull from the container registry.',
    firstStep: 'Assign AcrPull at the registry to that identity, and wait some minutes.',
  },
  {
    code: 'CONNECTIVITY_REFRESH_TOKEN_ERROR',
    mendedBy: 'role',
    meaning:
      'The registry gave no token: the caller has no role on it, or its network rules refused the call.',
    firstStep: 'Check for AcrPull or AcrPush first, then run az acr check-health.',
  },
  {
    code: 'CONNECTIVITY_FORBIDDEN_ERROR',
    meaning: 'The network rules of the registry refused the call.',
    firstStep: 'Allow your address under Networking of the registry, or use its private endpoint.',
  },
  {
    code: 'LocalAuthDisabled',
    meaning: 'The namespace takes no shared access keys.',
    firstStep: 'Sign in with Microsoft Entra ID and a data role such as Azure Service Bus Data Sender.',
  },
  {
    code: 'RateLimitExceeded',
    meaning: 'The deployment received more tokens or requests than its rate limit.',
    firstStep: 'Wait for the time that the error states, or raise the capacity of the deployment.',
  },
  {
    code: 'insufficient_quota',
    meaning: 'The quota of this resource is used up.',
    firstStep: 'Ask for more quota, or use another deployment.',
  },
  {
    code: 'CONNECTIVITY_ACCESS_TOKEN_ERROR',
    mendedBy: 'role',
    meaning:
      'The registry gave no token for the repository: the caller has no role for it, or its network rules refused the call.',
    firstStep: 'Check for AcrPull or AcrPush first, then run az acr check-health.',
  },
  {
    code: 'ImagePullUnauthorizedFailure',
    mendedBy: 'role',
    meaning: 'The app may not pull its image from the registry.',
    firstStep:
      'Assign AcrPull at the registry to the identity of the app, and let the app pull with that identity.',
  },
  {
    code: 'InvalidTokenError',
    meaning: 'The token is not valid for the logs that were asked for.',
    firstStep: 'Sign in again and ask for a token for https://api.loganalytics.io/.default.',
  },
  {
    code: 'AuthorizationRequiredError',
    meaning: 'The query carried no valid credential.',
    firstStep: 'Sign in and send a token; API keys are no longer taken.',
  },
  {
    code: 'UnauthorizedUserAction',
    mendedBy: 'role',
    meaning: 'The person or identity may not do this in the project.',
    firstStep: 'Check their role on the Foundry project or the workspace, then try again.',
  },
  {
    code: 'ScoreRequestUnauthorized',
    meaning: 'The scoring service does not accept the key that was sent.',
    firstStep: 'Copy the key of this endpoint again and send it as a bearer token.',
  },
  {
    code: 'TasksOperationsNotAllowed',
    meaning: 'Azure does not let this registry or subscription run ACR Tasks; no role changes that.',
    firstStep: 'Build somewhere else and push the image, or open a support request to have tasks enabled.',
  },
  {
    code: 'AcrRefreshTokenRetrievalError',
    mendedBy: 'role',
    meaning: 'The identity of the compute got no token for the registry.',
    firstStep:
      'Check that this identity has AcrPull on the registry, then that the registry admits its network.',
  },
  {
    code: 'PathNotFoundError',
    meaning:
      'Nothing exists at the address that was asked, often because a name was given in place of an id.',
    firstStep: 'Give the id of the workspace or application, as its overview shows it.',
  },
  {
    code: 'invalid_api_key',
    meaning: 'The service does not know this API key.',
    firstStep: 'Copy the key again from the resource that the endpoint belongs to.',
  },
  {
    code: 'model_not_found',
    meaning: 'No model of that name is there for this caller.',
    firstStep: 'Check the name of the deployment, which may differ from the name of the model.',
  },
  {
    code: 'InvalidManagedIdentity',
    meaning: 'The service could not use its managed identity.',
    firstStep: 'Enable the identity on the resource, and give it the role on what it reads.',
  },
  {
    code: 'RequestRateTooLarge',
    meaning: 'More was asked for than the throughput of the container allows.',
    firstStep: 'Wait and try again, or raise the request units.',
  },
  {
    code: 'CONNECTIVITY_CHALLENGE_ERROR',
    meaning: 'Something that is no registry answered, such as a proxy on the way.',
    firstStep: 'Check DNS and the proxy between you and the registry.',
  },
  {
    code: 'ConnectionAuthorizationFailed',
    meaning: 'The connection belongs to somebody else and is not shared with this caller.',
    firstStep: 'Ask its owner to share it, or make a connection of your own.',
  },
  {
    code: 'ApplicationNotFoundError',
    meaning: 'No Application Insights resource has this id.',
    firstStep: 'Give the application id that the API Access page of the resource shows.',
  },
  {
    code: 'InsufficientAccessToResource',
    mendedBy: 'role',
    meaning: 'The caller may not read one of the resources that the query names.',
    firstStep: 'Check the role on every workspace and application in the query.',
  },
]
