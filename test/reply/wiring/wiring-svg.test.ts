import { decodeXML } from 'entities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answered } from '../fixtures/build.ts'
import { cleanName } from '../../../src/reply/clean-text.ts'
import { escapeXml } from '../../../src/reply/wiring/svg-elements.ts'
import { wiringPicture } from '../../../src/reply/wiring/wiring-picture.ts'
import type { Resource } from '../../../src/question/question.ts'
import { CHAT, SEARCH, STORAGE, playgrounds, playgroundVerdicts } from './wired.ts'

function drawn(services: readonly Resource[]) {
  const picture = wiringPicture(answered({ verdicts: playgroundVerdicts(services, () => 'missing') }))
  if (picture === null) throw new Error('expected a picture, found none')
  return picture
}

/** The texts of a drawing, as a reader of XML has them. */
function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => decodeXML(text))
}

const OUR_ELEMENTS = /<\/?(?:svg|title|rect|g|path|text)(?=[ >/])/g

describe('a drawing', () => {
  it.each([
    ['markup', '<script>'],
    ['an attribute', '" onload="x'],
    ['an entity', '&xxe;&#0;'],
    ['the end of the title', '</title><a>'],
    ['a comment', '<!-- x'],
    ['CDATA', ']]><b>'],
  ])('shows %s in a name as it is written', (_, name) => {
    const { svg } = drawn([CHAT, { ...SEARCH, name }, STORAGE])
    expect(textsOf(svg.text)).toContain(name)
    expect(svg.text.replace(OUR_ELEMENTS, '')).not.toContain('<')
  })

  it('has no elements but its own, whatever the names', () => {
    fc.assert(
      fc.property(playgrounds, (verdicts) => {
        const svg = wiringPicture(answered({ verdicts }))?.svg.text ?? ''
        expect(svg).toMatch(/^<svg /)
        expect(svg.replace(OUR_ELEMENTS, '')).not.toContain('<')
      }),
    )
  })

  it('has nothing that XML does not allow', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeXml(text)
        expect(escaped).not.toMatch(/[^\t\n\r\P{Cc}]|[\u{D800}-\u{DFFF}\u{FFFE}\u{FFFF}]/u)
        expect(escaped.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toMatch(/[<>"'&]/)
      }),
    )
  })

  it('of a name that fits is the name, and is read back from XML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 5 }), (name) => {
        expect(textsOf(drawn([CHAT, { ...SEARCH, name }]).svg.text)).toContain(cleanName(name, 80))
      }),
    )
  })

  it('says in its title what it shows', () => {
    const { svg, altText } = drawn([CHAT, SEARCH])
    expect(decodeXML(/<title>([^<]*)<\/title>/.exec(svg.text)?.[1] ?? '')).toBe(altText)
  })

  it('draws every mark with a sign of its own, and every line that has a worse one broken', () => {
    const states = ['granted', 'missing', 'denied', 'conditional', 'indeterminate'] as const
    const verdicts = playgroundVerdicts(
      [CHAT, SEARCH, STORAGE],
      (index) => states[index % states.length] ?? 'granted',
    )
    const svg = wiringPicture(answered({ verdicts }))?.svg.text ?? ''
    const signs = new Set([...svg.matchAll(/<path d="([^"]*)"[^>]*stroke-linecap/g)].map(([, path]) => path))
    expect(signs.size).toBe(states.length)
    const dashes = [...svg.matchAll(/H[\d.]+" stroke="#\w+" stroke-width="1.6" stroke-dasharray="([^"]*)"/g)]
    expect(dashes.map(([, dash]) => dash)).toEqual(['6 4', 'none', '10 3 2 3', '2 4'])
  })
})

it('nothing is drawn of an answer that judges no wiring', () => {
  expect(wiringPicture(answered())).toBeNull()
})
