import * as z from 'zod'
import { beneficiary, knownGrantor } from './access-request.ts'
import { grant } from './grant.ts'

/** One role that may be requested, and whom to ask for it. */
export const offeredGrant = z.readonly(
  z.object({
    grant,
    /** people only, the best first */
    grantors: z.readonly(z.array(knownGrantor)),
    /** why there are none, or why there may be others */
    grantorsNote: z.nullable(z.string()),
  }),
)
export type OfferedGrant = z.infer<typeof offeredGrant>

/** What one person may request because of one diagnosis, as it is stored. */
export const offer = z.readonly(
  z.object({
    version: z.literal(1),
    diagnosisId: z.guid(),
    /** whose diagnosis it is: only they may request */
    viewerId: z.guid(),
    beneficiary,
    /** empty: nothing can be requested */
    grants: z.readonly(z.array(offeredGrant)),
    /** of what is advised and cannot be requested: why, and what to do instead */
    withheld: z.readonly(z.array(z.string())).default([]),
    resourceName: z.nullable(z.string()),
    createdAt: z.iso.datetime(),
    /** what the diagnosis answered, for whoever diagnoses again */
    question: z.unknown(),
  }),
)
export type Offer = z.infer<typeof offer>

/** Where all that is advised is withheld. */
export function emptyOffer(
  { viewerId, ...fields }: Pick<Offer, 'diagnosisId' | 'viewerId' | 'question' | 'withheld'>,
  now: Date,
): Offer {
  const gets = { id: viewerId, type: null, name: null }
  const createdAt = now.toISOString()
  return { version: 1, viewerId, ...fields, beneficiary: gets, grants: [], resourceName: null, createdAt }
}
