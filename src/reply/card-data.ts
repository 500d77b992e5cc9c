import { z } from 'zod'

/**
 * What a button sends back. It says which button it was and, for a question, which choice; facts are looked up
 * again, because anybody can send such data.
 */
export const cardDataSchema = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('check-again') }),
  z.object({ verb: z.literal('not-what-i-meant') }),
  /** what was read from a screenshot, as the person corrected it */
  z.object({ verb: z.literal('use-text'), text: z.string().min(1).max(20_000) }),
  z.object({
    verb: z.literal('answer'),
    field: z.enum(['principal', 'resource', 'operation', 'service']),
    value: z.string().min(1),
  }),
])
export type CardData = z.infer<typeof cardDataSchema>
