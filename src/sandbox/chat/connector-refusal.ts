import type { Answer } from './router.ts'
import { json } from './router.ts'

/** The connector's ErrorResponse. */
export function refuse(status: number, code: string, message: string): Answer {
  return json({ error: { code, message } }, status)
}
