import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardDataSchema } from '../../src/reply/card-data.ts'
import { cleanText, commandLines } from '../../src/reply/clean-text.ts'
import { cutList, joinNames } from '../../src/reply/cut-list.ts'
import { emphasized, indexOfWord, linked, phraseText } from '../../src/reply/phrase.ts'
import { placeName, resourceDescription } from '../../src/reply/place.ts'
import { wrap } from '../../src/reply/wrap.ts'
import { GROUP, OPENAI, SEARCH } from './fixtures/build.ts'

describe('cleaning', () => {
  it('never makes a text longer than was asked for', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.integer({ min: 2, max: 60 }),
        (text, maximum) => {
          expect(cleanText(text, maximum).length).toBeLessThanOrEqual(maximum)
        },
      ),
    )
  })

  it('is done once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(cleanText(cleanText(text, 50), 50)).toBe(cleanText(text, 50))
      }),
    )
  })

  it.each([
    ['cuts with an ellipsis', 'abcdef', 4, 'abc…'],
    ['leaves no half character at the cut', 'ab🔑🔑', 4, 'ab…'],
    ['leaves what fits', 'abcd', 4, 'abcd'],
    ['says that more came after blanks', `${' '.repeat(80)}x`, 4, '…'],
  ])('%s', (_, text, maximum, expected) => {
    expect(cleanText(text, maximum)).toBe(expected)
  })

  it.each([
    ['lines', 'resource x {\r\n  name: 1\n}\n', ['resource x {', '  name: 1', '}']],
    ['nothing', '', []],
    ['an escape', 'az \u001b[31mlogin\u202E', ['az  [31mlogin']],
  ])('gives the lines of a command: %s', (_, command, expected) => {
    expect(commandLines(command)).toEqual(expected)
  })
})

describe('cutting a list', () => {
  it('shows and hides everything once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.nat(20), (items, maximum) => {
        const { shown, hidden } = cutList(items, maximum)
        expect(shown).toEqual(items.slice(0, items.length - hidden))
        expect(shown.length).toBeLessThanOrEqual(maximum + 1)
        expect(hidden).not.toBe(1)
      }),
    )
  })

  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
  ])('%j reads %j', (names, expected) => {
    expect(joinNames(names, 2)).toBe(expected)
  })
})

describe('emphasis', () => {
  it('changes no letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, words) => {
        expect(phraseText(linked(emphasized(text, words)))).toBe(text)
      }),
    )
  })

  it('is on the first of each word, longer names included', () => {
    expect(emphasized('Assign Reader on rg-ai in rg.', ['Reader', 'rg'])).toEqual([
      { text: 'Assign ' },
      { text: 'Reader', strong: true },
      { text: ' on rg-ai in ' },
      { text: 'rg', strong: true },
      { text: '.' },
    ])
  })

  it.each([
    ['rg', 'rg-ai', -1],
    ['rg', 'in rg', 3],
    ['Reader', 'Readers and a Reader', 14],
  ])('finds %s in %j at %i', (word, text, at) => {
    expect(indexOfWord(text, word)).toBe(at)
  })

  it.each([
    ['a cut address', 'see https://portal.azure.com/#view/x…'],
    ['another host', 'see https://portal.azure.org/x'],
  ])('makes no link of %s', (_, text) => {
    expect(linked([{ text }])).toEqual([{ text }])
  })
})

describe('places', () => {
  it.each([
    ['/', 'the whole tenant'],
    ['/providers/Microsoft.Management/managementGroups/corp', 'management group corp'],
    [
      '/subscriptions/5a3e0b1c-0000-4000-8000-000000000001',
      'subscription 5a3e0b1c-0000-4000-8000-000000000001',
    ],
    [GROUP, 'resource group rg-ai'],
    [OPENAI.id, 'aoai-contoso'],
  ])('%s is called %s', (scope, expected) => {
    expect(placeName(scope, 60)).toBe(expected)
  })

  it.each([
    ['a kind', OPENAI, 'OpenAI', 'Azure OpenAI in resource group rg-ai'],
    ['a kind that is not known', OPENAI, 'FormRecognizer', 'Azure AI services in resource group rg-ai'],
    ['no kind', SEARCH, null, 'Azure AI Search in resource group rg-ai'],
    [
      'a type that is not known',
      { ...SEARCH, type: 'Contoso.Pets/dogs' },
      null,
      'Contoso.Pets/dogs in resource group rg-ai',
    ],
    ['a resource group', { id: GROUP, type: 'resource-group', name: 'rg-ai' }, null, 'Resource group'],
    [
      'a name of JavaScript',
      { ...SEARCH, type: 'constructor' },
      'toString',
      'constructor in resource group rg-ai',
    ],
  ])('describes %s', (_, resource, kind, expected) => {
    expect(resourceDescription(resource, kind, 60)).toBe(expected)
  })
})

describe('wrapping', () => {
  it('keeps every word', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,130}$/), { minLength: 1 }), (words) => {
        expect(wrap(words.join(' '), '- ', '  ').join(' ').split(/\s+/).slice(1)).toEqual(words)
      }),
    )
  })

  it('indents what follows', () => {
    const [first, next] = wrap(`${'a'.repeat(60)} ${'b'.repeat(60)}`, '- ', '  ')

    expect([first, next]).toEqual([`- ${'a'.repeat(60)}`, `  ${'b'.repeat(60)}`])
  })
})

describe('what a button sends', () => {
  it.each([
    ['an unknown verb', { verb: 'grant' }],
    ['an answer without a value', { verb: 'answer', field: 'resource' }],
    ['an answer to nothing that was asked', { verb: 'answer', field: 'asker', value: 'x' }],
    ['no object', 'check-again'],
  ])('is refused: %s', (_, data) => {
    expect(cardDataSchema.safeParse(data).success).toBe(false)
  })
})
