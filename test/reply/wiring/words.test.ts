import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnosisCard } from '../../../src/reply/diagnosis/diagnosis-card.ts'
import { diagnosisText } from '../../../src/reply/diagnosis/diagnosis-text.ts'
import { ROOMY } from '../../../src/reply/limits.ts'
import { phraseText } from '../../../src/reply/phrase.ts'
import { altText } from '../../../src/reply/wiring/alt-text.ts'
import { linkPhrases } from '../../../src/reply/wiring/link-phrases.ts'
import { MARKS } from '../../../src/reply/wiring/wiring-mark.ts'
import { wiringTable } from '../../../src/reply/wiring/wiring-table.ts'
import { cardFaults, cardText, nodesOfType } from '../card-reader.ts'
import { DANA, answered } from '../fixtures/build.ts'
import { CHAT, SEARCH, STORAGE, playgrounds, playgroundVerdicts, wired } from './wired.ts'

const VERDICTS = playgroundVerdicts(
  [CHAT, { ...SEARCH, identity: null }, STORAGE],
  (index) => (['granted', 'missing', 'indeterminate'] as const)[index % 3] ?? 'missing',
)
const WIRING = wired(VERDICTS)
const ANSWER = answered({ evidence: null, verdicts: VERDICTS })

describe('a wiring in words', () => {
  it('is told to whoever does not see the picture', () => {
    expect(altText(WIRING)).toBe(
      'Diagram of 3 services: 2 of 6 grants between them are held. srch-contoso has no identity. ' +
        'aoai-contoso to srch-contoso: missing Search Index Data Contributor; unknown Search Service Contributor; held Search Index Data Reader. ' +
        'aoai-contoso to stcontoso: unknown Storage Blob Data Contributor. ' +
        'srch-contoso to aoai-contoso: held Cognitive Services OpenAI Contributor. ' +
        'srch-contoso to stcontoso: missing Storage Blob Data Contributor.',
    )
  })

  it('is a table in a terminal', () => {
    expect(wiringTable(WIRING)).toEqual([
      'who           needs                                  on',
      'aoai-contoso  Search Index Data Reader               srch-contoso  ✓ held',
      'aoai-contoso  Search Index Data Contributor          srch-contoso  ✗ missing',
      'aoai-contoso  Search Service Contributor             srch-contoso  ? unknown',
      'aoai-contoso  Storage Blob Data Contributor          stcontoso     ? unknown',
      'srch-contoso  Cognitive Services OpenAI Contributor  aoai-contoso  ✓ held',
      'srch-contoso  Storage Blob Data Contributor          stcontoso     ✗ missing',
    ])
    expect(diagnosisText(ANSWER, { viewerId: null })).toContain(
      wiringTable(WIRING)
        .map((line) => `  ${line}`)
        .join('\n'),
    )
  })

  it('is a line for each link on a card without a picture', () => {
    const { shown } = linkPhrases(WIRING, ROOMY)
    expect(shown.map(phraseText)).toContain('aoai-contoso to stcontoso: ? Storage Blob Data Contributor')
    const text = cardText(diagnosisCard(ANSWER, { viewerId: null }))
    for (const phrase of shown) expect(text).toContain(phraseText(phrase))
  })

  it('names every grant with its mark, in all three', () => {
    fc.assert(
      fc.property(playgrounds, (verdicts) => {
        const wiring = wired(verdicts)
        const phrases = linkPhrases(wiring, ROOMY).shown.map(phraseText)
        const grants = wiring.links.flatMap((link) => link.grants)
        wiring.links.forEach(({ grants: own }, index) => {
          for (const { role, mark } of own) expect(phrases[index]).toContain(`${MARKS[mark].sign} ${role}`)
        })
        const rows = wiringTable(wiring).slice(1)
        expect(rows.length).toBe(grants.length)
        grants.forEach(({ role, mark }, index) => {
          expect(rows[index]).toContain(role)
          expect(rows[index]?.endsWith(`${MARKS[mark].sign} ${MARKS[mark].word}`)).toBe(true)
          expect(altText(wiring)).toContain(role)
        })
      }),
    )
  })

  it('keeps a table within a terminal', () => {
    fc.assert(
      fc.property(playgrounds, (verdicts) => {
        for (const line of wiringTable(wired(verdicts))) expect(line.length).toBeLessThanOrEqual(98)
      }),
    )
  })
})

describe('a card with a picture', () => {
  const picture = { url: 'https://rolecall.example/pictures/x.png', altText: 'What it shows', width: 356 }
  const card = diagnosisCard(ANSWER, { viewerId: DANA.id, picture })

  it('shows it once, as wide as it is meant to be, with its words for whoever does not see it', () => {
    expect(nodesOfType(card, 'Image')).toEqual([
      {
        type: 'Image',
        url: picture.url,
        altText: picture.altText,
        width: '356px',
        spacing: 'Small',
        msteams: { allowExpand: true },
      },
    ])
    expect(cardFaults(card)).toEqual([])
  })

  it('says each grant in its row all the same', () => {
    for (const { requirement } of VERDICTS) {
      expect(cardText(card)).toContain(requirement.requirement.role?.name)
    }
  })

  it('shows none where no wiring was judged', () => {
    expect(nodesOfType(diagnosisCard(answered(), { viewerId: null, picture }), 'Image')).toEqual([])
  })
})
