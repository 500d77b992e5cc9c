import { describe, expect, it, test } from 'vitest'
import { DISAGREEMENTS } from '../../../src/knowledge/disagreements.ts'
import { disagreementsOnName } from '../../../src/role-questions/answers/telling-disagreements.ts'
import { anyAnswerTo } from '../answer.ts'

function toldTo(text: string): readonly string[] {
  const answer = anyAnswerTo(text)
  return 'disagreements' in answer ? answer.disagreements.map(({ id }) => id) : []
}

describe('where the article is not right, and it matters', () => {
  test.each([
    [
      'both roles before one of them',
      'Contributor vs Azure AI Developer',
      ['key-difference', 'end-to-end', 'managers-manage', 'full-access-without-data'],
    ],
    [
      'what one lacks before what is more than needed',
      'explain Contributor',
      ['full-access-without-data', 'key-difference'],
    ],
    [
      'a name that is off comes last',
      'what can Azure AI Developer do on a hub',
      ['key-difference', 'ai-developer-all-but-hubs', 'ai-developer-assigns-roles'],
    ],
    [
      'what the rows say before what is said elsewhere',
      'least role to read blobs',
      ['blob-storage-reader', 'full-access-without-data'],
    ],
  ])('%s: %s', (_why, text, first) => {
    expect(toldTo(text).slice(0, first.length)).toEqual(first)
  })

  it.each([
    [
      'the role that lacks it is not the article’s',
      'which roles allow Microsoft.Search/searchServices/write',
      'owner-for-role-assignments',
    ],
    ['the article’s role has it', 'least role to chat with a model', 'ai-developer-ai-services'],
    ['it is about another operation', 'least role to pull images', 'end-to-end'],
  ])('is not told where %s: %s', (_why, text, id) => {
    expect(DISAGREEMENTS.map((each) => each.id)).toContain(id)
    expect(toldTo(text)).not.toContain(id)
  })

  it('is found by the name that no role has, in any case', () => {
    expect(disagreementsOnName('blob storage READER').map(({ id }) => id)).toEqual(['blob-storage-reader'])
    expect(disagreementsOnName('Storage Blob Data Reader')).toEqual([])
  })
})
