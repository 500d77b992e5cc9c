import { readFileSync, writeFileSync } from 'node:fs'
import prettier from 'prettier'

const DOCUMENT = new URL('../../docs/benchmarks.md', import.meta.url)

/** Replaces what was measured last, between the marks of that name; the words around it stay. */
export async function writeMeasured(name: string, text: string): Promise<void> {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const document = readFileSync(DOCUMENT, 'utf8')
  const [before, rest] = cut(document, start)
  const [, after] = cut(rest, end)
  const options = await prettier.resolveConfig(DOCUMENT)
  const written = `${before}${start}\n\n${text}\n${end}${after}`
  writeFileSync(DOCUMENT, await prettier.format(written, { ...options, parser: 'markdown' }))
}

function cut(text: string, mark: string): readonly [before: string, after: string] {
  const at = text.indexOf(mark)
  if (at === -1) throw new Error(`expected ${mark} in docs/benchmarks.md, found none`)
  return [text.slice(0, at), text.slice(at + mark.length)]
}
