import { LRUCache } from 'lru-cache'
import type { Evidence } from './evidence.ts'
import { readEvidence } from './read-evidence.ts'

const MOST_TEXTS = 20
const MOST_CHARACTERS = 1_000_000

const read = new LRUCache<string, Evidence>({
  max: MOST_TEXTS,
  maxSize: MOST_CHARACTERS,
  sizeCalculation: (_, text) => text.length + 1,
})

/** What `readEvidence` comes to. One message is read for several purposes, one after the other. */
export function rememberedEvidence(text: string): Evidence {
  const known = read.get(text)
  if (known !== undefined) return known
  const evidence = readEvidence(text)
  read.set(text, evidence)
  return evidence
}
