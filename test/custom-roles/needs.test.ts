import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needsIn } from '../../src/custom-roles/needs.ts'
import { THINGS } from '../../src/question/plain-request/things.ts'
import { VERBS } from '../../src/question/plain-request/verbs.ts'

const KEYS = 'Microsoft.CognitiveServices/accounts/listKeys/action'
const SECRET = 'Microsoft.KeyVault/vaults/secrets/getSecret/action'
const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'
const VAULT_KEY = 'Microsoft.KeyVault/vaults/keys/read'

function told(text: string): readonly string[] {
  return needsIn(text).map((need) =>
    need.kind === 'unknown'
      ? `unknown: ${need.text}`
      : [need.kind, ...need.operations.map(({ name }) => name)].join(' '),
  )
}

describe('what is wanted', () => {
  it.each<readonly [text: string, told: readonly string[]]>([
    ['read and write blobs', [`wanted ${BLOBS}/read`, `wanted ${BLOBS}/write`]],
    ['read blobs and secrets', [`wanted ${BLOBS}/read`, `wanted ${SECRET}`]],
    ['must read secrets;\ncan delete blobs', [`wanted ${SECRET}`, `wanted ${BLOBS}/delete`]],
    ['list keys of search', ['wanted Microsoft.Search/searchServices/listAdminKeys/action']],
    ['delete search services', ['wanted Microsoft.Search/searchServices/delete']],
    ['delete the resource group', ['wanted Microsoft.Resources/subscriptions/resourceGroups/delete']],
    [`data action ${VAULT_KEY}`, [`wanted ${VAULT_KEY}`]],
    ['action Microsoft.Search/*/read', ['wanted Microsoft.Search/*/read']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  it('of assistants is their reading where no more is said', () => {
    const [need] = needsIn('read assistants')
    const names = need?.kind === 'wanted' ? need.operations.map(({ name }) => name) : []
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => !name.endsWith('/read'))).toEqual([])
  })
})

describe('what is not wanted', () => {
  const noKeys = 'no keys of azure openai'
  it.each<readonly [text: string, told: readonly string[]]>([
    [noKeys, [`unwanted ${KEYS}`]],
    ["can't list keys of azure openai", [`unwanted ${KEYS}`]],
    ['cannot read secrets', [`unwanted ${SECRET}`]],
    ['must not read secrets', [`unwanted ${SECRET}`]],
    ['list no keys of azure openai', [`unwanted ${KEYS}`]],
    ['read blobs but no secrets', [`wanted ${BLOBS}/read`, `unwanted ${SECRET}`]],
    ['read blobs without secrets', [`wanted ${BLOBS}/read`, `unwanted ${SECRET}`]],
    [`${noKeys} or secrets`, [`unwanted ${KEYS}`, `unwanted ${SECRET}`]],
    [`${noKeys} and secrets`, [`unwanted ${KEYS}`, `unwanted ${SECRET}`]],
    [`${noKeys} and read blobs`, [`unwanted ${KEYS}`, `wanted ${BLOBS}/read`]],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  const verb = fc.constantFrom(...Object.values(VERBS).flat())
  const thing = fc.constantFrom(...Object.values(THINGS).flat())
  const negation = fc.constantFrom(
    ...['no', 'not', 'never', 'without', 'cannot', 'do not', "can't", 'must not', 'should not'],
  )

  it('is never wanted, whatever it is and however it is said', () => {
    fc.assert(
      fc.property(negation, verb, thing, (no, does, what) => {
        const kinds = needsIn(`${no} ${does} ${what}`).map(({ kind }) => kind)
        expect(kinds).not.toContain('wanted')
      }),
    )
  })
})

describe('what is not clear', () => {
  it.each<readonly [text: string, nearest: string | undefined]>([
    ['list the keys', 'list the keys of azure openai'],
    ['delete it', 'delete it'],
    ['read blobs with no secrets', 'read files of a share'],
    [VAULT_KEY, `action ${VAULT_KEY}`],
    ['Microsoft.Search/searchServices/indexs/read', 'Microsoft.Search/searchServices/indexes/read'],
    ['read secrets in kv-contoso', undefined],
    ['create hubs', undefined],
    ['use speech', 'use agents'],
    ['everything', 'embed text'],
    ['fly to the moon', 'list the keys'],
  ])('%s', (text, nearest) => {
    const [need, ...others] = needsIn(text)
    expect(others).toEqual([])
    expect(need).toMatchObject({ kind: 'unknown', text })
    expect(need?.kind === 'unknown' ? need.nearest[0] : need).toBe(nearest)
  })

  it('is whether a mere thing after what is ruled out is ruled out too', () => {
    const [, need] = needsIn('no keys, secrets')
    expect(need).toMatchObject({ kind: 'unknown', nearest: ['no secrets', 'use secrets'] })
  })

  it('is a text that is too long', () => {
    expect(needsIn('read secrets, '.repeat(200))).toMatchObject([{ kind: 'unknown', nearest: [] }])
  })
})

it('whatever is said, it is read without a fault', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { kind } of needsIn(text)) expect(['wanted', 'unwanted', 'unknown']).toContain(kind)
    }),
  )
})
