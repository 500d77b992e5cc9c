import type { TokenCredential } from '@azure/core-auth'
import type { Config } from './config.ts'
import type { Documents } from './state/documents.ts'
import { MemoryDocuments } from './state/memory-documents.ts'
import { observedDocuments } from './state/observed-documents.ts'
import { openState } from './state/open-state.ts'

/** Where the configuration keeps what is remembered between turns. */
export async function configuredState(
  { state }: Pick<Config, 'state'>,
  credential: () => Promise<TokenCredential>,
  clock: () => Date,
): Promise<Documents> {
  if (state === null) return new MemoryDocuments(clock)
  return observedDocuments(await openState(state, { credential: await credential(), clock }))
}
