import { describe, expect, test } from 'vitest'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { doubtsOf, isFaint } from '../../src/screenshots/doubt.ts'
import type { ScreenshotWord } from '../../src/screenshots/screenshot.ts'

const ID = '0f1e2d3c-4b5a-4678-9abc-def012345678'
const SCOPE = '/subscriptions/3f8a1c6e-90b7-4d25-8e14-b7c0d95a62f1/resourceGroups/rg-ai'
const message = (id = ID, action = 'Microsoft.Authorization/roleAssignments/write', scope = SCOPE) =>
  `The client 'dana@contoso.com' with object id '${id}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid.`

function doubts(text: string, uncertain: (word: string) => boolean = () => false) {
  const words: readonly ScreenshotWord[] = text
    .split(/\s/)
    .map((word) => ({ text: word, confidence: uncertain(word) ? 0.7 : 0.97 }))
  return doubtsOf(words, readEvidence(text)).map(({ field, value }) => [field, value])
}

describe('a value is doubtful', () => {
  test('never where every word is certain and every value is possible', () => {
    expect(doubts(message())).toEqual([])
  })

  test('where it rests on an uncertain word', () => {
    expect(doubts(message(), (word) => word.includes(ID))).toEqual([['principal', ID]])
    expect(doubts(message(), (word) => word.includes('@'))).toEqual([['principal', 'dana@contoso.com']])
  })

  test('where it is broken over two lines and one part is uncertain', () => {
    const broken = message().replace('8e14-', '8e14-\n')
    expect(doubts(broken, (word) => word.startsWith('b7c0'))).toEqual([['scope', SCOPE]])
  })

  test('not where it stands in another, certain place as well', () => {
    const text = `${message()}\nobject id ${ID}.`
    expect(doubts(text, (word) => word === `'${ID}'`)).toEqual([])
  })

  test.each([
    [
      'a scope whose slash was read as a letter',
      'scope',
      message(ID, undefined, SCOPE.replace('/resource', 'iresource')),
    ],
    [
      'an operation that Azure does not publish',
      'operations',
      message(ID, 'Microsoft.Authorization/roleAssignmentsiwrite'),
    ],
    ['an id that lacks a digit', 'principal', message(ID.replace('9abc', '9ab'))],
  ])('where it is %s, however certain', (_, field, text) => {
    expect(doubts(text).map(([doubted]) => doubted)).toContain(field)
  })

  test('not where Azure publishes the operation, letter for letter', () => {
    expect(doubts(message(), (word) => word.includes('roleAssignments'))).toEqual([])
  })
})

test('a picture is faint when most of it is uncertain', () => {
  expect([0.3, 0.6, 0.8, 0.97].map((confidence) => isFaint({ confidence }))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
