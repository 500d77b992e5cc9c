import { describe, expect, it } from 'vitest'
import { ERROR_CODES, errorCode } from '../../src/knowledge/error-codes.ts'

describe('the error codes', () => {
  it('are each there once, in any case', () => {
    const codes = ERROR_CODES.map(({ code }) => code.toLowerCase())
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })

  it('are explained in whole sentences', () => {
    const odd = ERROR_CODES.filter(({ meaning, firstStep }) =>
      [meaning, firstStep].some((text) => !/^[A-Z].+\.$/.test(text) || /\s{2}/.test(text)),
    )
    expect(odd).toEqual([])
  })

  it.each(['ScopeLocked', 'scopelocked', 'RequestDisallowedByPolicy', 'PrincipalNotFound'])(
    '%s is known',
    (code) => {
      expect(errorCode(code)?.code.toLowerCase()).toBe(code.toLowerCase())
    },
  )

  it.each([
    { code: 'AADSTS999999', says: /error\?code=999999/ },
    { code: 'AKV10099', says: /vault\.azure\.net/ },
  ])('$code is known by its kind', ({ code, says }) => {
    expect(errorCode(code)?.firstStep).toMatch(says)
  })

  it.each(['NeverHeardOf', 'AADSTS', 'AADSTS12', 'AKV2000', 'Forbidden', ''])(
    '%j says nothing certain',
    (code) => {
      expect(errorCode(code)).toBeUndefined()
    },
  )
})
