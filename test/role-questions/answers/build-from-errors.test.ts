import { describe, expect, it, test } from 'vitest'
import { answerRoleQuestion } from '../../../src/role-questions/answer-role-question.ts'
import type { PastedError, RoleBuilt } from '../../../src/role-questions/answers/build-role.ts'
import { readRoleQuestion } from '../../../src/role-questions/read-role-question.ts'
import { GROUP, SUBSCRIPTION } from '../../builders/places.ts'

const refused = (
  action: string,
  scope = `${GROUP}/providers/Microsoft.Search/searchServices/srch`,
): PastedError => ({
  text: `(AuthorizationFailed) The client 'dana@contoso.com' with object id '22222222-3333-4444-8555-666666666666' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid.`,
  operation: null,
})
const READ_SEARCH = refused('Microsoft.Search/searchServices/read')
const WRITE_INDEX = refused('Microsoft.Search/searchServices/indexes/write')
const CREATE_STORAGE = refused(
  'Microsoft.Storage/storageAccounts/write',
  `${SUBSCRIPTION}/resourceGroups/rg-other/providers/Microsoft.Storage/storageAccounts/st`,
)
const CREATE_ELSEWHERE = refused(
  'Microsoft.Storage/storageAccounts/write',
  '/subscriptions/99999999-2222-4333-8444-555555555555/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st',
)
const POLICY: PastedError = {
  text: `(RequestDisallowedByPolicy) Resource 'st' was disallowed by policy. Policy identifiers: '[{"policyAssignment":{"name":"Allowed locations"}}]'.`,
  operation: null,
}
const NAMELESS: PastedError = { text: 'Principal does not have access to API/Operation.', operation: null }

function answered(text: string, ...pasted: readonly PastedError[]) {
  const question = readRoleQuestion(text, pasted)
  if (question === null) throw new Error('expected a question, found none')
  return answerRoleQuestion(question)
}

function built(text: string, ...pasted: readonly PastedError[]): RoleBuilt {
  const answer = answered(text, ...pasted)
  if (answer.kind !== 'build') throw new Error(`expected a role, found ${answer.kind}`)
  return answer
}

const THESE = 'build a role from these errors'

describe('a role from the errors that were pasted', () => {
  it('holds what a missing role refused, each once', () => {
    const { built: role, errors } = built(THESE, WRITE_INDEX, READ_SEARCH, WRITE_INDEX)
    expect(role.operations.map(({ name }) => name)).toEqual([
      'Microsoft.Search/searchServices/indexes/write',
      'Microsoft.Search/searchServices/read',
    ])
    expect([errors, role.unknown]).toEqual([2, []])
  })

  it('leaves out what something else refused, and what names no operation, and says why', () => {
    const { built: role } = built(THESE, POLICY, NAMELESS, READ_SEARCH)
    expect(role.operations.map(({ name }) => name)).toEqual(['Microsoft.Search/searchServices/read'])
    expect(role.unknown.map(({ why }) => why)).toEqual([
      'What refused it is something else than a missing role.',
      'It names no operation. Paste the whole of it, or say in words what the role is for.',
    ])
  })

  it('holds the operation that was told for an error without one', () => {
    const operation = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action'
    expect(built(THESE, { ...NAMELESS, operation }).built.operations).toMatchObject([{ name: operation }])
  })

  test.each([
    { sentence: 'the resource group of all', errors: [READ_SEARCH, WRITE_INDEX], scope: GROUP },
    { sentence: 'the subscription of all', errors: [READ_SEARCH, CREATE_STORAGE], scope: SUBSCRIPTION },
    { sentence: 'what is not refused by roles aside', errors: [READ_SEARCH, POLICY], scope: GROUP },
    { sentence: 'none of several subscriptions', errors: [READ_SEARCH, CREATE_ELSEWHERE], scope: null },
  ])('is for $sentence', ({ errors, scope }) => {
    const { built: role, isForAnyScope } = built(THESE, ...errors)
    expect(isForAnyScope).toBe(scope === null)
    if (scope !== null) expect(role.role?.properties.assignableScopes).toEqual([scope])
  })

  it('is for the scope that is told before any', () => {
    expect(built(`${THESE} in ${SUBSCRIPTION}`, READ_SEARCH).built.role?.properties.assignableScopes).toEqual(
      [SUBSCRIPTION],
    )
  })

  it('is of the newest alone where one is meant', () => {
    expect(built('build a role from my last error', WRITE_INDEX, READ_SEARCH).built.operations).toHaveLength(
      1,
    )
  })

  it('is of the errors below the words rather than of those before', () => {
    const { built: role } = built(`build a role from this error:\n${WRITE_INDEX.text}`, READ_SEARCH)
    expect(role.operations.map(({ name }) => name)).toEqual(['Microsoft.Search/searchServices/indexes/write'])
  })

  it('is none where nothing was pasted', () => {
    expect(answered(THESE).kind).toBe('nothing-pasted')
  })
})
