import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerSchema } from '../../src/language/candidate.ts'
import { excerptOf, LONGEST_EXCERPT } from '../../src/language/excerpt.ts'
import { readingPrompt } from '../../src/language/prompt.ts'
import { unread } from './unread.ts'

const COMPLAINT = 'I get access denied when I open the Key Vault kv-payments.'

describe('what is sent', () => {
  it.each([
    ['at the start', 0, 5000],
    ['in the middle', 3000, 3000],
    ['at the end', 5000, 0],
  ])('is the part around a complaint %s of a long text', (_, before, after) => {
    const text = `${'some line\n'.repeat(before)}${COMPLAINT}\n${'other line\n'.repeat(after)}`
    const excerpt = excerptOf(unread(text))
    expect(excerpt).toContain(COMPLAINT)
    expect(excerpt).toHaveLength(LONGEST_EXCERPT)
  })

  it('is at most 12,000 characters of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(300), (text, times) => {
        const excerpt = excerptOf(unread(text.repeat(times)))
        expect(excerpt.length).toBeLessThanOrEqual(LONGEST_EXCERPT)
        expect(excerpt.isWellFormed()).toBe(true)
      }),
    )
  })

  it.each([
    ['a bearer token', 'Authorization: Bearer abcdefghijklmnopqrstuvwxyz012345', 'abcdefghijklmnop'],
    ['a web token', 'token eyJhbGciOiJSUzI1.eyJhdWQiOiJodHRwczo.c2lnbmF0dXJl', 'eyJ'],
    ['a signature', 'https://st.blob.core.windows.net/c?sv=2024&sig=AbC%2Bdef%3D&se=2026', 'AbC'],
    ['an account key', 'AccountName=st;AccountKey=abcDEF123+/==;EndpointSuffix=x', 'abcDEF'],
    ['an API key', '{"api-key": "0123456789abcdef0123456789abcdef"}', '0123456789abcdef'],
    ['a bare key', 'my key is 0123456789abcdef0123456789abcdef', '0123456789abcdef'],
    ['a client secret', "client_secret='s3cr3t~Value'", 's3cr3t'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----', 'MIIE'],
  ])('holds no %s', (_, secret, part) => {
    const excerpt = excerptOf(unread(`${COMPLAINT} ${secret}`))
    expect(excerpt).toContain('kv-payments')
    expect(excerpt).not.toContain(part)
  })

  it('keeps the ids that say who and where', () => {
    const ids =
      'object id 0f1e2d3c-4b5a-4678-9abc-def012345678 /subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg'
    expect(excerptOf(unread(`${COMPLAINT} ${ids}`))).toContain(ids)
  })
})

describe('the question', () => {
  it('frames the text with a line that the text does not hold', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('=', '===== TEXT =====', '\n', 'a')), (parts) => {
        const text = parts.join('')
        const content = readingPrompt(text).messages[1]?.content
        const lines = typeof content === 'string' ? content.split('\n') : []
        expect(lines.at(0)).toBe(lines.at(-1))
        expect(text).not.toContain(lines[0])
        expect(lines.slice(1, -1).join('\n')).toBe(text)
      }),
    )
  })

  it('asks in the subset of JSON Schema that strict outputs take', () => {
    const schema = answerSchema()
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false })
    expect(schema['required']).toEqual(Object.keys(schema['properties'] ?? {}))
    expect(JSON.stringify(schema)).not.toMatch(/\$schema|\$ref|maxLength|maxItems|"default"/)
  })
})
