import type { AzureReader } from '../azure-reader.ts'
import { aroundEachRead, readKey } from './each-read.ts'
import type { LastAnswers } from './last-answers.ts'

/**
 * A reader that does not ask what Azure answered to another conversation just before. Whoever asks again where they asked
 * before is answered from Azure.
 */
export function recentReader(reader: AzureReader, last: LastAnswers, conversation: string): AzureReader {
  return aroundEachRead(
    reader,
    (name, read) =>
      async (...query) =>
        last.recent(name, readKey(query), conversation) ?? read(...query),
  )
}
