import { describe, expect, it } from 'vitest'
import { codeNamesIn } from '../../src/evidence/code-name.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { readingOf } from '../../src/evidence/reading.ts'

const namesIn = (text: string) => codeNamesIn(readingOf(text)).map(({ written }) => written)

describe('the names of codes', () => {
  it.each([
    ['in JSON', '{"error":{"code":"StoreFirewallRefusal","message":"no"}}', ['StoreFirewallRefusal']],
    ['in brackets', '(ShopQuotaReached) try later', ['ShopQuotaReached']],
    ['before a colon', 'GraphPermission_Missing: no', ['GraphPermission_Missing']],
    ['after Code=', 'Code="ShopTokenInvalid" Message="no"', ['ShopTokenInvalid']],
    ['that are one word of English are none', '(Forbidden) no', []],
    ['in prose are none', 'the StoreFirewallRefusal type is internal', []],
    ['in source code are none', 'if (code == "StoreFirewallRefusal") retry()', []],
  ])('%s', (_where, text, names) => {
    expect(namesIn(text)).toEqual(names)
  })

  it('stand where they were found', () => {
    const reading = readingOf('Error: (ShopQuotaReached) try later')
    const [name] = codeNamesIn(reading)
    expect(reading.letters.slice(name?.start, name?.end)).toBe('shopquotareached')
  })
})

describe('a code that nobody listed', () => {
  it.each([
    ['StoreFirewallRefusal', 'network'],
    ['StoreLocalAuthOff', 'key-auth-disabled'],
    ['StoreInvalidKeyGiven', 'bad-key'],
    ['StoreQuotaReached', 'quota'],
    ['StoreTokenExpired', 'token'],
    ['StorePermissionLacking', 'missing-role'],
  ])('%s tells of %s', (code, cause) => {
    const { cause: read, notes } = readEvidence(
      `{"error":{"code":"${code}","message":"no","host":"kv-shop.vault.azure.net"}}`,
    )
    expect([read, notes.map((note) => note.code)]).toEqual([cause, ['inferred']])
  })

  it('tells nothing of other systems', () => {
    expect(readEvidence('{"error":{"code":"StorePermissionLacking","message":"no"}}').cause).toBe(
      'unrecognized',
    )
  })
})
