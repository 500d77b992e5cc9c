import fc from 'fast-check'

/** What a shell, a template language or a reader might take for more than text. None does harm if it is obeyed. */
export const HOSTILE_NAMES: readonly string[] = [
  '',
  ' ',
  "it's",
  "''",
  '"quoted"',
  '\u2018curly\u2019 \u201alow\u201b',
  '\u201cdouble\u201d',
  "'; echo obeyed; '",
  '"; echo obeyed; "',
  '\u2019; Write-Output obeyed; \u2018',
  '$HOME',
  '$(echo obeyed)',
  '`echo obeyed`',
  '${IFS}',
  '$${x}',
  '%{ if x }',
  '%%{x}',
  '\\${x}',
  '$',
  '%',
  '$ {x}',
  'a; echo b',
  'a && b || c',
  'a | b > c < d',
  'a\nb',
  'a\n',
  'a\r\nb',
  'a\tb',
  '\u001b[31mred',
  'nul\0nul',
  'line\u2028separator',
  'right\u202eto left',
  'zero\u200bwidth',
  'half \ud800',
  '\\',
  "\\'",
  'a\\nb',
  '!!',
  '*',
  '~',
  '~root',
  '#comment',
  'a?b#c',
  '/* a */ // b',
  '{a,b}',
  '{subscriptionId}',
  '[a-z]',
  '-rf',
  '--%',
  '--help',
  '=ls',
  '@file',
  'a=b',
  'a%20b',
  'é ü 名前 🙂',
  'a"b\'c`d$e\\f',
]

/** Any text, and hostile pieces in any order. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...HOSTILE_NAMES), { maxLength: 4 }).map((parts) => parts.join('')),
)

/** What a shell can be given: no argument holds U+0000, and UTF-8 has no half characters. */
export function asArgument(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}
