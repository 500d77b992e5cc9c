import type { Config } from './config.ts'
import { CLOUDS } from './snapshot/azure/connection.ts'
import { signedInCredential } from './snapshot/azure/signed-in-credential.ts'
import type { Documents } from './state/documents.ts'
import { MemoryDocuments } from './state/memory-documents.ts'
import { observedDocuments } from './state/observed-documents.ts'
import { openState } from './state/open-state.ts'

/** Where the configuration keeps what is remembered between turns. */
export async function configuredState(
  { state, cloud, readerClientId }: Pick<Config, 'state' | 'cloud' | 'readerClientId'>,
  clock: () => Date,
): Promise<Documents> {
  if (state === null) return new MemoryDocuments(clock)
  const credential = await signedInCredential(CLOUDS[cloud], readerClientId)
  return observedDocuments(await openState(state, { credential, clock }))
}
