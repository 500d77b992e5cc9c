/** At most so many operations in any so many milliseconds. */
export interface Window {
  readonly milliseconds: number
  readonly most: number
}

/**
 * What Teams takes of one bot in one conversation, a channel being one with all its threads: sends, updates and
 * deletions together. The same holds for beginning conversations with somebody.
 * Source: Teams documentation, "Optimize your bot with rate limiting in Teams".
 */
export const WRITES: readonly Window[] = [
  { milliseconds: 1_000, most: 7 },
  { milliseconds: 2_000, most: 8 },
  { milliseconds: 30_000, most: 60 },
  { milliseconds: 3_600_000, most: 1_800 },
]

/** Of reads, such as of a conversation's members. Source: as above. */
export const READS: readonly Window[] = [
  { milliseconds: 1_000, most: 14 },
  { milliseconds: 2_000, most: 16 },
  { milliseconds: 30_000, most: 120 },
  { milliseconds: 3_600_000, most: 3_600 },
]

/** Of one app in one tenant, over all conversations. Source: as above. */
export const TENANT: readonly Window[] = [{ milliseconds: 1_000, most: 50 }]
