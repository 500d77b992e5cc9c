import { describe, expect, it } from 'vitest'
import { isComplaint } from '../../src/evidence/family.ts'
import { placesOf } from '../../src/evidence/needles.ts'
import { phrase } from '../../src/evidence/phrase.ts'
import { matchesOf } from '../../src/evidence/phrase-match.ts'
import { readingOf, spanOf } from '../../src/evidence/reading.ts'
import { FAMILIES } from '../../src/evidence/recognizers/recognizers.ts'

/** The words of the source that a phrase matched, and between which it found its values. */
function matched(wanted: string, text: string): (readonly [string, ...string[]])[] {
  const reading = readingOf(text)
  return matchesOf(phrase(wanted), reading, (needle) => placesOf(reading.letters, needle)).map(
    ({ start, end, values }) => {
      const whole = spanOf(reading, start, end)
      const between = values.map(
        (value) => `${value.name}=${reading.letters.slice(value.start, value.end ?? undefined)}`,
      )
      return [text.slice(whole.start, whole.end), ...between] as const
    },
  )
}

describe('phrase', () => {
  it.each([
    [
      'words ignore case, spaces, breaks and marks',
      'is not allowed',
      'IS **not**\n  al-lowed!',
      [['IS **not**\n  al-lowed']],
    ],
    [
      'values stand between words',
      'client {client} with id {id}',
      "client 'a b' with id 7",
      [["client 'a b' with id", 'client=ab', 'id=7']],
    ],
    ['a choice', 'read (over|at) scope', 'read at scope', [['read at scope']]],
    [
      'a choice that is absent',
      'action(s|) {name} here',
      'action x here; actions y here',
      [
        ['action x here', 'name=x'],
        ['actions y here', 'name=y'],
      ],
    ],
    [
      'a word is not cut for a value',
      'action(s|) {name} here',
      'action sql here',
      [['action sql here', 'name=sql']],
    ],
    [
      'a gap is not kept',
      'from ... to {end} now',
      'from a long way to z now',
      [['from a long way to z now', 'end=z']],
    ],
    [
      'a tail that is there',
      'do {what} [at {place} now]',
      'do x at y now',
      [['do x at y now', 'what=x', 'place=y']],
    ],
    ['a tail that is not', 'do {what} [at {place} now]', 'do x', [['do', 'what=x']]],
    ['words in the wrong order', 'first {a} second', 'second x first', []],
    ['words too far away', 'first {a} second', `first ${'x'.repeat(400)} second`, []],
  ])('%s', (_name, wanted, text, expected) => {
    expect(matched(wanted, text)).toEqual(expected)
  })

  it('has words to look for in every family', () => {
    const known = FAMILIES.filter((family) => !isComplaint(family))
    const needles = known.flatMap(({ says }) => says.flatMap((wording) => phrase(wording).needles))
    expect(needles.filter((needle) => needle.length < 7)).toEqual([])
  })
})
