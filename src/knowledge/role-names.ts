import type { RoleName } from './requirement.ts'

/** The roles that the article's tables name. Names change, GUIDs do not. */
export const ROLES = {
  owner: { id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', name: 'Owner' },
  contributor: { id: 'b24988ac-6180-42a0-ab88-20f7382dd24c', name: 'Contributor' },
  reader: { id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', name: 'Reader' },
  aiDeveloper: { id: '64702f94-c441-49e6-a78b-ef80e0188fee', name: 'Azure AI Developer' },
  inferenceDeploymentOperator: {
    id: '3afb7f49-54cb-416e-8c09-6dc049efa503',
    name: 'Azure AI Inference Deployment Operator',
  },
  openaiContributor: {
    id: 'a001fd3d-188f-4b5d-821b-7da978bf7442',
    name: 'Cognitive Services OpenAI Contributor',
  },
  openaiUser: { id: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd', name: 'Cognitive Services OpenAI User' },
  cognitiveServicesUser: { id: 'a97b65f3-24c7-4388-baec-2e87135dc908', name: 'Cognitive Services User' },
  cognitiveServicesContributor: {
    id: '25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68',
    name: 'Cognitive Services Contributor',
  },
  foundryUser: { id: '53ca6127-db72-4b80-b1b0-d745d6d5456d', name: 'Foundry User' },
  searchIndexDataReader: { id: '1407120a-92aa-4202-b7e9-c0e197c71c8f', name: 'Search Index Data Reader' },
  searchIndexDataContributor: {
    id: '8ebe5a00-799e-43f5-93ac-243d3dce84a7',
    name: 'Search Index Data Contributor',
  },
  searchServiceContributor: {
    id: '7ca78c08-252a-4471-8644-bb5ff32d4ba0',
    name: 'Search Service Contributor',
  },
  storageBlobDataReader: { id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', name: 'Storage Blob Data Reader' },
  storageBlobDataContributor: {
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    name: 'Storage Blob Data Contributor',
  },
  storageFileDataPrivilegedContributor: {
    id: '69566ab7-960f-475b-8e7c-b3118f30c6bd',
    name: 'Storage File Data Privileged Contributor',
  },
  acrPull: { id: '7f951dda-4ed3-4680-a7ca-43fe172d538d', name: 'AcrPull' },
  repositoryReader: {
    id: 'b93aa761-3e63-49ed-ac28-beffa264f7ac',
    name: 'Container Registry Repository Reader',
  },
} as const satisfies Record<string, RoleName>
