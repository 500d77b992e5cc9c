import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { builtInRoles, formerNamesOf } from '../../../src/knowledge/catalogue/roles.ts'
import { tokensOf } from '../../../src/question/plain-request/tokens.ts'
import { roleReferenceOf } from '../../../src/role-questions/reading/role-reference.ts'

const referenceTo = (text: string) => roleReferenceOf(tokensOf(text))
const nameOf = (text: string) => {
  const reference = referenceTo(text)
  return reference?.kind === 'known' ? reference.role.name : (reference?.kind ?? null)
}

describe('a role that is named', () => {
  test.each([
    ['its name', 'Azure AI Developer', 'Azure AI Developer'],
    ['its name in another case', 'azure ai DEVELOPER', 'Azure AI Developer'],
    ['a former name', 'Azure AI Account Owner', 'Foundry Account Owner'],
    ['its id', '8E3AF657-A8FF-443C-A75C-2FE8C4BCB635', 'Owner'],
    ['an id that is no role’s', '8e3af657-a8ff-443c-a75c-2fe8c4bcb636', 'unknown'],
    ['with the word role', 'role Reader', 'Reader'],
    ['a short form', 'OpenAI User', 'Cognitive Services OpenAI User'],
    ['a short form that only one of the article’s roles has', 'blob reader', 'Storage Blob Data Reader'],
    ['a short form of several', 'search contributor', 'several'],
    ['a name that is none', 'Backup Wizard Contributor', 'unknown'],
    ['a name that is none, in small letters', 'backup wizard contributor', null],
    ['a person', 'Dana Developer Smith', null],
    ['the word alone', 'role', null],
  ])('by %s', (_how, text, expected) => {
    expect(nameOf(text)).toBe(expected)
  })

  it('is found by every name that a built-in role bears or bore', () => {
    const names = builtInRoles().flatMap(({ id, name }) =>
      [name, ...formerNamesOf(id)].map((each) => ({ id, each })),
    )
    const role = fc.constantFrom(...names)
    fc.assert(
      fc.property(role, ({ id, each }) => {
        const reference = referenceTo(each)
        expect([each, reference?.kind === 'known' ? reference.role.id : reference]).toEqual([each, id])
      }),
      { numRuns: 400 },
    )
  })
})
