import { z } from 'zod'
import { LONGEST_LINE, type InputLine } from './input-lines.ts'

export type ReadLine<Request> =
  | { readonly kind: 'request'; readonly id: unknown; readonly request: Request }
  /** `error` says what was expected and what was found; `id` is null where the line has none */
  | { readonly kind: 'fault'; readonly id: unknown; readonly error: string }

/** Reads a line of JSON that a schema describes, and the `id` by which its answer is matched to it. */
export function readJsonLine<Request>(line: InputLine, schema: z.ZodType<Request>): ReadLine<Request> {
  if (!line.isWhole) {
    const longest = LONGEST_LINE.toLocaleString('en')
    return {
      kind: 'fault',
      id: idAtStart(line.text),
      error: `expected a line of at most ${longest} characters, found a longer one`,
    }
  }
  const json = jsonOf(line.text)
  if (json === undefined)
    return { kind: 'fault', id: null, error: 'expected a JSON object, found text that is not JSON' }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { kind: 'request', id: idOf(json), request: parsed.data }
  const [issue] = parsed.error.issues
  const where = issue === undefined || issue.path.length === 0 ? 'the line' : `/${issue.path.join('/')}`
  return { kind: 'fault', id: idOf(json), error: `${where}: ${issue?.message ?? 'not understood'}` }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** The id of a line that was not read to its end, if it comes first. */
function idAtStart(text: string): unknown {
  const id = /^\s*\{\s*"id"\s*:\s*(?<id>"(?:[^"\\]|\\.){0,200}"|-?\d{1,20})\s*,/.exec(text)?.groups?.['id']
  return id === undefined ? null : jsonOf(id)
}

function idOf(json: unknown): unknown {
  const parsed = z.object({ id: z.unknown() }).safeParse(json)
  return parsed.success ? (parsed.data.id ?? null) : null
}
