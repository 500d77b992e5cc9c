import { randomUUID } from 'node:crypto'
import type { TokenCredential } from '@azure/core-auth'
import type { Documents } from './documents.ts'
import type { Container } from './storage-container.ts'

/** Retries of a request, in milliseconds, within the patience of a turn. */
const RETRIES = { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 1_000, tryTimeoutInMs: 3_000 }

/** The documents of a container. Nothing is read or written yet. */
export async function openState(
  { url }: Container,
  { credential, clock }: { readonly credential: TokenCredential; readonly clock: () => Date },
): Promise<Documents> {
  const [{ ContainerClient }, { BlobDocuments }] = await Promise.all([
    import('@azure/storage-blob'),
    import('./blob-documents.ts'),
  ])
  const container = new ContainerClient(url, credential, { retryOptions: RETRIES })
  return new BlobDocuments(container, { clock, newId: randomUUID })
}
