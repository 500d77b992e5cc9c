import { describe, expect, it } from 'vitest'
import { FAMILIES } from '../../src/evidence/recognizers/recognizers.ts'
import { ERROR_CODES, errorCode } from '../../src/knowledge/error-codes.ts'

describe('error codes', () => {
  it('are known for every code that decides a cause', () => {
    const codes = FAMILIES.flatMap(({ codes = [] }) => codes.map((code) => code.replace('#', '0002')))
    expect(codes.filter((code) => errorCode(code) === undefined)).toEqual([])
  })

  it('say that a role mends them where their family does, and there only', () => {
    const codesOf = (isRole: boolean) =>
      FAMILIES.filter(({ cause }) => (cause === 'missing-role') === isRole).flatMap(({ codes = [] }) => codes)
    expect(codesOf(true).filter((code) => errorCode(code)?.mendedBy !== 'role')).toEqual([])
    expect(codesOf(false).filter((code) => errorCode(code)?.mendedBy === 'role')).toEqual([])
  })

  it('are looked up without regard to case', () => {
    expect(errorCode('AUTHORIZATIONFAILED')?.code).toBe('AuthorizationFailed')
  })

  it('of a sign-in lead to the page that explains them', () => {
    expect(errorCode('AADSTS1234567')?.firstStep).toContain('error?code=1234567')
  })

  it('that any service answers with say nothing', () => {
    expect(['Forbidden', 'Unauthorized', 'BadRequest', '403', ''].map(errorCode)).toEqual(
      Array(5).fill(undefined),
    )
  })

  it.each(ERROR_CODES)('$code is told in whole, short sentences', ({ meaning, firstStep }) => {
    for (const text of [meaning, firstStep]) {
      expect(text).toMatch(/^[A-Z"].*\.$/s)
      expect(text.length).toBeLessThanOrEqual(160)
    }
  })

  it('are listed once', () => {
    const codes = ERROR_CODES.map(({ code }) => code.toLowerCase())
    expect(new Set(codes).size).toBe(codes.length)
  })
})
