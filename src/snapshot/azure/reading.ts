import { isRestError, RestError } from '@azure/core-rest-pipeline'
import { ZodError } from 'zod'
import { AzureUnreachableError, isCancelled, type Reading } from '../azure-reader.ts'
import { OversizedAnswerError } from './exchange.ts'
import { ElsewhereError } from './own-origin.ts'
import { PartialListError } from './rest.ts'

/** Runs one read. An HTTP answer that is no success becomes a refusal; no answer at all is a fault. */
export async function reading<T>(read: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { kind: 'read', value: await read() }
  } catch (error) {
    if (isCancelled(error)) throw error
    if (error instanceof PartialListError || error instanceof ElsewhereError) {
      return { kind: 'refused', why: 'Azure answered with a part of the list only' }
    }
    if (error instanceof OversizedAnswerError) {
      return { kind: 'refused', why: 'Azure answered with more than can be taken in' }
    }
    const status = statusOf(error)
    if (NOT_UNDERSTOOD.some((kind) => error instanceof kind) || isSuccess(status)) {
      return { kind: 'refused', why: 'Azure answered in a shape that is not understood' }
    }
    if (status === undefined) throw unreachable(error, {})
    if (status === 401) throw unreachable(error, { why: 'Azure did not take the sign-in of Rolecall' })
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
      if (isNotThere(error)) return null
      throw error
    }
  })
}

/** Azure says why there is nothing; a 404 without an error code is somebody else's, in between. */
export function isNotThere(error: unknown): boolean {
  return statusOf(error) === 404 && codeOf(error) !== null
}

/** The models of the SDK reach into a body that is not there. */
const NOT_UNDERSTOOD = [ZodError, SyntaxError, TypeError]

/** The HTTP status that a call ended with; undefined where Azure gave no answer. */
function statusOf(error: unknown): number | undefined {
  return isRestError(error) ? error.statusCode : undefined
}

/** The SDK rejects with it where the body is not what was promised. */
function isSuccess(status: number | undefined): boolean {
  return status !== undefined && status >= 200 && status <= 299
}

/** Azure's error code, which names no person and no resource. */
function codeOf(error: unknown): string | null {
  const code = isRestError(error) ? error.code : undefined
  return code !== undefined && code !== RestError.PARSE_ERROR && /^[\w.]{1,80}$/.test(code) ? code : null
}

function unreachable(error: unknown, told: { readonly why?: string }): AzureUnreachableError {
  const detail = error instanceof Error ? error.name : 'unknown fault'
  const code = isRestError(error) && error.code !== undefined ? `, ${error.code}` : ''
  return new AzureUnreachableError(`Azure could not be reached (${detail}${code})`, { cause: error, ...told })
}
