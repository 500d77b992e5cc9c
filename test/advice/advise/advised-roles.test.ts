import { describe, expect, it } from 'vitest'
import type { Advice } from '../../../src/advice/advice.ts'
import { control, data } from '../../../src/knowledge/operation-names.ts'
import type { Resource } from '../../../src/question/question.ts'
import { builtIn, eligible } from '../../builders/access.ts'
import { DANA } from '../../builders/people.ts'
import { child, GROUP, hub, search, vault } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { unread, type Tenant } from '../../builders/snapshot.ts'
import {
  STORAGE,
  OPENAI,
  readBlobs,
  chat,
  blobReader,
  openaiUser,
  bare,
  keepOut,
  type Situation,
  advised,
} from './advising.ts'

describe('the roles behind the steps', () => {
  const grant = (
    { id, name }: typeof blobReader,
    on: Resource | string,
    principalId: string | null = DANA.id,
  ) => ({
    id,
    name,
    scope: typeof on === 'string' ? on : on.id,
    principalId,
  })

  it.each<{
    sentence: string
    situation: Situation
    missing: Advice['missingRoles']
    least: Advice['leastRoles']
  }>([
    {
      sentence: 'an operation: the least role is the missing one',
      situation: { about: [readBlobs] },
      missing: [grant(blobReader, STORAGE)],
      least: [grant(blobReader, STORAGE)],
    },
    {
      sentence: 'an article’s row: its own role is the missing one',
      situation: { about: [bound('connection/search-contributor', search())] },
      missing: [grant(builtIn('Contributor'), search())],
      least: [grant(builtIn('Search Service Contributor'), search())],
    },
    {
      sentence: 'a row without a role: the least one is missing',
      situation: { about: [bound('hub-creation/storage', GROUP)] },
      missing: [grant(builtIn('Storage Account Contributor'), GROUP)],
      least: [grant(builtIn('Storage Account Contributor'), GROUP)],
    },
    {
      sentence: 'several rows without a role: one role for all',
      situation: {
        about: ['hub-creation/storage', 'hub-creation/key-vault', 'hub-creation/workspace'].map((id) =>
          bound(id, GROUP),
        ),
      },
      missing: [
        grant(builtIn('Storage Account Contributor'), GROUP),
        grant(builtIn('Key Vault Contributor'), GROUP),
        grant(builtIn('Azure AI Administrator'), GROUP),
      ],
      least: [grant(builtIn('Azure AI Administrator'), GROUP)],
    },
    {
      sentence: 'a role named twice is one',
      situation: { about: [readBlobs, bound('outside-resource/blob', STORAGE)] },
      missing: [grant(blobReader, STORAGE)],
      least: [grant(blobReader, STORAGE)],
    },
    {
      sentence: 'an identity that does not exist yet has no id',
      situation: { about: [bound('playground/openai-search-reader', search(), null, bare)] },
      missing: [grant(builtIn('Search Index Data Reader'), search(), null)],
      least: [grant(builtIn('Search Index Data Reader'), search(), null)],
    },
    {
      sentence: 'no role helps',
      situation: { about: [bound(operationRow(data('Contoso.Shop/x/read')), STORAGE)] },
      missing: [],
      least: [],
    },
    {
      sentence: 'nothing is missing that is denied',
      situation: { about: [readBlobs], tenant: { denyAssignments: [keepOut] } },
      missing: [],
      least: [],
    },
    {
      sentence: 'nothing is missing that can be activated',
      situation: { about: [readBlobs], tenant: { eligibleAssignments: [eligible(blobReader, GROUP)] } },
      missing: [],
      least: [],
    },
    {
      sentence: 'nothing is missing that could not be read',
      situation: { about: [readBlobs], tenant: { blindSpots: [unread('role-assignments-unread')] } },
      missing: [],
      least: [],
    },
    {
      sentence: 'nothing is missing that lives outside Azure RBAC',
      situation: { about: [bound('connection/onelake-contributor', hub())] },
      missing: [],
      least: [],
    },
    {
      sentence: 'a model deployment is no place for a role: its account is',
      situation: {
        about: [{ ...chat, scope: child(OPENAI, 'deployments', 'gpt-4o').id }],
      },
      missing: [grant(openaiUser, OPENAI)],
      least: [grant(openaiUser, OPENAI)],
    },
    {
      sentence: 'a blob container is a place for a role',
      situation: {
        about: [{ ...readBlobs, scope: `${STORAGE.id}/blobServices/default/containers/docs` }],
      },
      missing: [grant(blobReader, `${STORAGE.id}/blobServices/default/containers/docs`)],
      least: [grant(blobReader, `${STORAGE.id}/blobServices/default/containers/docs`)],
    },
    {
      sentence: 'a resource that does not exist yet: its group is the place',
      situation: {
        about: [bound(operationRow(control('Microsoft.KeyVault/vaults/write')), vault('kv-new').id)],
      },
      missing: [grant(builtIn('Key Vault Contributor'), GROUP)],
      least: [grant(builtIn('Key Vault Contributor'), GROUP)],
    },
  ])('$sentence', ({ situation, missing, least }) => {
    expect(advised(situation)).toMatchObject({ missingRoles: missing, leastRoles: least })
  })

  it('live definitions beat the catalogue', () => {
    const renamed = { ...blobReader, name: 'Blob Reader of tomorrow' }
    const { leastRoles } = advised({ about: [readBlobs], tenant: { builtInRoles: [renamed] } })
    expect(leastRoles).toMatchObject([{ id: blobReader.id, name: 'Blob Reader of tomorrow' }])
  })

  it('the article’s role bears its live name, and the article’s where it has none', () => {
    const row = bound('outside-resource/blob', STORAGE)
    const missing = (builtInRoles: Tenant['builtInRoles']) =>
      advised({ about: [row], tenant: { builtInRoles: builtInRoles ?? [] } }).missingRoles.map(
        ({ name }) => name,
      )
    expect(missing([{ ...blobReader, name: 'Blob Reader of tomorrow' }])).toEqual(['Blob Reader of tomorrow'])
    expect(missing([openaiUser])).toEqual(['Storage Blob Data Reader'])
  })

  it('the catalogue stands in where ARM listed no definitions', () => {
    const { leastRoles } = advised({ about: [readBlobs], tenant: { builtInRoles: [] } })
    expect(leastRoles.map(({ name }) => name)).toEqual(['Storage Blob Data Reader'])
  })
})
