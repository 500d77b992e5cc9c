import {
  BLOBS_CHANGE,
  DOCUMENTS_CHANGE,
  DOCUMENTS_READ,
  EMBEDDINGS,
  INGESTION,
  SEARCH_OBJECTS,
} from '../operation-names.ts'
import type { Requirement } from '../requirement.ts'
import { ROLES } from '../role-names.ts'

/** What the services behind the chat playground need of one another when its connections use Microsoft Entra ID. */
export const playground: readonly Requirement[] = [
  {
    id: 'playground/openai-search-reader',
    table: 'playground',
    role: ROLES.searchIndexDataReader,
    operations: [DOCUMENTS_READ],
    assignee: 'openai-identity',
    resource: 'search',
    purpose: 'query the index (inference)',
  },
  {
    id: 'playground/openai-search-contributor',
    table: 'playground',
    role: ROLES.searchIndexDataContributor,
    operations: DOCUMENTS_CHANGE,
    assignee: 'openai-identity',
    resource: 'search',
    purpose: 'import, refresh and query documents (ingestion and inference)',
  },
  {
    id: 'playground/openai-search-service',
    table: 'playground',
    role: ROLES.searchServiceContributor,
    operations: SEARCH_OBJECTS,
    assignee: 'openai-identity',
    resource: 'search',
    purpose: 'map the index schema, and create indexes, indexers, data sources and skillsets (ingestion)',
  },
  {
    id: 'playground/search-openai',
    table: 'playground',
    role: ROLES.openaiContributor,
    operations: [...INGESTION, EMBEDDINGS],
    assignee: 'search-identity',
    resource: 'openai',
    purpose: 'run the custom skill',
  },
  {
    id: 'playground/openai-openai',
    table: 'playground',
    role: ROLES.openaiUser,
    operations: [EMBEDDINGS],
    assignee: 'chat-openai-identity',
    resource: 'embedding-openai',
    purpose: 'embed with a model that another Azure OpenAI resource holds',
  },
  {
    id: 'playground/search-storage',
    table: 'playground',
    role: ROLES.storageBlobDataContributor,
    operations: BLOBS_CHANGE,
    assignee: 'search-identity',
    resource: 'storage',
    purpose: 'read blobs and write the knowledge store',
  },
  {
    id: 'playground/openai-storage',
    table: 'playground',
    role: ROLES.storageBlobDataContributor,
    operations: BLOBS_CHANGE,
    assignee: 'openai-identity',
    resource: 'storage',
    purpose: 'read the input container and write what preprocessing yields',
  },
]
