import { z } from 'zod'
import type { FailureReason } from './language.ts'

/** The end of one attempt. Tokens are null where the server did not tell. */
export type ChatOutcome =
  | {
      readonly kind: 'answered'
      readonly content: string
      /** whether the model came to an end; not so where the bound of tokens cut it off */
      readonly isWhole: boolean
      readonly tokens: number | null
    }
  | {
      readonly kind: 'failed'
      readonly why: FailureReason
      /** milliseconds that the server asks to wait */
      readonly retryAfter: number | null
      readonly tokens: number | null
    }

/** As much of a chat completion as is used; Azure OpenAI REST API reference, "Chat completions - Create". */
const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
})
const metered = z.object({ usage: z.object({ total_tokens: z.number().int().min(0).max(10_000_000) }) })

/** Reads the body of a successful answer; anything that is no chat completion is `invalid-output`. */
export function outcomeOfBody(body: unknown): ChatOutcome {
  const meter = metered.safeParse(body)
  const tokens = meter.success ? meter.data.usage.total_tokens : null
  const failed = (why: FailureReason): ChatOutcome => ({ kind: 'failed', why, retryAfter: null, tokens })
  const parsed = completion.safeParse(body)
  const choice = parsed.success ? parsed.data.choices[0] : undefined
  if (choice === undefined) return failed('invalid-output')
  const { content, refusal } = choice.message
  if (choice.finish_reason === 'content_filter') return failed('refused')
  if (typeof refusal === 'string' && refusal !== '') return failed('refused')
  if (typeof content !== 'string') return failed('invalid-output')
  return { kind: 'answered', content, isWhole: choice.finish_reason !== 'length', tokens }
}
