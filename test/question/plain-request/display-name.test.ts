import { describe, expect, it } from 'vitest'
import { asksAboutNobody, readPlainRequest } from '../../../src/question/plain-request/read-plain-request.ts'

describe('whom a question in words is about, by their full name', () => {
  it.each([
    ['can Dana create a hub in rg-ai?', 'Dana'],
    ['can dana create a hub in rg-ai?', 'dana'],
    ['Can Dana Okafor read secrets in kv-contoso?', 'Dana Okafor'],
    ['does o’neill have access to aoai-contoso?', 'o’neill'],
    ['can Jean-Luc van Dam deploy models in aoai-contoso', 'Jean-Luc van Dam'],
    ['can Grant Miller create a hub in rg-ai?', 'Grant Miller'],
    ['can Olivia Owner create a hub in rg-ai?', 'Olivia Owner'],
    ['can Olivia read blobs in stdata01?', 'Olivia'],
    ['does assistant-web have access to aoai-contoso?', 'assistant-web'],
  ])('“%s”: %s', (text, name) => {
    expect(readPlainRequest(text)?.about).toEqual({ objectId: null, appId: null, name })
    expect(asksAboutNobody(text)).toBe(false)
  })

  it('leaves the rest of the question as it is', () => {
    const { about, ...rest } = readPlainRequest('can dana@contoso.com create a hub in rg-ai?') ?? {}
    expect(about).toMatchObject({ name: 'dana@contoso.com' })
    expect(readPlainRequest('can Dana Okafor create a hub in rg-ai?')).toMatchObject(rest)
  })
})

it.each([
  'can someone create a hub in rg-ai?',
  'can my team create a hub in rg-ai?',
  'does she have access to aoai-contoso?',
  'can a colleague deploy models in aoai-contoso?',
])('“%s” is about nobody in particular', (text) => {
  expect(readPlainRequest(text)).toBeNull()
  expect(asksAboutNobody(text)).toBe(true)
})

it.each([
  'can Dana come to lunch?',
  'can I read and write blobs in stdata01',
  'can Olivia read and write blobs in stdata01',
  'can 7 create a hub in rg-ai?',
  'Dana cannot create a hub in rg-ai',
  'can',
  '',
])('“%s” is no question about access', (text) => {
  expect(readPlainRequest(text)).toBeNull()
  expect(asksAboutNobody(text)).toBe(false)
})

it.each(['can I create a hub in rg-ai?', 'can dana@contoso.com create a hub in rg-ai?'])(
  '“%s” says itself who is meant',
  (text) => {
    expect(asksAboutNobody(text)).toBe(false)
  },
)
