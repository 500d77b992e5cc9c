import { z } from 'zod'
import { CAUSES, SERVICES, type Cause, type NamedPrincipal, type Service } from '../evidence/evidence.ts'

/** What a model claims to have read, and the words by which it says so. Nothing of it is believed as it is. */
export interface Candidate {
  readonly causeQuote: string | null
  readonly cause: Cause | null
  readonly serviceQuote: string | null
  readonly service: Service | null
  readonly operations: readonly string[]
  readonly deniedOperations: readonly string[]
  readonly scope: string | null
  readonly endpoint: string | null
  readonly principal: NamedPrincipal | null
  readonly requestIds: readonly string[]
}

/** Longer answers are none: the fields of an error are short, and the request bounds the tokens. */
export const LONGEST_ANSWER = 20_000

const words = z.string().nullable()

/** Lengths are not stated here: strict structured outputs know no `maxLength`. */
const answer = z.strictObject({
  causeQuote: words.describe('The words of the text that report the failure, copied letter by letter'),
  cause: z.enum(CAUSES).nullable().describe('What kind of failure those words report; null if none'),
  serviceQuote: words.describe('The words of the text that name the Azure service which refused'),
  service: z.enum(SERVICES).nullable(),
  operations: z.array(z.string()).describe('Azure operations named, such as Microsoft.Search/…/read'),
  deniedOperations: z.array(z.string()).describe('Those of them that were refused'),
  scope: words.describe('ARM id that the refusal is about'),
  endpoint: words.describe('Host name that refused'),
  principal: z
    .strictObject({ objectId: words, appId: words, name: words })
    .nullable()
    .describe('Who was refused, where the text names them'),
  requestIds: z.array(z.string()).describe('Request, correlation and trace ids'),
})

/** JSON Schema of an answer, in the subset that strict structured outputs take. */
export function answerSchema(): Record<string, unknown> {
  const named = Object.entries(z.toJSONSchema(answer)).filter(([name]) => name !== '$schema')
  return Object.fromEntries(named)
}

/** The candidate in a model's answer; null where the answer is not of the schema, or too long. */
export function readCandidate(content: string): Candidate | null {
  if (content.length > LONGEST_ANSWER) return null
  const parsed = answer.safeParse(jsonOf(content))
  return parsed.success ? parsed.data : null
}

function jsonOf(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
