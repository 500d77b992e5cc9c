import { emptyOffer, type Offer } from '../../access-requests/offer.ts'
import { offerOf } from '../../access-requests/offer-of.ts'
import { readOfferedRoles } from '../../access-requests/read-offered-roles.ts'
import type { RequestStore } from '../../access-requests/request-store.ts'
import { withheldTexts } from '../../access-requests/withheld.ts'
import { isAzureUnreachable } from '../../snapshot/azure-reader.ts'
import type { Finding } from '../cases/finding.ts'
import { faultFields } from '../fault-fields.ts'
import type { Log } from '../log.ts'
import type { Place } from '../sender.ts'
import { unlessStateAway } from '../unless-state-away.ts'
import type { AccessOptions } from './access-options.ts'
import { repeatable } from './repeatable.ts'

/** What somebody may request because of what was found, and the form for it. */
export class Offers {
  readonly #access: AccessOptions
  readonly #store: RequestStore
  readonly #log: Log

  constructor(access: AccessOptions, store: RequestStore, log: Log) {
    this.#access = access
    this.#store = store
    this.#log = log
  }

  /**
   * Remembers what a finding lets its reader request, before its card is shown; what an earlier look did is forgotten.
   * Null: nothing can be requested, and its steps say why.
   */
  async make(
    { conversationId }: Pick<Place, 'conversationId'>,
    viewerId: string | null,
    finding: Finding,
  ): Promise<Offer | null> {
    const made = viewerId === null ? null : await this.#offerOf(conversationId, viewerId, finding)
    const keep = async (): Promise<Offer | null> => {
      if (made === null) await this.#store.removeOffer(finding.diagnosisId)
      else await this.#store.putOffer(made)
      return made
    }
    return unlessStateAway(keep, null, this.#log)
  }

  async #offerOf(
    conversation: string,
    viewerId: string,
    { diagnosisId, request, diagnosis }: Finding,
  ): Promise<Offer | null> {
    if (diagnosis.status !== 'answered') return null
    try {
      const roles = await readOfferedRoles(diagnosis, this.#access.reader({ conversation }))
      const question = repeatable(request, viewerId)
      const made = offerOf(diagnosis, { diagnosisId, viewerId, question, roles }, this.#access.clock())
      if (made.kind === 'offer') return made.offer
      const withheld = withheldTexts(made.withheld)
      if (withheld.length === 0) return null
      return emptyOffer({ diagnosisId, viewerId, question, withheld }, this.#access.clock())
    } catch (fault) {
      if (!isAzureUnreachable(fault)) throw fault
      this.#log.warn('roles-not-read', faultFields(fault))
      return null
    }
  }

  /** What that person may request because of that diagnosis, or why nothing; null: it has no roles for them. */
  async of(diagnosisId: string, viewerId: string | null): Promise<Offer | null> {
    const offer = await this.#store.getOffer(diagnosisId)
    return viewerId !== null && offer?.viewerId.toLowerCase() === viewerId.toLowerCase() ? offer : null
  }
}
