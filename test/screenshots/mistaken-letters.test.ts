import { expect, test } from 'vitest'
import { mendLetters } from '../../src/screenshots/mistaken-letters.ts'

function mend(text: string) {
  const lines = text
    .split('\n')
    .map((line) => line.split(' ').map((word) => ({ text: word, confidence: 0.97 })))
  const mended = mendLetters(lines)
  return {
    text: mended.map((line) => line.map((word) => word.text).join(' ')).join('\n'),
    doubtful: mended
      .flat()
      .filter(({ confidence }) => confidence < 0.9)
      .map((word) => word.text),
  }
}

test.each([
  [
    'a stroke in a GUID is a one',
    '0fle2d3c-4b5a-I678-9abc-def0|2345678',
    '0f1e2d3c-4b5a-1678-9abc-def012345678',
    0,
  ],
  [
    'a ring in a GUID is a nought',
    'Of1e2d3c-4b5a-4678-9abc-def012345678',
    '0f1e2d3c-4b5a-4678-9abc-def012345678',
    0,
  ],
  [
    'other letters in a GUID are mended and doubted',
    'Sf1e2d3c-4b5a-4678-9abc-def012345678',
    '5f1e2d3c-4b5a-4678-9abc-def012345678',
    1,
  ],
  [
    'a capital in a GUID of small letters is doubted',
    '0f1e2d3c-4b5a-4678-9aBc-def012345678',
    '0f1e2d3c-4b5a-4678-9aBc-def012345678',
    1,
  ],
  [
    'a GUID that lacks a digit is doubted',
    '0fle2d3c-4b5a-4678-9ab-def012345678',
    '0fle2d3c-4b5a-4678-9ab-def012345678',
    1,
  ],
  [
    'a GUID over two lines is mended',
    'scope /3f8alc6e-90b7-4d25-8e14-\nb7c0d95a62fl/x',
    'scope /3f8a1c6e-90b7-4d25-8e14-\nb7c0d95a62f1/x',
    0,
  ],
  [
    'a line that begins with a GUID is no part of the line before',
    'all\n0fle2d3c-4b5a-4678-9abc-def012345678',
    'all\n0f1e2d3c-4b5a-4678-9abc-def012345678',
    0,
  ],
  [
    'the l of AI, API and ID is a capital I',
    'OpenAl/deployments APl/Operation lD',
    'OpenAI/deployments API/Operation ID',
    0,
  ],
  ['other words keep their l', 'All Allow Azure level l0 wholly', 'All Allow Azure level l0 wholly', 0],
  ['quotation marks become one kind', '"code`: *Forbidden\' accounts/*', "'code': 'Forbidden' accounts/*", 0],
])('%s', (_, read, mended, doubtful) => {
  const { text, doubtful: words } = mend(read)
  expect(text).toBe(mended)
  expect(words).toHaveLength(doubtful)
})
