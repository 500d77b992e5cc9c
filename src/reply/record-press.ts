import { z } from 'zod'

const id = z.guid()
/** What a multi-select sends: the chosen values, with commas between them. */
const chosen = z
  .string()
  .max(2_000)
  .transform((values) => values.split(',').filter((value) => value !== ''))
const words = z.string().max(2_000)

/**
 * What a button about something that Rolecall keeps sends back: which record it is, and what the person entered. Who
 * may do what to a record is judged anew at each press, because anybody can send such data.
 */
export const recordPressSchema = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('view-case'), case: id }),
  z.object({ verb: z.literal('view-request'), request: id }),
  z.object({ verb: z.literal('bring-request'), request: id }),
  z.object({
    verb: z.literal('request-access'),
    offer: id,
    reason: words,
    duration: words,
    roles: chosen.optional(),
  }),
  z.object({ verb: z.literal('withdraw-request'), request: id }),
  z.object({ verb: z.literal('approve'), request: id }),
  z.object({
    verb: z.literal('approve-smaller'),
    request: id,
    duration: words,
    roles: chosen.optional(),
    /** of what they were told could not be checked */
    accepted: id.optional(),
  }),
  z.object({ verb: z.literal('approve-permanently'), request: id }),
  z.object({ verb: z.literal('deny'), request: id, note: words.optional() }),
])
export type RecordPress = z.infer<typeof recordPressSchema>

/** What the button itself says; the rest comes from inputs beside it. */
export type RecordPressData =
  | { readonly verb: 'view-case'; readonly case: string }
  | { readonly verb: 'request-access'; readonly offer: string }
  /** chosen before, on a card without inputs */
  | {
      readonly verb: 'approve-smaller'
      readonly request: string
      readonly roles: string
      readonly duration: string
      readonly accepted: string
    }
  | {
      readonly verb:
        | 'view-request'
        | 'bring-request'
        | 'withdraw-request'
        | 'approve'
        | 'approve-smaller'
        | 'approve-permanently'
        | 'deny'
      readonly request: string
    }
