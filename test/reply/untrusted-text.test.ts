import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SECTIONS } from '../../src/reply/citations/article-sections.ts'
import type { Answered, Incomplete } from '../../src/reply/diagnosis/diagnosis.ts'
import { diagnosisCard } from '../../src/reply/diagnosis/diagnosis-card.ts'
import { diagnosisText } from '../../src/reply/diagnosis/diagnosis-text.ts'
import { cardFaults, cardNode, cardNodes, cardText, nodesOfType } from './card-reader.ts'
import { DANA, OPENAI, ROLES, answered, assign, evidence, verdict } from './fixtures/build.ts'
import { whichResource } from './fixtures/diagnoses.ts'
import { hugeAnswer, hugeQuestion, knobs } from './fixtures/huge.ts'

const OPTIONS = { viewerId: null }

/** A diagnosis in which every text that comes from outside is `text`. */
function saying(text: string): Answered {
  const named = { ...OPENAI, name: text }
  return answered({
    evidence: evidence({ endpoint: text, scope: text, code: text, operations: [text], requestIds: [text] }),
    principal: { ...DANA, name: text },
    resource: named,
    verdicts: [
      verdict('missing', { purpose: text }, [['no-role-assignment', text]], { resource: named }),
      verdict('missing', {}, [['no-role-assignment', text]], {
        resource: named,
        actor: named,
        assignee: { id: 'identity', type: 'ServicePrincipal', name: text },
      }),
    ],
    advice: {
      steps: [
        assign({ ...ROLES.openaiUser, name: text }, named, {
          text,
          grantors: [{ id: 'x', name: text, type: 'User', roleAssignmentId: '/x' }],
        }),
      ],
      missingRoles: [],
      leastRoles: [],
    },
    blindSpots: [{ code: 'resource-unread', scope: '/', text }],
    notes: [text],
  })
}

function asking(text: string): Incomplete {
  return {
    ...whichResource,
    principal: { ...DANA, name: text },
    ask: { field: 'resource', text, choices: [{ value: 'x', title: text }] },
  }
}

function unwrapped(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** Where a card that says this leads, but for the sections of the article that its rows come from. */
function linksFrom(text: string): readonly unknown[] {
  const sections = Object.values(SECTIONS).map((section) => section?.url)
  return nodesOfType(diagnosisCard(saying(text), OPTIONS), 'Action.OpenUrl')
    .map(({ url }) => url)
    .filter((url) => !sections.some((section) => section === url))
}

describe('a name from outside', () => {
  it.each([
    ['a link', '[click](http://evil.example)', '[click](http://evil.example)'],
    ['emphasis', '**bold** _it_ `code`', '**bold** _it_ `code`'],
    ['a heading', '# Big', '# Big'],
    ['a mention', '<at>Everyone</at>', '<at>Everyone</at>'],
    ['markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['a card', '"},{"type":"Action.Submit","title":"x', '"},{"type":"Action.Submit","title":"x'],
    ['line breaks', 'one\r\n\ntwo\u2028three', 'one two three'],
    ['a terminal escape', '\u001b[31mred\u0007', '[31mred'],
    ['turned writing', 'safe\u202Egpj.exe', 'safegpj.exe'],
    ['invisible characters', 'ad\u200Bmin\u00AD\uFEFF\u2060', 'admin'],
    ['nothing to see', '\u200B\u3164', '(unnamed)'],
    ['half a character', 'a\uD83D', 'a\uFFFD'],
    ['an honest name in another script', 'Zoë Ngọc 田中', 'Zoë Ngọc 田中'],
  ])('%s is shown as written, and no more', (_, name, shown) => {
    const card = diagnosisCard(saying(name), OPTIONS)

    const headline = `${shown} and the services are missing 2 roles on ${shown}`
    expect(nodesOfType(card, 'TextRun').map(({ text }) => text)).toContain(headline)
    expect(unwrapped(diagnosisText(saying(name), OPTIONS))).toContain(headline)
    expect(cardFaults(card)).toEqual([])
  })

  it.each([saying, asking])('never reaches an element that reads Markdown (%#)', (diagnosis) => {
    const card = diagnosisCard(diagnosis('OUTSIDE'), OPTIONS)
    const markdown = cardNodes(cardNode(card)).filter(
      ({ type }) => type === 'TextBlock' || type === 'FactSet',
    )

    expect(cardText(card)).toContain('OUTSIDE')
    expect(markdown.length).toBeGreaterThan(0)
    expect(JSON.stringify(markdown)).not.toContain('OUTSIDE')
  })

  it('is neither Markdown nor SSML where the card is read aloud', () => {
    const { speak } = cardNode(diagnosisCard(saying('<speak>[x](http://y)</speak>**b**'), OPTIONS))

    expect(speak).toContain('speak x (http://y) /speak b and the services are missing')
    expect(speak).not.toMatch(/[<>[\]*`]/)
  })

  it('cannot add a button', () => {
    const { actions } = cardNode(diagnosisCard(saying('x","actions":[{"type":"Action.OpenUrl"}]'), OPTIONS))

    expect(actions).toHaveLength(3)
    expect(linksFrom('x')).toEqual([])
  })

  it('becomes no link, unless it is a page of the Azure portal', () => {
    expect(linksFrom('https://evil.example/https://portal.azure.com.evil.example/x')).toEqual([])
    expect(linksFrom('Activate it: https://portal.azure.com/#view/Microsoft_Azure_PIMCommon/x.')).toEqual([
      'https://portal.azure.com/#view/Microsoft_Azure_PIMCommon/x',
    ])
  })

  it('leaves no control, invisible or half character in any card', () => {
    const forbidden = /[\p{Cc}\p{Cf}\p{Cs}]/u
    fc.assert(
      fc.property(knobs, fc.boolean(), (each, isQuestion) => {
        const card = diagnosisCard(isQuestion ? hugeQuestion(each) : hugeAnswer(each), OPTIONS)
        const texts = cardNodes(cardNode(card)).flatMap(({ text, title }) => [text, title])
        for (const text of texts) if (typeof text === 'string') expect(text).not.toMatch(forbidden)
      }),
      { numRuns: 40 },
    )
  })
})
