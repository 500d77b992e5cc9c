import { z } from 'zod'

/** The value of one line of JSON; undefined where the line is no JSON. */
export function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** The `id` by which a line's answer is matched to it; null where it has none. */
export function idOf(json: unknown): unknown {
  const parsed = z.object({ id: z.unknown() }).safeParse(json)
  return parsed.success ? (parsed.data.id ?? null) : null
}
