import { describe, expect, it } from 'vitest'
import { faultFields } from '../../src/teams/fault-fields.ts'

const SECRET = 'Bearer eyJhbGciOi\n    at Contoso.Secret.Class (secret.cs:1)'

describe('faultFields', () => {
  it('says what failed and where, down to the causes', () => {
    const cause = Object.assign(new TypeError(SECRET), { code: 'ENOTFOUND', statusCode: 503 })
    const fields = faultFields(new RangeError(SECRET, { cause }))
    expect(fields).toMatchObject({
      name: 'RangeError',
      cause: { name: 'TypeError', code: 'ENOTFOUND', statusCode: 503 },
    })
    expect(JSON.stringify(fields['at'])).toContain('fault-fields.test.ts')
  })

  it.each([
    ['a message', new Error(SECRET)],
    ['the message of a cause', new Error('', { cause: new Error(SECRET) })],
    ['a code that is none', Object.assign(new Error(''), { code: SECRET })],
    ['what is thrown without being an error', SECRET],
  ])('holds nothing of %s', (_, fault) => {
    const text = JSON.stringify(faultFields(fault))
    expect(text).not.toContain('eyJhbGciOi')
    expect(text).not.toContain('Contoso.Secret')
  })

  it('follows causes that go round', () => {
    const fault = new Error('round')
    fault.cause = fault
    expect(JSON.stringify(faultFields(fault)).match(/"name":"Error"/g)).toHaveLength(5)
  })
})
