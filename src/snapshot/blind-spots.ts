import { scopeName } from '../rbac/scope.ts'
import type { Reading } from './azure-reader.ts'
import type { BlindSpot, BlindSpotCode } from './snapshot.ts'

/** One blind spot for reads of one kind at one scope, if any of them was refused. */
export function blindSpotsOf(
  code: BlindSpotCode,
  what: string,
  scope: string,
  reads: readonly (Reading<unknown> | undefined)[],
  /** completes "… could not be read: Azure answered 403, so " */
  consequence?: string,
): BlindSpot[] {
  const refused = reads.find((read) => read?.kind === 'refused')
  if (refused?.kind !== 'refused') return []
  const so = consequence === undefined ? '' : `, so ${consequence}`
  return [{ code, scope, text: `The ${what} at ${scopeName(scope)} could not be read: ${refused.why}${so}.` }]
}

export function uniqueSpots(spots: readonly BlindSpot[]): readonly BlindSpot[] {
  return [...new Map(spots.map((spot) => [`${spot.code} ${spot.scope.toLowerCase()}`, spot])).values()]
}

export function directoryBlindSpot(why: string): BlindSpot {
  return {
    code: 'directory-unread',
    scope: '/',
    text: `The directory could not be read (${why}), so names and group memberships may be incomplete.`,
  }
}
