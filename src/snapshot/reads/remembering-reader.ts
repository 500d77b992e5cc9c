import type { AzureReader } from '../azure-reader.ts'
import { aroundEachRead, readKey } from './each-read.ts'
import type { LastAnswers } from './last-answers.ts'

/** A reader whose answers are remembered as the last ones. */
export function rememberingReader(reader: AzureReader, last: LastAnswers): AzureReader {
  return aroundEachRead(reader, (name, read) => async (...query) => {
    const answer = await read(...query)
    last.set(name, readKey(query), answer)
    return answer
  })
}
