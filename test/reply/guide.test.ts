import { describe, expect, it } from 'vitest'
import { readPlainRequest } from '../../src/question/plain-request/read-plain-request.ts'
import { HELP, WELCOME } from '../../src/reply/guide/guide.ts'
import { readRoleQuestion } from '../../src/role-questions/read-role-question.ts'

const linesUnder = (heading: RegExp) =>
  [HELP, WELCOME].flatMap(({ sections }) =>
    sections.filter((section) => heading.test(section.heading)).flatMap(({ lines }) => lines),
  )

describe('every example of the help', () => {
  it.each(linesUnder(/about access/))('about access is understood: %s', (text) => {
    expect(readPlainRequest(text)).not.toBeNull()
  })

  it.each(linesUnder(/about roles/).filter((text) => !text.startsWith('Paste')))(
    'about roles is understood: %s',
    (text) => {
      expect(readRoleQuestion(text)).not.toBeNull()
    },
  )

  it.each(linesUnder(/without an error/))('of the welcome is understood: %s', (text) => {
    expect(readPlainRequest(text) ?? readRoleQuestion(text)).not.toBeNull()
  })
})

it.each([
  ['the whole error', /whole error/],
  ['screenshots', /screenshot/],
  ['a creation', /create a hub/],
  ['the playground', /playground/],
  ['a connection', /connection/],
  ['somebody else', /bob@/],
  ['two roles compared', /^Difference between/],
  ['the least role for a need', /^Which role do I need/],
  ['a role explained', /^What does .+ allow/],
  ['a custom role built', /^Build a role/],
  ['a custom role reviewed', /custom role as JSON/],
  ['a check', /Check again/],
  ['an end', /stop/],
  ['an edit', /^Edit/],
])('the help tells of %s', (_, line) => {
  expect(HELP.sections.flatMap(({ lines }) => lines)).toContainEqual(expect.stringMatching(line))
})
