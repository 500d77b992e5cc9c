import type { Answer, AzureReader, Query, Read, Reading, ReadName } from '../azure-reader.ts'
import { aroundEachRead, readKey } from './each-read.ts'

/** A reader that asks each thing once, and shares the answer, also while it is under way. */
export function askedOnce(reader: AzureReader): AzureReader {
  return aroundEachRead(reader, remembered)
}

function remembered<Name extends ReadName>(_name: Name, read: Read<Name>): Read<Name> {
  const answers = new Map<string, Promise<Reading<Answer<Name>>>>()
  return (...query: Query<Name>) => {
    const key = readKey(query)
    const answer = answers.get(key) ?? read(...query)
    answers.set(key, answer)
    return answer
  }
}
