import type { Sample } from '../chat/persona.ts'
import * as people from './people.ts'
import { AI_SUBSCRIPTION } from './places.ts'

/** Errors that people of Contoso have met, to try without having to cause one. */
export const samples: readonly Sample[] = [
  {
    title: 'Chat playground',
    personaId: people.DANA,
    text: `Error code: 401 - {'error': {'code': 'PermissionDenied', 'message': 'Principal does not have access to API/Operation.'}}
Apim-request-id: 8f0d6f0a-3f6e-4f59-9d5b-2f5c1f3a7b10
POST https://aoai-contoso.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21`,
  },
  {
    title: 'No address given',
    personaId: people.DANA,
    text: 'Principal does not have access to API/Operation',
  },
  {
    title: 'Indexing is refused',
    personaId: people.DANA,
    text: `azure.core.exceptions.HttpResponseError: Operation returned an invalid status 'Forbidden'
Content: {"error":{"code":"Forbidden","message":"Access denied. The caller is not authorized to perform this operation."}}
POST https://srch-contoso.search.windows.net/indexes('products')/docs/search.index?api-version=2024-07-01`,
  },
  {
    title: 'A role to activate',
    personaId: people.PRIYA,
    text: `openai.PermissionDeniedError: Error code: 403 - {'error': {'code': 'PermissionDenied', 'message': 'The principal \`${people.PRIYA}\` lacks the required data action \`Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action\` to perform \`POST /openai/deployments/{deployment-id}/chat/completions\` operation.'}}
POST https://aoai-contoso.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21`,
  },
  {
    title: 'Deploying a model',
    personaId: people.SAM,
    text: `(AuthorizationFailed) The client 'sam@contoso.com' with object id '${people.SAM}' does not have authorization to perform action 'Microsoft.CognitiveServices/accounts/deployments/write' over scope '/subscriptions/${AI_SUBSCRIPTION}/resourceGroups/rg-ai/providers/Microsoft.CognitiveServices/accounts/aoai-contoso/deployments/gpt-4o-mini' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  },
  {
    title: 'Not a role: firewall',
    personaId: people.DANA,
    text: `ErrorCode:AuthorizationFailure
This request is not authorized to perform this operation.
RequestId:5c1a9b0e-701e-0047-6a55-3a2f1d000000
https://stcontosolake.blob.core.windows.net/raw?restype=container&comp=list`,
  },
]
