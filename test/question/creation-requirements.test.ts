import { describe, expect, it } from 'vitest'
import { creationRequirements } from '../../src/question/creation-requirements.ts'
import type { AskedTable } from '../../src/question/question.ts'
import type { Located } from '../../src/question/surroundings.ts'
import { DANA } from '../builders/people.ts'
import { GROUP, located, openai, search, storage, vault } from '../builders/places.ts'

function asked(tables: readonly AskedTable[], fields: Partial<Located> = {}) {
  const outcome = creationRequirements(tables, located(GROUP, fields))
  if (outcome.kind === 'ask') throw new Error('expected requirements, found a question')
  return outcome.requirements
}

const placesOf = (...of: Parameters<typeof asked>) =>
  Object.fromEntries(asked(...of).map(({ requirement, scope }) => [requirement.id, scope]))

describe('a hub that is yet to be made', () => {
  it('takes what is made with it where it is to be, of whoever makes it', () => {
    const rows = asked(['hub-creation', 'app-insights'])
    expect(rows.map(({ scope, resource, assignee }) => [scope, resource, assignee])).toEqual(
      rows.map(() => [GROUP, null, DANA]),
    )
  })

  it('is asked for what exists already there where that is', () => {
    const existing = [storage('stelsewhere'), openai('aoai-elsewhere'), search()]
    expect(placesOf(['hub-creation'], { existing })).toEqual({
      'hub-creation/storage': storage('stelsewhere').id,
      'hub-creation/key-vault': GROUP,
      'hub-creation/cognitive-services': openai('aoai-elsewhere').id,
      'hub-creation/workspace': GROUP,
    })
  })

  it.each([
    {
      sentence: 'that is named',
      fields: { existing: [vault('kv-named')], related: [vault('kv-beside')] },
      at: vault('kv-named').id,
    },
    { sentence: 'beside it', fields: { related: [vault('kv-beside')] }, at: vault('kv-beside').id },
    { sentence: 'that is not known, in the group', fields: {}, at: GROUP },
  ])('has its key in the vault $sentence', ({ fields, at }) => {
    expect(placesOf(['cmk'], fields)['cmk/creator']).toBe(at)
  })

  it('leaves a vault beside it out of what it is made with', () => {
    expect(placesOf(['hub-creation'], { related: [vault('kv-beside')] })['hub-creation/key-vault']).toBe(
      GROUP,
    )
  })

  it('has no identity yet', () => {
    const identities = asked(['acr', 'cmk']).filter(({ requirement }) => requirement.assignee !== 'caller')
    expect(identities.map(({ assignee, actor }) => [assignee, actor])).toEqual(
      identities.map(() => [null, null]),
    )
    expect(identities).toHaveLength(7)
  })
})
