import { z } from 'zod'
import type { IncomingActivity } from '../incoming-activity.ts'

/** Source: Teams documentation, "Universal Actions for Adaptive Cards", `adaptiveCard/action`. */
const invokeValue = z.object({
  action: z.object({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).nullish() }),
  trigger: z.enum(['automatic', 'manual']).nullish(),
})

/** What a client sends about a card; `isAutomatic`: it refreshes the card, and nobody pressed anything. */
export interface InvokePress {
  /** of the button, not validated */
  readonly data: Readonly<Record<string, unknown>>
  readonly isAutomatic: boolean
}

/** Null: it is no such invoke. */
export function invokePressOf({ type, name, value }: IncomingActivity): InvokePress | null {
  if (type !== 'invoke' || name !== 'adaptiveCard/action') return null
  const { action, trigger } = invokeValue.safeParse(value).data ?? {}
  return { data: { ...action?.data, verb: action?.verb }, isAutomatic: trigger === 'automatic' }
}
