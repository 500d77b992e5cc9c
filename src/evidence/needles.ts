/** Where a needle occurs in a text of letters, in ascending order. */
export type PlacesOf = (needle: string) => readonly number[]

/** Many needles, made ready to be looked for together. */
export interface Needles {
  readonly all: ReadonlySet<string>
  /** the needles by the hash of their first letters */
  readonly byHash: ReadonlyMap<number, readonly string[]>
  /** which hashes occur in `byHash`, by their upper bits: most places of a text are dismissed here */
  readonly hashes: Uint8Array
}

const START_LENGTH = 6
const HASH_BITS = 16
const BASE = 0x01000193
const BASE_TO_START_LENGTH = Array.from({ length: START_LENGTH }).reduce<number>(
  (power) => Math.imul(power, BASE),
  1,
)

export function needlesOf(words: Iterable<string>): Needles {
  const all = new Set(words)
  const byHash = Map.groupBy(
    [...all].filter((needle) => needle.length >= START_LENGTH),
    hashOfStart,
  )
  const hashes = new Uint8Array(1 << HASH_BITS)
  for (const hash of byHash.keys()) hashes[hash >>> (32 - HASH_BITS)] = 1
  return { all, byHash, hashes }
}

/**
 * Looks for all needles in one pass, by a rolling hash of as many letters as a needle has at least (Rabin and
 * Karp's algorithm): the cost does not grow with the number of needles. Shorter needles are looked for one by
 * one when asked for.
 */
export function placesOfAll({ all, byHash, hashes }: Needles, letters: string): PlacesOf {
  const places = new Map<string, number[]>()
  let hash = 0
  for (let index = 0; index < letters.length; index++) {
    hash = (Math.imul(hash, BASE) + letters.charCodeAt(index)) | 0
    const start = index + 1 - START_LENGTH
    if (start > 0) hash = (hash - Math.imul(BASE_TO_START_LENGTH, letters.charCodeAt(start - 1))) | 0
    if (start < 0 || hashes[hash >>> (32 - HASH_BITS)] !== 1) continue
    for (const needle of byHash.get(hash >>> 0) ?? []) {
      if (letters.startsWith(needle, start)) addPlace(places, needle, start)
    }
  }
  return (needle) =>
    needle.length >= START_LENGTH && all.has(needle) ? (places.get(needle) ?? []) : placesOf(letters, needle)
}

export function placesOf(letters: string, needle: string): readonly number[] {
  const places: number[] = []
  for (let at = letters.indexOf(needle); at !== -1; at = letters.indexOf(needle, at + 1)) places.push(at)
  return places
}

function addPlace(places: Map<string, number[]>, needle: string, at: number): void {
  const known = places.get(needle)
  if (known === undefined) places.set(needle, [at])
  else known.push(at)
}

function hashOfStart(needle: string): number {
  let hash = 0
  for (let index = 0; index < START_LENGTH; index++)
    hash = (Math.imul(hash, BASE) + needle.charCodeAt(index)) | 0
  return hash >>> 0
}
