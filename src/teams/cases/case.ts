import { z } from 'zod'
import { keptReference } from '../kept-reference.ts'
import { rememberedRequest } from '../remembered-request.ts'

/** The help with one person's error in a conversation that others read along: one message, and what stands behind it. */
export const caseRecord = z.object({
  id: z.string(),
  conversationId: z.string(),
  /** to come back to the conversation by */
  reference: keptReference,
  /** null until it is sent */
  messageId: z.string().nullable(),
  author: z.object({
    /** Entra object id */
    id: z.string(),
    /** account in Teams */
    accountId: z.string(),
    name: z.string().nullable(),
  }),
  request: rememberedRequest,
  stage: z.enum(['asks-back', 'looked-into', 'requested', 'granted', 'handled', 'solved']),
  diagnosisId: z.string(),
  /** of the latest look; a UUID that no other look has */
  lookId: z.string(),
  /** of the access that the author asked for; null: none yet */
  requestId: z.string().nullable(),
  /** the case of the last day that was about the same; null: none */
  similarId: z.string().nullable(),
  /** accounts in Teams of those who can grant what was asked for */
  grantorAccounts: z.array(z.string()),
  /** of the whole findings, in the author's own chat; null: they are not there */
  privateMessageId: z.string().nullable(),
})
export type Case = z.infer<typeof caseRecord>
