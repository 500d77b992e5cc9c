import {
  DOCUMENTS_CHANGE,
  DOCUMENTS_READ,
  INGESTION,
  LIST_COGNITIVE_SERVICES_KEYS,
} from '../operation-names.ts'
import type { Requirement } from '../requirement.ts'
import { ROLES } from '../role-names.ts'

/** What a caller needs who got "Principal does not have access to API/Operation". */
export const troubleshooting: readonly Requirement[] = [
  {
    id: 'troubleshooting/openai-contributor',
    table: 'troubleshooting',
    role: ROLES.openaiContributor,
    operations: INGESTION,
    assignee: 'caller',
    resource: 'openai',
    purpose: 'call the public ingestion API',
  },
  {
    id: 'troubleshooting/cognitive-services-user',
    table: 'troubleshooting',
    role: ROLES.cognitiveServicesUser,
    operations: [LIST_COGNITIVE_SERVICES_KEYS],
    assignee: 'caller',
    resource: 'openai',
    purpose: 'list API keys',
  },
  {
    id: 'troubleshooting/search-index-data-contributor',
    table: 'troubleshooting',
    role: ROLES.searchIndexDataContributor,
    operations: DOCUMENTS_CHANGE,
    assignee: 'caller',
    resource: 'search',
    purpose: 'index documents',
  },
  {
    id: 'troubleshooting/search-index-data-reader',
    table: 'troubleshooting',
    role: ROLES.searchIndexDataReader,
    operations: [DOCUMENTS_READ],
    assignee: 'caller',
    resource: 'search',
    purpose: 'query an index (inference only)',
  },
]
