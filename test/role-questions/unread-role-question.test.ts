import { describe, expect, it, test } from 'vitest'
import { readRoleQuestion } from '../../src/role-questions/read-role-question.ts'
import { unreadRoleQuestion } from '../../src/role-questions/unread-role-question.ts'
import { CHATTER } from '../evidence/cases/chatter.ts'
import { told } from './questions.ts'

describe('a question about roles that is not understood', () => {
  test.each([
    ['How much does Azure AI Developer cost?', ['Azure AI Developer']],
    [
      'Is Owner better than Cognitive Services OpenAI User for my cat?',
      ['Owner', 'Cognitive Services OpenAI User'],
    ],
    ['when was Azure AI User introduced', ['Foundry User']],
    ['which roles can park near Azure Cosmos DB', []],
    ['How many roles can I assign in a subscription?', []],
  ])('%s', (text, roles) => {
    expect(readRoleQuestion(text)).toBeNull()
    const question = unreadRoleQuestion(text)
    expect(question === null ? null : told(question)).toEqual(['not-understood', ...roles])
  })

  it('is what the name of a role alone asks', () => {
    const question = unreadRoleQuestion('Azure AI Developer')
    expect(question === null ? null : told(question)).toEqual(['explanation', 'Azure AI Developer', null])
  })

  test.each([
    ['is a statement', 'I love the Reader role.'],
    ['names no role', 'who is on call?'],
    ['has the name of a role in small letters only', 'is the owner of this car here?'],
    [
      'is an error',
      'Why? AuthorizationFailed: Azure AI Developer does not have authorization to perform action',
    ],
    ['is a question about access', 'what role do I have on srch-1?'],
    ['is a story', `Can Owner ${'and so on '.repeat(40)}?`],
    ['is empty', ''],
  ])('is none where a text %s', (_why, text) => {
    expect(unreadRoleQuestion(text)).toBeNull()
  })

  it('is seldom what people chat about', () => {
    expect(CHATTER.filter((text) => unreadRoleQuestion(text) !== null).length).toBeLessThan(
      CHATTER.length / 20,
    )
  })
})
