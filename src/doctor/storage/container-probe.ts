import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { RestError, type ContainerClient } from '@azure/storage-blob'

/** `kept`: what was written could be read back. */
export type ContainerProbe =
  | { readonly kind: 'kept' }
  | {
      readonly kind: 'refused'
      readonly tried: 'write' | 'read' | 'delete'
      /** undefined where there was no answer */
      readonly status: number | undefined
      readonly code: string | undefined
    }
  | { readonly kind: 'altered' }

/** Nothing else is kept in that folder. */
const FOLDER = 'doctor'

/** Writes a blob that nobody else has, reads it back and deletes it. Faults of signing in reject. */
export async function probeDocuments(
  container: ContainerClient,
  abortSignal: AbortSignal,
): Promise<ContainerProbe> {
  const blob = container.getBlockBlobClient(`${FOLDER}/${randomUUID()}`)
  const written = Buffer.from(randomUUID())
  const remove = () => refusalOf('delete', blob.deleteIfExists({ abortSignal }))
  try {
    const conditions = { ifNoneMatch: '*' }
    const failure =
      (await refusalOf('write', blob.upload(written, written.length, { conditions, abortSignal }))) ??
      (await unlessAltered(written, blob.download(0, undefined, { abortSignal })))
    const removal = await remove()
    return failure ?? removal ?? { kind: 'kept' }
  } catch (fault) {
    await remove().catch(() => null)
    throw fault
  }
}

/**
 * Appends a line to a blob of its own, which readers of audit records pass over, and reads it back. It stays there: a
 * container that keeps records for good lets nothing be deleted.
 */
export async function probeRecords(
  container: ContainerClient,
  abortSignal: AbortSignal,
): Promise<ContainerProbe> {
  const blob = container.getAppendBlobClient(`${FOLDER}/probe.txt`)
  const line = Buffer.from(`${randomUUID()}\n`)
  try {
    await blob.createIfNotExists({ abortSignal })
    const { blobAppendOffset } = await blob.appendBlock(line, line.length, { abortSignal })
    const answer = blob.download(Number(blobAppendOffset), line.length, { abortSignal })
    return (await unlessAltered(line, answer)) ?? { kind: 'kept' }
  } catch (fault) {
    // 50,000 earlier lines are proof enough
    if (fault instanceof RestError && fault.code === 'BlockCountExceedsLimit') return { kind: 'kept' }
    return refusal('write', fault)
  }
}

/** Whether the container answers this identity; writes nothing. */
export async function probeReach(
  container: ContainerClient,
  abortSignal: AbortSignal,
): Promise<ContainerProbe> {
  return (await refusalOf('read', container.getProperties({ abortSignal }))) ?? { kind: 'kept' }
}

async function unlessAltered(
  expected: Buffer,
  download: Promise<{ readableStreamBody?: NodeJS.ReadableStream }>,
): Promise<ContainerProbe | null> {
  try {
    const { readableStreamBody } = await download
    const found = readableStreamBody === undefined ? Buffer.alloc(0) : await buffer(readableStreamBody)
    return found.equals(expected) ? null : { kind: 'altered' }
  } catch (fault) {
    return refusal('read', fault)
  }
}

async function refusalOf(
  tried: 'write' | 'read' | 'delete',
  request: Promise<unknown>,
): Promise<ContainerProbe | null> {
  try {
    await request
    return null
  } catch (fault) {
    return refusal(tried, fault)
  }
}

function refusal(tried: 'write' | 'read' | 'delete', fault: unknown): ContainerProbe {
  if (!(fault instanceof RestError)) throw fault
  return { kind: 'refused', tried, status: fault.statusCode, code: fault.code }
}
