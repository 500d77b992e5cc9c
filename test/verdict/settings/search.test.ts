import { describe, expect, it } from 'vitest'
import { control, DOCUMENTS_READ } from '../../../src/knowledge/operation-names.ts'
import type { Resource } from '../../../src/question/question.ts'
import { search } from '../../builders/places.ts'
import { finds, found } from './finding.ts'

const srch = (properties: Resource['properties']) => search('srch', { properties })
const KEYS_ONLY = { authOptions: { apiKeyOnly: {} } }
const AUTH_OPTIONS = 'roles: properties.authOptions'
const NO_KEYS = 'keys: properties.disableLocalAuth'
const object = (name: string) => control(`Microsoft.Search/searchServices/${name}`)

describe('a search service', () => {
  finds([
    { sentence: 'that takes keys only', resource: srch(KEYS_ONLY), blocks: [AUTH_OPTIONS] },
    {
      sentence: 'that takes keys and roles',
      resource: srch({ authOptions: { aadOrApiKey: {} } }),
      blocks: [],
    },
    {
      sentence: 'that takes roles only',
      resource: srch({ authOptions: null, disableLocalAuth: true }),
      blocks: [],
    },
    {
      sentence: 'that takes roles only, whatever the options say',
      resource: srch({ ...KEYS_ONLY, disableLocalAuth: true }),
      blocks: [],
    },
    {
      sentence: 'that takes keys only as they all do at first, with no options',
      resource: srch({ authOptions: null, disableLocalAuth: false }),
      blocks: [AUTH_OPTIONS],
    },
    { sentence: 'that does not tell its settings', resource: srch({}), blocks: [] },
    { sentence: 'whose settings could not be read', resource: srch(null), blocks: [] },
    {
      sentence: 'with settings of the wrong types',
      resource: srch({
        authOptions: 'apiKeyOnly',
        disableLocalAuth: 'no',
        publicNetworkAccess: 1,
        networkRuleSet: [],
      }),
      blocks: [],
    },
    {
      sentence: 'that takes keys only, and an index is to be made at its endpoint',
      resource: srch(KEYS_ONLY),
      operation: object('indexes/write'),
      blocks: [AUTH_OPTIONS],
    },
    {
      sentence: 'that takes keys only, and is changed through Resource Manager',
      resource: srch(KEYS_ONLY),
      operation: object('write'),
      blocks: [],
    },
    {
      sentence: 'that takes keys only and is closed: the network comes first',
      resource: srch({ ...KEYS_ONLY, publicNetworkAccess: 'disabled' }),
      operation: DOCUMENTS_READ,
      blocks: ['network: properties.publicNetworkAccess', AUTH_OPTIONS],
    },
    {
      sentence: 'with IP rules shuts out every other address',
      resource: srch({ networkRuleSet: { ipRules: [{ value: '203.0.113.7' }], bypass: 'None' } }),
      blocks: ['network: properties.networkRuleSet'],
    },
    {
      sentence: 'with an empty rule set shuts out nobody',
      resource: srch({ networkRuleSet: { ipRules: [], bypass: 'None' } }),
      blocks: [],
    },
    {
      sentence: 'without keys, whose keys are to be listed',
      resource: srch({ disableLocalAuth: true }),
      operation: object('listAdminKeys/action'),
      blocks: [NO_KEYS],
    },
    {
      sentence: 'with keys, whose keys are to be listed',
      resource: srch({ disableLocalAuth: false, ...KEYS_ONLY }),
      operation: object('listQueryKeys/action'),
      blocks: [],
    },
  ])

  it('is named with its setting', () => {
    expect(found({ resource: srch(KEYS_ONLY) })[0]?.text).toBe(
      'srch accepts API keys only (properties.authOptions is apiKeyOnly), so roles have no effect on its indexes and documents.',
    )
  })
})
