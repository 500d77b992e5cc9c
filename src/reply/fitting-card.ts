import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { LIMITS, type Limits } from './limits.ts'

/** Teams drops messages above 28 KB, and the activity around the card takes its part of it. */
const MAXIMUM_BYTES = 24 * 1024

/**
 * The card of at most 24 KB that shows most: what does not fit is left out and counted. `keptFree`: bytes of those for
 * what is added to it.
 */
export function fittingCard(draw: (limits: Limits) => IAdaptiveCard, keptFree = 0): IAdaptiveCard {
  const [generous, ...tighter] = LIMITS
  let drawn = draw(generous)
  for (const limits of tighter) {
    if (Buffer.byteLength(JSON.stringify(drawn)) <= MAXIMUM_BYTES - keptFree) break
    drawn = draw(limits)
  }
  return drawn
}
