import type { TurnContext } from 'botbuilder'
import { z } from 'zod'
import { keptReference, referenceOfTurn } from '../kept-reference.ts'

/**
 * Where a request was made. A dialog is opened in any conversation, also one that the bot is not in: nothing of the
 * request is shown there.
 */
export const requestOrigin = keptReference.extend({ isDialog: z.boolean().default(false) })
export type RequestOrigin = z.infer<typeof requestOrigin>

export function originOf(context: TurnContext, isDialog: boolean): RequestOrigin {
  return { ...referenceOfTurn(context), isDialog }
}
