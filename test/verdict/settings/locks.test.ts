import { describe, expect, it } from 'vitest'
import { control, data } from '../../../src/knowledge/operation-names.ts'
import type { LockLevel } from '../../../src/rbac/lock.ts'
import { lock } from '../../builders/locks.ts'
import { GROUP, managementGroup, openai, search, SUBSCRIPTION } from '../../builders/places.ts'
import { finds, found } from './finding.ts'

const ACCOUNT = openai('aoai')
const WRITE = control('Microsoft.CognitiveServices/accounts/write')
const locked = (level: LockLevel, scope: string) => ({ locks: [lock(level, scope)] })
const LOCK = 'lock: Microsoft.Authorization/locks'

describe('a lock', () => {
  finds([
    {
      sentence: 'on the resource',
      resource: ACCOUNT,
      operation: WRITE,
      tenant: locked('ReadOnly', ACCOUNT.id),
      blocks: [LOCK],
    },
    {
      sentence: 'on the group, in other letters',
      resource: ACCOUNT,
      operation: WRITE,
      tenant: locked('ReadOnly', GROUP.toUpperCase()),
      blocks: [LOCK],
    },
    {
      sentence: 'on the subscription',
      resource: ACCOUNT,
      operation: WRITE,
      tenant: locked('ReadOnly', SUBSCRIPTION),
      blocks: [LOCK],
    },
    {
      sentence: 'below',
      resource: ACCOUNT,
      operation: WRITE,
      tenant: locked('ReadOnly', `${ACCOUNT.id}/deployments/gpt-4o`),
      blocks: [],
    },
    {
      sentence: 'beside',
      resource: ACCOUNT,
      operation: WRITE,
      tenant: locked('ReadOnly', `${ACCOUNT.id}2`),
      blocks: [],
    },
    {
      sentence: 'on a management group that is not above',
      resource: ACCOUNT,
      operation: WRITE,
      tenant: locked('ReadOnly', managementGroup('other')),
      blocks: [],
    },
    {
      sentence: 'against deleting lets writes through',
      resource: ACCOUNT,
      operation: WRITE,
      tenant: locked('CanNotDelete', GROUP),
      blocks: [],
    },
    {
      sentence: 'against changes refuses to list keys',
      resource: ACCOUNT,
      operation: control('Microsoft.CognitiveServices/accounts/listKeys/action'),
      tenant: locked('ReadOnly', GROUP),
      blocks: [LOCK],
    },
    {
      sentence: 'against changes lets reads through',
      resource: ACCOUNT,
      operation: control('Microsoft.CognitiveServices/accounts/read'),
      tenant: locked('ReadOnly', GROUP),
      blocks: [],
    },
    {
      sentence: 'against changes lets data through',
      resource: ACCOUNT,
      operation: data('Microsoft.CognitiveServices/accounts/OpenAI/fine-tunes/write'),
      tenant: locked('ReadOnly', GROUP),
      blocks: [],
    },
    {
      sentence: 'against changes lets indexes be made at the endpoint of the service',
      resource: search('srch', { properties: {} }),
      operation: control('Microsoft.Search/searchServices/indexes/write'),
      tenant: locked('ReadOnly', GROUP),
      blocks: [],
    },
  ])

  it('is named with its level and its place', () => {
    const tenant = { locks: [lock('CanNotDelete', GROUP, { name: 'prod' })] }
    const operation = control('Microsoft.CognitiveServices/accounts/delete')
    expect(found({ resource: ACCOUNT, operation, tenant })[0]?.text).toBe(
      'The lock "prod" (CanNotDelete) on resource group rg-ai refuses to delete anything there, whatever the role.',
    )
  })
})
