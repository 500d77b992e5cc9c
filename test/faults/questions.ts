import type { DiagnosisRequest, PlainRequest } from '../../src/question/request.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import * as people from '../../src/sandbox/contoso/people.ts'
import {
  AI_SCOPE,
  FOUNDRY_PROJECT,
  LOCKED_STORAGE,
  OPENAI,
  PROJECT,
  SEARCH,
  SECURE_HUB,
} from '../../src/sandbox/contoso/places.ts'
import { IDENTITIES } from '../../src/sandbox/contoso/resources.ts'
import { reported, sampleError } from '../builders/requests.ts'

function asked(askerId: string, on: string, ask: PlainRequest['ask']): PlainRequest {
  return { kind: 'plain', asker: { by: 'id', id: askerId }, on, recentResource: null, about: null, ask }
}

function operation(askerId: string, on: string, { name, isDataAction }: Operation): PlainRequest {
  return asked(askerId, on, { kind: 'operations', operations: [{ name, isDataAction }] })
}

const GENERATE = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action'
const SEARCHING = 'Microsoft.Search/searchServices/indexes/documents/read'

/** Contoso is asked in every way that leads elsewhere, and each state comes out at least once. */
export const QUESTIONS: Readonly<Record<string, DiagnosisRequest>> = {
  'what is missing': reported(sampleError('Chat playground'), people.DANA),
  'what is granted': operation(people.LENA, OPENAI, { name: GENERATE, isDataAction: true }),
  'what is granted through nested groups': operation(people.DANA, SEARCH, {
    name: SEARCHING,
    isDataAction: true,
  }),
  'what is eligible': reported(sampleError('A role to activate'), people.PRIYA),
  'what is denied': operation(people.CARLA, LOCKED_STORAGE, {
    name: 'Microsoft.Storage/storageAccounts/write',
    isDataAction: false,
  }),
  'what hangs on a condition': operation(people.RAVI, `${AI_SCOPE}/resourceGroups/rg-ai`, {
    name: 'Microsoft.Authorization/roleAssignments/write',
    isDataAction: false,
  }),
  'what a custom role grants': operation(people.HUGO, AI_SCOPE, {
    name: 'Microsoft.KeyVault/vaults/write',
    isDataAction: false,
  }),
  'somebody named by an error': reported(
    `(AuthorizationFailed) The client '${IDENTITIES.search}' with object id '${IDENTITIES.search}' does not have authorization to perform action 'Microsoft.CognitiveServices/accounts/deployments/write' over scope '${OPENAI}'.`,
    people.OLIVIA,
  ),
  'the playground of a project': asked(people.LENA, PROJECT, { kind: 'playground' }),
  'a project by its name': asked(people.LENA, 'proj-assistant', { kind: 'access' }),
  'a connection': asked(people.LENA, 'lake-connection', { kind: 'connection' }),
  'a Foundry project': asked(people.CARLA, FOUNDRY_PROJECT, { kind: 'access' }),
  'a hub and its registry and key': asked(people.SAM, SECURE_HUB, {
    kind: 'tables',
    tables: ['acr', 'cmk', 'outside-resource', 'project-creation'],
  }),
  'a hub that is yet to be made': asked(people.HUGO, `${AI_SCOPE}/resourceGroups/rg-ai-shared`, {
    kind: 'tables',
    tables: ['hub-creation', 'cmk'],
    existing: ['aoai-contoso'],
  }),
  'a key for a hub that is yet to be made': asked(people.CARLA, `${AI_SCOPE}/resourceGroups/rg-ai-shared`, {
    kind: 'tables',
    tables: ['hub-creation', 'cmk'],
  }),
  'what somebody does': asked(people.SAM, 'aoai-contoso', { kind: 'deed', deed: 'deploy-model' }),
  'somebody by their name': {
    ...operation(people.OLIVIA, OPENAI, { name: GENERATE, isDataAction: true }),
    about: { objectId: null, appId: null, name: 'sam@contoso.com' },
  },
  'a group by its name': asked(people.SAM, 'rg-ai-shared', { kind: 'tables', tables: ['hub-creation'] }),
}
