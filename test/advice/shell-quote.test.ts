import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bashWord, bicepString, powershellWord, terraformString } from '../../src/advice/shell-quote.ts'

const HOSTILE = [
  '',
  ' ',
  "it's",
  "''",
  '"quoted"',
  '$HOME',
  '$(id)',
  '`id`',
  '${IFS}',
  'a; echo b',
  'a && b || c',
  'a | b > c < d',
  'a\nb',
  'a\n',
  '\\',
  "\\'",
  '!!',
  '*',
  '~',
  '~root',
  '#comment',
  '{a,b}',
  '[a-z]',
  '-rf',
  '--%',
  'a=b',
  'é ü 名前 🙂',
  '\u2018curly\u2019',
  '\t',
]

/** What bash makes of words, given as it would be in a command. */
function throughBash(words: readonly string[]): readonly string[] {
  const script = `printf '%s\\0' ${words.join(' ')}`
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

describe('a word for bash', () => {
  it('comes out of bash as it went in', () => {
    expect(throughBash(HOSTILE.map(bashWord))).toEqual(HOSTILE)
  })

  it('comes out of bash as it went in, whatever it holds', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...HOSTILE), { maxLength: 4 }).map((parts) => parts.join('')),
    )
    const texts = fc.array(text, { minLength: 50, maxLength: 100 })
    fc.assert(
      fc.property(texts, (several) => {
        const clean = several.map((each) => each.replaceAll('\0', ''))
        expect(throughBash(clean.map(bashWord))).toEqual(clean)
      }),
      { numRuns: 20 },
    )
  })

  it.each(['/subscriptions/1/resourceGroups/rg-ai', 'acdd72a7-3385-48ef-bd42-f606fba81ae7', 'User'])(
    'stays bare where it can: %s',
    (text) => {
      expect(bashWord(text)).toBe(text)
    },
  )
})

describe('a word for PowerShell', () => {
  /** PowerShell takes each of these for a single quote, and two of them for a literal one. */
  const QUOTES = /(?<quote>['\u2018-\u201b])\k<quote>/g

  it.each(HOSTILE)('is one literal string: %j', (text) => {
    const word = powershellWord(text)
    const inside = word.slice(1, -1)
    expect([word.at(0), word.at(-1)]).toEqual(["'", "'"])
    expect(inside.replaceAll(QUOTES, '')).not.toMatch(/['\u2018-\u201b]/)
    expect(inside.replaceAll(QUOTES, '$<quote>')).toBe(text)
  })
})

/** Signs that start an expression in the languages below. */
const TEMPLATES = ['${x}', '%{ if x }', '$${x}', '\\${x}', '$', '%', '{}', '$ {x}']

describe('a string for Terraform', () => {
  it.each([...HOSTILE, ...TEMPLATES])('is a literal one: %j', (text) => {
    const word = terraformString(text)
    expect(word).not.toContain('\n')
    const decoded: unknown = JSON.parse(word)
    expect(String(decoded).replaceAll('$${', '${').replaceAll('%%{', '%{')).toBe(text)
  })
})

describe('a string for Bicep', () => {
  it.each([...HOSTILE, ...TEMPLATES])('is a literal one: %j', (text) => {
    const inside = bicepString(text).slice(1, -1)
    expect(inside).not.toContain('\n')
    expect(inside.replaceAll(/\\./g, '_')).not.toMatch(/'|\$\{/)
    const decoded = inside.replaceAll(/\\(?<sign>.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
    expect(decoded).toBe(text)
  })
})
