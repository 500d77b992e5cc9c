import type { BlindSpotCode } from '../../snapshot/snapshot.ts'
import type { Diagnosis } from './diagnosis.ts'

/** What kinds of things could not be read for a diagnosis, each once, in alphabetical order: no names and no scopes. */
export function blindSpotCodes(diagnosis: Diagnosis): readonly BlindSpotCode[] {
  if (diagnosis.status !== 'answered') return []
  return [...new Set(diagnosis.blindSpots.map(({ code }) => code))].toSorted()
}
