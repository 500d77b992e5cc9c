import { describe, expect, it } from 'vitest'
import { caseCard, type CaseStage, type CaseView } from '../../../src/reply/case/case-card.ts'
import { recordPressSchema } from '../../../src/reply/record-press.ts'
import { cardBytes, cardNode, cardText, nodesOfType } from '../card-reader.ts'

const ID = '0f0f0f0f-0000-4000-8000-000000000001'
const shown = (fields: Partial<CaseView> = {}) =>
  caseCard({
    id: ID,
    authorName: 'Dana Okafor',
    stage: 'looked-into',
    insiders: ['29:dana'],
    similar: null,
    ...fields,
  })

describe('the line that everyone sees', () => {
  it.each<[CaseStage, string]>([
    ['asks-back', 'One question is open. Only Dana Okafor sees it here.'],
    ['looked-into', 'Looked into. Only Dana Okafor sees what I found.'],
    [
      'requested',
      'Being handled. Dana Okafor has asked for access; whoever can grant it sees the request here.',
    ],
    ['granted', 'Granted. It takes effect within minutes; I look again.'],
    ['handled', 'Handled. There is nothing more to do here.'],
    ['solved', 'Solved. The access is there.'],
  ])('says of a case that is %s how far it has come, and names no role and no resource', (stage, text) => {
    const card = shown({ stage })
    expect(cardText({ body: card.body })).toBe(text)
    expect(cardNode(card)).toMatchObject({ version: '1.5', fallbackText: text, speak: text })
  })

  it.each([
    [null, 'whoever wrote it'],
    ['', '(unnamed)'],
    ['Dana\u202E\n# Big', 'Dana # Big'],
    ['[x](http://evil.example)', '[x](http://evil.example)'],
    ['x'.repeat(500), `${'x'.repeat(79)}…`],
  ])('calls an author named %j %s, in a run of text', (authorName, name) => {
    const card = shown({ authorName })
    expect(cardText(card)).toContain(`Only ${name} sees what I found.`)
    expect(nodesOfType(card, 'TextBlock')).toEqual([])
    expect(String(cardNode(card)['fallbackText'])).not.toMatch(/[[\]*`<>]/)
  })
})

describe('everybody’s own side', () => {
  it('is asked for by those whom it concerns, and by the button', () => {
    const view = { type: 'Action.Execute', verb: 'view-case', data: { verb: 'view-case', case: ID } }
    expect(cardNode(shown({ insiders: ['29:dana', '29:olivia'] }))).toMatchObject({
      refresh: { action: view, userIds: ['29:dana', '29:olivia'] },
      actions: [{ ...view, title: 'Show my view', fallback: { type: 'Action.Submit', data: view.data } }],
    })
    expect(recordPressSchema.parse(view.data)).toEqual({ verb: 'view-case', case: ID })
  })

  it('is refreshed for 60 people at most, as Teams takes them', () => {
    const insiders = Array.from({ length: 90 }, (_, index) => `29:${String(index).padEnd(70, 'x')}`)
    const card = shown({ insiders })
    expect(card.refresh?.userIds).toEqual(insiders.slice(0, 60))
    expect(cardBytes(card)).toBeLessThan(24 * 1024)
  })
})

describe('the same failure in the last day', () => {
  it.each([
    [true, 'was solved: see there what was missing'],
    [false, 'is being looked into there'],
  ])('is pointed to (solved: %s), by a button where its thread can be opened', (isSolved, text) => {
    const url = 'https://teams.microsoft.com/l/message/x/1'
    expect(cardText(shown({ similar: { isSolved, url } }))).toContain(text)
    expect(nodesOfType(shown({ similar: { isSolved, url } }), 'Action.OpenUrl')).toMatchObject([{ url }])
    expect(nodesOfType(shown({ similar: { isSolved, url: null } }), 'Action.OpenUrl')).toEqual([])
  })
})
