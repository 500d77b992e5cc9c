import { describe, expect, it } from 'vitest'
import { TABLES } from '../../../src/knowledge/requirement.ts'
import { SECTIONS } from '../../../src/reply/citations/article-sections.ts'
import { messageEntity, sourcesLine } from '../../../src/reply/citations/message-entity.ts'
import { sourceMark, sourcesOf } from '../../../src/reply/citations/sources.ts'
import { diagnosisCard } from '../../../src/reply/diagnosis/diagnosis-card.ts'
import { diagnosisText } from '../../../src/reply/diagnosis/diagnosis-text.ts'
import { cardText, nodesOfType } from '../card-reader.ts'
import { answered, DANA, verdict } from '../fixtures/build.ts'

const OPTIONS = { viewerId: DANA.id }
const sections = Object.entries(SECTIONS).flatMap(([table, section]) =>
  section === null ? [] : [[table, section] as const],
)
const rows = (...tables: readonly (typeof TABLES)[number][]) => tables.map((table) => ({ table }))

describe('the section of every table', () => {
  it.each(sections)('%s: fits into what Teams shows of a source', (_, { title, summary, url }) => {
    expect(title.length).toBeLessThanOrEqual(80)
    expect(summary.length).toBeLessThanOrEqual(160)
    expect(url).toMatch(/^https:\/\/learn\.microsoft\.com\/azure\/[\w/-]+#[a-z0-9-]+$/)
  })

  it('is of the article, but for what came after it', () => {
    const later = sections.filter(([, { url }]) => !url.includes('/ai-studio/concepts/rbac-ai-studio#'))
    expect(later.map(([table]) => table)).toEqual(['foundry'])
  })

  it.each(sections)('%s: its anchor is its title', (_, { title, url }) => {
    const anchor = title
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-')
    expect(url.split('#')[1]).toBe(anchor)
  })
})

describe('the sources of some rows', () => {
  it('stand in the order of the rows, each once', () => {
    const sources = sourcesOf(rows('connection', 'troubleshooting', 'playground', 'connection'))
    expect(sources).toEqual([SECTIONS.connection, SECTIONS.troubleshooting])
    expect(sourceMark(sources, 'playground')).toBe(' [1]')
    expect(sourceMark(sources, 'troubleshooting')).toBe(' [2]')
  })

  it('are none where an error names the operation itself', () => {
    expect(sourcesOf(rows('operation'))).toEqual([])
    expect(sourceMark(sourcesOf(rows('acr', 'operation')), 'operation')).toBe('')
  })

  it('are few, whatever is asked', () => {
    expect(sourcesOf(rows(...TABLES)).length).toBeLessThanOrEqual(4)
  })
})

describe('the entity of a message', () => {
  const sources = sourcesOf(rows('acr', 'cmk'))

  it('has a claim for each number in the text', () => {
    const positions = messageEntity(sources, false)?.citation?.map(({ position }) => `[${position}]`)
    expect(sourcesLine(sources)).toBe('Compared with what Microsoft documents [1] [2]:')
    expect(positions).toEqual(['[1]', '[2]'])
  })

  it('tells of each source its title, where it is and what it says', () => {
    expect(messageEntity(sources, false)).toMatchObject({
      type: 'https://schema.org/Message',
      citation: [
        {
          appearance: { name: SECTIONS.acr?.title, url: SECTIONS.acr?.url, abstract: SECTIONS.acr?.summary },
        },
        {},
      ],
    })
  })

  it('says that a model wrote only where one did', () => {
    expect(messageEntity(sources, false)?.additionalType).toBeUndefined()
    expect(messageEntity([], true)).toMatchObject({ additionalType: ['AIGeneratedContent'] })
    expect(messageEntity([], true)?.citation).toBeUndefined()
  })

  it('is none where there is nothing to say', () => {
    expect(messageEntity([], false)).toBeNull()
  })
})

describe('the details', () => {
  const answer = answered({
    verdicts: [
      verdict('missing', { id: 'connection/search-contributor', table: 'connection' }, []),
      verdict('missing', { id: 'operation/x', table: 'operation', role: null }, []),
      verdict('granted', { id: 'troubleshooting/x', table: 'troubleshooting' }, []),
    ],
  })

  it('number each row by its section', () => {
    const lines = cardText(diagnosisCard(answer, OPTIONS)).split('\n')
    expect(lines).toContain('connection/search-contributor [1]: missing')
    expect(lines).toContain('operation/x: missing')
    expect(lines).toContain('troubleshooting/x [2]: granted')
  })

  it('lead to each section', () => {
    const links = nodesOfType(diagnosisCard(answer, OPTIONS), 'TextRun').filter(
      ({ selectAction }) => selectAction !== undefined,
    )
    expect(links).toMatchObject([
      { text: SECTIONS.connection?.title, selectAction: { url: SECTIONS.connection?.url } },
      { text: SECTIONS.troubleshooting?.title, selectAction: { url: SECTIONS.troubleshooting?.url } },
    ])
  })

  it('write the address out where nothing can be pressed', () => {
    expect(diagnosisText(answer, OPTIONS).replace(/\s+/g, ' ')).toContain(
      `[1] ${SECTIONS.connection?.title} (${SECTIONS.connection?.url})`,
    )
  })
})
