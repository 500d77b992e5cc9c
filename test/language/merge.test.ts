import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../src/language/candidate.ts'
import { merge } from '../../src/language/merge.ts'
import { evidence } from '../builders/evidence.ts'
import { candidate } from './model-server.ts'
import { unread } from './unread.ts'

const SOURCE =
  'Access denied: Key Vault, Azure OpenAI, kv-pay.vault.azure.net, https://management.azure.com/x Microsoft.KeyVault/vaults/read Microsoft.KeyVault/vaults/secrets/getSecret/action'

const nothing = unread(SOURCE)
const cause = { cause: 'missing-role', causeQuote: 'Access denied' } as const
const keyVault = { service: 'key-vault', serviceQuote: 'Key Vault' } as const

describe('merge', () => {
  it('makes evidence of unrecognized text, with the places of its words', () => {
    const { evidence: read, filled } = merge(nothing, candidate({ ...cause, ...keyVault }))
    expect(filled).toEqual(['cause', 'service'])
    expect(read).toMatchObject({ cause: 'missing-role', service: 'key-vault', plane: 'data', source: SOURCE })
    expect(read.spans).toEqual({ cause: [{ start: 0, end: 13 }], service: [{ start: 15, end: 24 }] })
  })

  it.each<[name: string, claimed: Partial<Candidate>, plane: string]>([
    ['the service', keyVault, 'data'],
    ['a host of Resource Manager', { endpoint: 'management.azure.com' }, 'control'],
    ['a host of a service', { endpoint: 'kv-pay.vault.azure.net' }, 'data'],
    ['an operation of Resource Manager', { operations: ['Microsoft.KeyVault/vaults/read'] }, 'control'],
    ['a data action', { operations: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'] }, 'data'],
    ['nothing', {}, 'unknown'],
  ])('tells the plane itself, here by %s', (_, claimed, plane) => {
    expect(merge(nothing, candidate({ ...cause, ...claimed })).evidence.plane).toBe(plane)
  })

  it('does not fill a place that another service has than the one that was read', () => {
    const read = evidence({ service: 'azure-openai', plane: 'data', source: SOURCE })
    const claimed = candidate({
      endpoint: 'kv-pay.vault.azure.net',
      operations: ['Microsoft.KeyVault/vaults/read'],
    })
    expect(merge(read, claimed)).toEqual({ evidence: read, filled: [] })
  })

  it('does not fill a service that refuses no such operation as was read', () => {
    const read = evidence({ operations: ['Microsoft.Search/searchServices/read'], source: SOURCE })
    expect(merge(read, candidate(keyVault)).filled).toEqual([])
  })

  it('keeps the further failures', () => {
    const more = [evidence({ cause: 'network' })]
    const read = evidence({ source: SOURCE, more })
    expect(merge(read, candidate(keyVault)).evidence.more).toBe(more)
  })
})
