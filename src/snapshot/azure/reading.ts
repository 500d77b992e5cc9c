import { isRestError } from '@azure/core-rest-pipeline'
import { ZodError } from 'zod'
import { AzureUnreachableError, isCancelled, type Reading } from '../azure-reader.ts'
import { PartialListError } from './rest.ts'

/** Runs one read. An HTTP answer that is no success becomes a refusal; no answer at all is a fault. */
export async function reading<T>(read: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { kind: 'read', value: await read() }
  } catch (error) {
    if (isCancelled(error)) throw error
    if (error instanceof ZodError || error instanceof SyntaxError) {
      return { kind: 'refused', why: 'Azure answered in a shape that is not understood' }
    }
    if (error instanceof PartialListError) {
      return { kind: 'refused', why: 'Azure answered with a part of the list only' }
    }
    const status = statusOf(error)
    if (status === undefined || status === 401) throw unreachable(error)
    const code = codeOf(error)
    const why = `Azure answered ${status}${code === null ? '' : ` (${code})`}`
    return { kind: 'refused', why, answer: { status, code } }
  }
}

/** As `reading`, with "there is no such thing" as the value null. */
export async function readingOrNull<T>(read: () => Promise<T>): Promise<Reading<T | null>> {
  return reading(async () => {
    try {
      return await read()
    } catch (error) {
      if (statusOf(error) === 404) return null
      throw error
    }
  })
}

/** The HTTP status that a call ended with; undefined where Azure gave no answer. */
export function statusOf(error: unknown): number | undefined {
  return isRestError(error) ? error.statusCode : undefined
}

/** Azure's error code, which names no person and no resource. */
function codeOf(error: unknown): string | null {
  const code = isRestError(error) ? error.code : undefined
  return code !== undefined && /^[\w.]{1,80}$/.test(code) ? code : null
}

function unreachable(error: unknown): AzureUnreachableError {
  const detail = error instanceof Error ? error.name : 'unknown fault'
  const code = isRestError(error) && error.code !== undefined ? `, ${error.code}` : ''
  return new AzureUnreachableError(`Azure could not be reached (${detail}${code})`, { cause: error })
}
