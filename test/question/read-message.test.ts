import { expect, it } from 'vitest'
import { readMessage } from '../../src/question/read-message.ts'

const ERROR = 'Error code: 401 - Principal does not have access to API/Operation.'

it.each([
  ['an error', ERROR, 'error'],
  ['an error with a question beside it', `can I use srch-1? ${ERROR}`, 'error'],
  ['a question', 'can I use srch-1?', 'plain'],
  ['a question that quotes what nobody knows', 'can I use srch-1? It says "Nope."', 'neither'],
  ['neither', 'good morning', 'neither'],
])('%s', (_name, text, kind) => {
  expect(readMessage(text).kind).toBe(kind)
})
