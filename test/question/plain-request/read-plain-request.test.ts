import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { PLAIN_EXAMPLES } from '../../../src/question/plain-request/examples.ts'
import { readPlainRequest } from '../../../src/question/plain-request/read-plain-request.ts'
import { readMessage } from '../../../src/question/read-message.ts'
import { sharedData } from '../../builders/shared-data.ts'
import { OTHER_TEXTS, REQUESTS } from './requests.ts'

describe('a plain request', () => {
  it.each(REQUESTS.map((request) => [request[0], request] as const))('%s', (text, [, ask, on, about]) => {
    const person =
      about === undefined
        ? null
        : about.includes('@')
          ? { objectId: null, appId: null, name: about }
          : { objectId: about, appId: null, name: null }
    expect(readPlainRequest(text)).toEqual({ ask, on, about: person })
  })
})

describe('what is no plain request', () => {
  it.each(OTHER_TEXTS)('%s: %s', (_reason, text) => {
    expect(readPlainRequest(text)).toBeNull()
  })

  it.each(['chatter.jsonl', 'errors.jsonl'])('nothing of %s', (name) => {
    const shape = z.object({ text: z.string() })
    const texts = (sharedData(name) ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => shape.parse(JSON.parse(line)).text)
    expect(texts.filter((text) => readMessage(text).kind === 'plain')).toEqual([])
  })
})

test.each(PLAIN_EXAMPLES)('the example “%s” is understood', (text) => {
  expect(readMessage(text).kind).toBe('plain')
})

describe('the laws of reading a plain request', () => {
  const request = fc.constantFrom(...REQUESTS.map(([text]) => text))
  const lowered = (text: string) => JSON.stringify(readPlainRequest(text)).toLowerCase()

  it('never throws', () => {
    const words = REQUESTS.flatMap(([text]) => text.split(' '))
    const mixed = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme' })))
      .map((all) => all.join(' '))
    fc.assert(
      fc.property(fc.oneof(mixed, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        readPlainRequest(text)
      }),
    )
  })

  it('case does not change the reading', () => {
    fc.assert(
      fc.property(request, (text) => {
        expect(lowered(text.toUpperCase())).toBe(lowered(text))
        expect(lowered(text.toLowerCase())).toBe(lowered(text))
      }),
    )
  })

  it('courtesies and blanks around it do not change the reading', () => {
    const before = fc.constantFrom(
      '',
      'Hi! ',
      'Hello Rolecall, ',
      '@Rolecall ',
      '<at>Rolecall</at>&nbsp;',
      'please ',
      '\n\t ',
    )
    const after = fc.constantFrom('', ' please', ' pls', ' Thanks', '\n', '  ')
    fc.assert(
      fc.property(before, request, after, (start, text, end) => {
        expect(readPlainRequest(start + text + end)).toEqual(readPlainRequest(text))
      }),
    )
  })

  it('a word that nobody knows makes it a text about something else', () => {
    fc.assert(
      fc.property(request, fc.constantFrom('zebra', 'Kindergarten', '¯\\_(ツ)_/¯'), (text, word) => {
        expect(readPlainRequest(`${word} ${text}`)).toBeNull()
      }),
    )
  })
})
