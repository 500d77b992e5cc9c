import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import { requirementsDocument } from './document.ts'
import { NOT_YET_ASKED, QUESTIONS } from './questions.ts'
import { recordReads } from './recorded-reads.ts'

export const DOCUMENT = fileURLToPath(new URL('../../docs/requirements.md', import.meta.url))

/** docs/requirements.md as it should be now. */
export async function madeDocument(): Promise<string> {
  const askable = QUESTIONS.filter(({ rows }) => rows.some((id) => !NOT_YET_ASKED.includes(id)))
  const text = requirementsDocument(await recordReads(askable))
  const options = await prettier.resolveConfig(DOCUMENT)
  return prettier.format(text, { ...options, parser: 'markdown' })
}
