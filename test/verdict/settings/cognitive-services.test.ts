import { describe } from 'vitest'
import {
  CHAT_COMPLETIONS,
  control,
  LIST_COGNITIVE_SERVICES_KEYS,
} from '../../../src/knowledge/operation-names.ts'
import type { Resource } from '../../../src/question/question.ts'
import { foundry, foundryProject, openai } from '../../builders/places.ts'
import { finds } from './finding.ts'

const account = (properties: Resource['properties']) => openai('aoai', { properties })
const REGIONAL = { endpoint: 'https://westeurope.api.cognitive.microsoft.com/' }
const SUBDOMAIN = 'roles: properties.customSubDomainName'
const CLOSED = { publicNetworkAccess: 'Disabled' }

describe('an Azure AI services account', () => {
  finds([
    { sentence: 'at a regional endpoint', resource: account(REGIONAL), blocks: [SUBDOMAIN] },
    {
      sentence: 'at a regional endpoint of another cloud',
      resource: account({ endpoint: 'https://chinaeast2.api.cognitive.azure.cn/' }),
      blocks: [SUBDOMAIN],
    },
    {
      sentence: 'with a subdomain beside a regional endpoint',
      resource: account({ ...REGIONAL, customSubDomainName: 'aoai' }),
      blocks: [],
    },
    {
      sentence: 'at its own endpoint',
      resource: account({ endpoint: 'https://aoai.openai.azure.com/' }),
      blocks: [],
    },
    { sentence: 'whose endpoint is not told', resource: account({}), blocks: [] },
    {
      sentence: 'at a regional endpoint, changed through Resource Manager',
      resource: account({ ...REGIONAL, ...CLOSED }),
      operation: control('Microsoft.CognitiveServices/accounts/deployments/write'),
      blocks: [],
    },
    {
      sentence: 'without keys, called with a role',
      resource: account({ disableLocalAuth: true }),
      operation: CHAT_COMPLETIONS,
      blocks: [],
    },
    {
      sentence: 'without keys, whose keys are to be listed',
      resource: account({ disableLocalAuth: true }),
      operation: LIST_COGNITIVE_SERVICES_KEYS,
      blocks: ['keys: properties.disableLocalAuth'],
    },
    {
      sentence: 'with keys, whose keys are to be listed',
      resource: account({ disableLocalAuth: false }),
      operation: LIST_COGNITIVE_SERVICES_KEYS,
      blocks: [],
    },
    {
      sentence: 'for listed networks',
      resource: account({ networkAcls: { defaultAction: 'Deny' } }),
      blocks: ['network: properties.networkAcls'],
    },
    {
      sentence: 'that is closed, and the call goes to a project in it',
      resource: foundryProject(),
      tenant: { resources: [foundry('foundry-contoso', { properties: CLOSED })] },
      blocks: ['network: properties.publicNetworkAccess'],
    },
    {
      sentence: 'that is not known, and the call goes to a project in it',
      resource: foundryProject(),
      blocks: [],
    },
  ])
})
