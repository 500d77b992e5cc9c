import { describe, expect, it, test } from 'vitest'
import { TABLES } from '../../../src/knowledge/requirement.ts'
import { readMessage } from '../../../src/question/read-message.ts'
import { TOPICS, topicNamed } from '../../../src/role-questions/answers/topics.ts'
import { readRoleQuestion } from '../../../src/role-questions/read-role-question.ts'
import { answerTo } from '../answer.ts'

const names = TOPICS.flatMap(({ id, names: all }) => all.map((name) => ({ id, name })))

describe('the topics of the article', () => {
  test.each(names)('$id is asked for as “roles for $name”', ({ id, name }) => {
    expect(readRoleQuestion(`which roles are needed for ${name}?`)).toEqual({ kind: 'topic', topic: id })
  })

  it('have names of their own', () => {
    expect(names.filter(({ id, name }) => topicNamed(name)?.id !== id)).toEqual([])
  })

  test.each(TOPICS.map(({ id, check }) => [id, check]))('%s can be checked: “%s”', (_id, check) => {
    expect(readMessage(check).kind).toBe('plain')
  })

  test.each(['acr', 'cmk', 'outside-resource', 'playground'])('%s is checked by its own table', (id) => {
    const message = readMessage(TOPICS.find((topic) => topic.id === id)?.check ?? '')
    const ask = message.kind === 'plain' ? message.words.ask : null
    expect(ask?.kind === 'tables' ? ask.tables : [ask?.kind]).toEqual([id])
  })

  it('are rows each, of every table that names roles', () => {
    expect(TOPICS.filter(({ rows }) => rows.length === 0)).toEqual([])
    const told = new Set(TOPICS.flatMap(({ rows }) => rows.map(({ table }) => table)))
    // these are asked for by what is to be done, and troubleshooting by the error itself
    const asked = ['hub-creation', 'app-insights', 'project-creation', 'troubleshooting', 'operation']
    expect(TABLES.filter((table) => !told.has(table)).toSorted()).toEqual(asked.toSorted())
  })

  it('tell where the article is not right, the worst first', () => {
    const { disagreements } = answerTo('which roles does the playground need', 'topic')
    expect(disagreements.map(({ id }) => id)).toEqual([
      'indexing',
      'knowledge-store',
      'search-service-contributor',
      'owner-for-role-assignments',
    ])
  })
})

describe('what the identity of a service needs on another', () => {
  test.each([
    [
      'which roles does Azure OpenAI need on Azure AI Search',
      [
        'playground/openai-search-reader',
        'playground/openai-search-contributor',
        'playground/openai-search-service',
      ],
    ],
    ['which role does AI Search need on Azure OpenAI', ['playground/search-openai']],
    ['which role does the hub need on a storage account', ['outside-resource/blob']],
    ['which role does the foundry project need on the foundry resource', ['foundry/project-identity']],
    ['which role does a key vault need on Azure OpenAI', []],
  ])('%s', (text, rows) => {
    expect(answerTo(text, 'topic').topic.rows.map(({ id }) => id)).toEqual(rows)
  })
})
