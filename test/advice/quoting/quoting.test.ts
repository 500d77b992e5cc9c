import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bashOption, bashWord, powershellWord } from '../../../src/advice/commands/shell-quote.ts'
import { asciiJson, bicepString, terraformString } from '../../../src/advice/commands/source-string.ts'
import { parsesInBash, wordsInBash } from './bash.ts'
import { asArgument, HOSTILE_NAMES, hostileText } from './hostile-names.ts'
import { powershellCommands } from './powershell.ts'
import { bicepValue, terraformValue } from './source-strings.ts'

/** A reply shows commands line by line and without these. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{DI}\p{Zl}\p{Zp}]/u

describe('a word for bash', () => {
  it.each(HOSTILE_NAMES)('comes out of bash as it went in, on one line that shows: %j', (text) => {
    const word = bashWord(text)
    expect(parsesInBash(`az ${word}`)).toBe(true)
    expect(wordsInBash([word])).toEqual([asArgument(text)])
    expect(word).not.toMatch(UNSHOWABLE)
  })

  it('comes out of bash as it went in, whatever it holds', () => {
    const texts = fc.array(hostileText, { minLength: 50, maxLength: 100 })
    fc.assert(
      fc.property(texts, (several) => {
        expect(wordsInBash(several.map(bashWord))).toEqual(several.map(asArgument))
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

  it.each(['-rf', '--help'])('is tied to its option where it looks like one: %s', (text) => {
    expect(wordsInBash([bashOption('--scope', text)])).toEqual([`--scope=${text}`])
    expect(wordsInBash([bashOption('--scope', `a${text}`)])).toEqual(['--scope', `a${text}`])
  })
})

describe('a word for PowerShell', () => {
  const valueOf = (text: string) => powershellCommands(`Get-Item -Path ${powershellWord(text)}`)

  it.each(HOSTILE_NAMES)('is one verbatim string: %j', (text) => {
    expect(valueOf(text)).toEqual([{ name: 'Get-Item', words: ['-Path', asArgument(text)] }])
  })

  it('is one verbatim string, whatever it holds', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(valueOf(text)).toEqual([{ name: 'Get-Item', words: ['-Path', asArgument(text)] }])
      }),
    )
  })
})

describe.each([
  { language: 'Terraform', literal: terraformString, valueOf: terraformValue },
  { language: 'Bicep', literal: bicepString, valueOf: bicepValue },
])('a string for $language', ({ literal, valueOf }) => {
  it.each(HOSTILE_NAMES)('is a literal one that shows: %j', (text) => {
    expect(valueOf(literal(text))).toBe(text.toWellFormed())
    expect(literal(text)).not.toMatch(UNSHOWABLE)
  })

  it('is a literal one, whatever it holds', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(valueOf(literal(text))).toBe(text.toWellFormed())
      }),
    )
  })
})

it('JSON in a command is of visible ASCII characters alone, and means the same', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(asciiJson({ [text]: text })).toMatch(/^[\x20-\x7e]*$/)
      expect(JSON.parse(asciiJson({ [text]: text }))).toEqual({ [text]: text })
    }),
  )
})
