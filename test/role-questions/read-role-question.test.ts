import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { PLAIN_EXAMPLES } from '../../src/question/plain-request/examples.ts'
import { ROLE_EXAMPLES } from '../../src/role-questions/examples.ts'
import { roleInText } from '../../src/custom-roles/role-in-text.ts'
import { readRoleQuestion } from '../../src/role-questions/read-role-question.ts'
import { sharedData } from '../builders/shared-data.ts'
import { CHATTER } from '../evidence/cases/chatter.ts'
import { OTHER_TEXTS, REQUESTS } from '../question/plain-request/requests.ts'
import { ORDERS, OTHERS, QUESTIONS, told } from './questions.ts'

/** The draft of a role may be talked about too, and is reviewed all the same. */
function holdsNoRole(text: string): boolean {
  return roleInText(text) === null
}

describe('a question about roles', () => {
  it.each([...QUESTIONS, ...ORDERS])('%s', (text, expected) => {
    const question = readRoleQuestion(text)
    expect(question === null ? null : told(question)).toEqual(expected)
  })
})

test.each(ROLE_EXAMPLES)('the example “%s” is understood', (text) => {
  expect(readRoleQuestion(text)).not.toBeNull()
})

describe('what is no question about roles', () => {
  it.each(OTHERS)('%s: %s', (_reason, text) => {
    expect(readRoleQuestion(text)).toBeNull()
  })

  it.each([
    ['question about access', REQUESTS.map(([text]) => text)],
    ['example of one', PLAIN_EXAMPLES],
    ['text that asks about no access', OTHER_TEXTS.map(([, text]) => text)],
    ['chatter', CHATTER.filter(holdsNoRole)],
  ])('no %s', (_kind, texts) => {
    expect(texts.filter((text) => readRoleQuestion(text) !== null)).toEqual([])
  })

  describe.each(['chatter.jsonl', 'errors.jsonl'])('%s', (name) => {
    const lines = sharedData(name)
    const shape = z.object({ text: z.string() })

    test.skipIf(lines === null)('nothing of it (skipped where the file is not there)', () => {
      const texts = (lines ?? '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => shape.parse(JSON.parse(line)).text)
        .filter(holdsNoRole)
      expect(texts.filter((text) => readRoleQuestion(text) !== null)).toEqual([])
    })
  })
})

describe('the laws of reading a question about roles', () => {
  const question = fc.constantFrom(...QUESTIONS.map(([text]) => text))

  it('never throws', () => {
    const words = [...QUESTIONS, ...OTHERS.map(([, text]) => [text])].flatMap(([text]) => text.split(' '))
    const mixed = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme' })), { maxLength: 12 })
      .map((all) => all.join(' '))
    fc.assert(
      fc.property(fc.oneof(mixed, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        readRoleQuestion(text)
      }),
    )
  })

  it('courtesies and blanks around it do not change the reading', () => {
    const before = fc.constantFrom(
      '',
      'Hi! ',
      'Hello Rolecall, ',
      '<at>Rolecall</at>&nbsp;',
      'please ',
      '\n ',
    )
    const after = fc.constantFrom('', ' please', ' Thanks!', '\n', '  ')
    fc.assert(
      fc.property(before, question, after, (start, text, end) => {
        expect(readRoleQuestion(start + text + end)).toEqual(readRoleQuestion(text))
      }),
    )
  })

  it('a name of a resource or of a person makes it another question', () => {
    const name = fc.constantFrom('srch-1', 'bob@contoso.com', 'kv-team.vault.azure.net')
    fc.assert(
      fc.property(question, name, (text, named) => {
        expect(readRoleQuestion(`${text.replace(/[?.]$/, '')} on ${named}`)).toBeNull()
      }),
    )
  })
})
