import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import { requirementsDocument } from './document.ts'
import { QUESTIONS } from './questions.ts'
import { recordReads } from './recorded-reads.ts'

export const DOCUMENT = fileURLToPath(new URL('../../docs/requirements.md', import.meta.url))

/** docs/requirements.md as it should be now. */
export async function madeDocument(): Promise<string> {
  const text = requirementsDocument(await recordReads(QUESTIONS))
  const options = await prettier.resolveConfig(DOCUMENT)
  return prettier.format(text, { ...options, parser: 'markdown' })
}
