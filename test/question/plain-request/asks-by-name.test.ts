import { expect, it } from 'vitest'
import { asksByName } from '../../../src/question/plain-request/asks-by-name.ts'

it.each([
  ['can Dana create a hub in rg-ai?', true],
  ['Can Dana Okafor read secrets in kv-contoso?', true],
  ['does o’neill have access to aoai-contoso?', true],
  ['can Jean-Luc van Dam deploy models in aoai-contoso', true],
  ['can I create a hub in rg-ai?', false],
  ['can dana@contoso.com create a hub in rg-ai?', false],
  ['can Dana come to lunch?', false],
  ['can 7 create a hub in rg-ai?', false],
  ['Dana cannot create a hub in rg-ai', false],
  ['can', false],
  ['', false],
])('“%s” asks about somebody by name: %s', (text, expected) => {
  expect(asksByName(text)).toBe(expected)
})
