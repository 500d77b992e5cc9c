import { describe, expect, it } from 'vitest'
import { unwrap } from '../../src/evidence/unwrap.ts'

describe('unwrap', () => {
  it.each([
    ['plain text stays', 'a "b" <c> `d`\ne', 'a "b" <c> `d`\ne'],
    ['JSON escapes go', '{\\"a\\": \\"b\\\\nc\\"}', '{"a": "b\nc"}'],
    ['escapes of letters go', 'a \\u003cb\\u003e \\u0027c\\u0027', "a <b> 'c'"],
    [
      'a path of Windows keeps its backslashes',
      'at C:\\apps\\node\\tmp.js x\\ny',
      'at C:\\apps\\node\\tmp.js x\ny',
    ],
    ['entities become characters', '&lt;a&gt; &quot;b&quot; &#39;c&#39; &#x2F;', '<a> "b" \'c\' /'],
    ['colours go', '\u001B[31mred\u001B[0m \u001B]8;;http://x\u0007link', 'red link'],
    ['quotation marks of mails go', '> > a\n> b', 'a\nb'],
    ['frames go', '│ a\n     | b', 'a\nb'],
    ['Windows line ends go', 'a\r\nb\rc', 'a\nb\nc'],
    ['invisible characters go', 'a\u200Bb\uFEFFc\u00A0d', 'abc d'],
    [
      'a GUID across lines is joined',
      'id 0f1e2d3c-4b5a-46\n78-9abc-def012345678.',
      'id 0f1e2d3c-4b5a-4678-9abc-def012345678.',
    ],
    [
      'a host across lines is joined',
      'GET https://srch\n-demo.search.windows.net/x',
      'GET https://srch-demo.search.windows.net/x',
    ],
    [
      'lines of a narrow terminal are joined',
      `${'a'.repeat(50)}\n${'b'.repeat(50)}\nc`,
      `${'a'.repeat(50)}${'b'.repeat(50)}c`,
    ],
    [
      'entries of a log are not joined',
      `2026 ${'a'.repeat(50)}\n2026 ${'b'.repeat(50)}\nc`,
      `2026 ${'a'.repeat(50)}\n2026 ${'b'.repeat(50)}\nc`,
    ],
    ['a bare host across lines is joined', 'to kv-shop.vault.azu\n  re.net.', 'to kv-shop.vault.azure.net.'],
    [
      'a bare host after a word stays',
      'the data\nstshop.blob.core.windows.net',
      'the data\nstshop.blob.core.windows.net',
    ],
    [
      'a bare host before a word stays',
      'stshop.blob.core.windows.net\nis slow.',
      'stshop.blob.core.windows.net\nis slow.',
    ],
    [
      'two words that are no host together stay',
      'kv-shop.vault.azure\nnetwork team.',
      'kv-shop.vault.azure\nnetwork team.',
    ],
    ["YAML's doubled quotes become single", "client ''a@b.c'' over ''/x''", "client 'a@b.c' over '/x'"],
    ['empty strings stay', "a = '', b = ''", "a = '', b = ''"],
    [
      'a sign-in error in an address becomes words',
      'error_description=AADSTS1234:+The+app+%27a%27%3a+b',
      "error_description=AADSTS1234: The app 'a': b",
    ],
    ['slashes and hyphens in percent codes stay', 'AADSTS1234:+a%2Fb%2db', 'AADSTS1234: a%2Fb%2db'],
    ['plus signs elsewhere stay', 'C++ and 1+1 %27', 'C++ and 1+1 %27'],
    ['HTML of Teams becomes text', '<div><p>a &lt;b&gt;</p><p>c<br>d</p></div>', 'a <b>\n\nc\nd'],
    ['XML is not HTML', '<Error><Code>A</Code></Error>', '<Error><Code>A</Code></Error>'],
  ])('%s', (_name, text, expected) => {
    expect(unwrap(text)).toBe(expected)
  })
})
