/** Ways in which a text reaches a channel. Each gives the text back in other clothes, and changes no word. */
export interface Wrapping {
  readonly name: string
  readonly wrap: (text: string) => string
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const lines = (text: string) => text.split('\n')

function hardWrapped(text: string, width: number): string {
  return lines(text)
    .map((line) => line.replace(new RegExp(`(.{${String(width)}})(?=.)`, 'gu'), '$1\n'))
    .join('\n')
}

/** As terminals and mail programs wrap: at spaces, and inside whatever is longer than a line. */
function softWrapped(text: string, width: number, indent: string): string {
  const wrapped: string[] = []
  for (const line of lines(text)) {
    let current = ''
    for (const word of line.split(' ')) {
      if (current !== '' && current.length + word.length + 1 > width) {
        wrapped.push(current)
        current = `${indent}${word}`
      } else current = current === '' ? word : `${current} ${word}`
    }
    wrapped.push(current)
  }
  return wrapped.join('\n')
}

export const WRAPPINGS: readonly Wrapping[] = [
  { name: 'as it is', wrap: (text) => text },
  { name: 'in a JSON string', wrap: (text) => `{"level":"error","message":${JSON.stringify(text)}}` },
  {
    name: 'in a JSON string within a JSON string',
    wrap: (text) => JSON.stringify({ body: JSON.stringify({ message: text }) }),
  },
  {
    name: 'in a JSON string cut off',
    wrap: (text) => `{"error":{"message":${JSON.stringify(text).slice(0, -1)}`,
  },
  {
    name: 'in a Python dictionary',
    wrap: (text) =>
      `Error: {'status': 'failed', 'detail': '${text.replaceAll("'", "\\'").replaceAll('\n', '\\n')}'}`,
  },
  {
    name: 'in YAML',
    wrap: (text) =>
      `error:\n  details: |\n${lines(text)
        .map((line) => `    ${line}`)
        .join('\n')}\n`,
  },
  {
    name: 'as Teams sends paragraphs',
    wrap: (text) =>
      `<div><p>hi, please look</p><p>${lines(escapeHtml(text)).join('<br>')}</p><p>&nbsp;</p></div>`,
  },
  {
    name: 'as Teams sends code',
    wrap: (text) =>
      `<p>this:</p><codeblock class="json"><code>${lines(escapeHtml(text)).join('<br>')}</code></codeblock>`,
  },
  {
    name: 'quoted in a mail',
    wrap: (text) =>
      `On Monday Kim wrote:\n${lines(text)
        .map((line) => `> > ${line}`)
        .join('\n')}`,
  },
  {
    name: 'in a Terraform frame',
    wrap: (text) =>
      `╷\n${lines(`Error: ${text}`)
        .map((line) => `│ ${line}`)
        .join('\n')}\n╵`,
  },
  {
    name: 'in a PowerShell 7 frame',
    wrap: (text) =>
      `Line |\n   4 |  Get-AzThing\n${lines(text)
        .map((line) => `     | ${line}`)
        .join('\n')}`,
  },
  { name: 'with Windows line ends', wrap: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'in colour', wrap: (text) => `\u001B[1;31m${lines(text).join('\u001B[0m\n\u001B[31m')}\u001B[0m` },
  { name: 'in a code fence', wrap: (text) => `It says\n\n\`\`\`text\n${text}\n\`\`\`\n\nany idea?` },
  { name: 'wrapped at spaces', wrap: (text) => softWrapped(text, 72, '  ') },
  { name: 'wrapped at 80 columns through words', wrap: (text) => hardWrapped(text, 80) },
  { name: 'wrapped at 61 columns through words', wrap: (text) => hardWrapped(text, 61) },
  {
    name: 'in a Python traceback',
    wrap: (text) =>
      `Traceback (most recent call last):\n  File "/app/main.py", line 12, in <module>\n    run()\nSomeError: ${text}\n`,
  },
  {
    name: 'in a Java stack',
    wrap: (text) =>
      `java.lang.RuntimeException: ${text}\n\tat com.example.Main.run(Main.java:42)\n\t... 15 more`,
  },
  {
    name: 'in a C# stack',
    wrap: (text) =>
      `System.AggregateException: One or more errors occurred. (${text})\n   at Program.<Main>$(String[] args) in C:\\src\\app\\Program.cs:line 31`,
  },
  {
    name: 'amid German',
    wrap: (text) => `Hallo zusammen, seit heute früh kommt das hier:\n${text}\nWas fehlt mir? Danke!`,
  },
  {
    name: 'amid Japanese',
    wrap: (text) => `デプロイすると次のエラーになります。\n${text}\nよろしくお願いします。`,
  },
]
