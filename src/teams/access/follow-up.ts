import type { AccessRequest } from '../../access-requests/access-request.ts'
import type { Turn } from '../../access-requests/agenda.ts'
import type { RequestPorts } from '../../access-requests/change-request.ts'
import { effectOf, type Effect } from '../../access-requests/effect.ts'
import { verify } from '../../access-requests/verify.ts'
import { faultFields } from '../fault-fields.ts'
import type { TeamsOptions } from '../options.ts'
import type { AccessOptions } from './access-options.ts'
import { repeated } from './repeatable.ts'

export type FollowUpOptions = Pick<TeamsOptions, 'diagnose' | 'log'> & { readonly access: AccessOptions }

/** Looks again after a grant, until it is in effect. When the process ends, another goes on where this one was. */
export class FollowUp {
  readonly #options: FollowUpOptions
  readonly #ports: RequestPorts
  readonly #closing = new AbortController()
  readonly #underWay = new Set<Promise<void>>()

  constructor(options: FollowUpOptions, ports: RequestPorts) {
    this.#options = options
    this.#ports = ports
  }

  /** `onEnd` is called once it is in effect, or was looked for long enough. */
  begin(request: AccessRequest, turn: Turn, onEnd: (seen: AccessRequest) => Promise<void>): void {
    const watch = this.#watch(request, turn, onEnd).catch((fault: unknown) => {
      if (!this.#closing.signal.aborted) this.#options.log.error('verify-failed', faultFields(fault))
    })
    this.#underWay.add(watch)
    void watch.then(() => this.#underWay.delete(watch))
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.all(this.#underWay)
  }

  async #watch(
    request: AccessRequest,
    turn: Turn,
    onEnd: (seen: AccessRequest) => Promise<void>,
  ): Promise<void> {
    const { signal } = this.#closing
    const { agenda } = this.#ports.store
    try {
      const outcome = await verify(request.id, {
        ...this.#ports,
        isInEffect: () => this.#isInEffect(request),
        wait: (milliseconds) => this.#options.access.wait(milliseconds, signal),
        isOurs: () => agenda.keep(turn),
      })
      if (outcome.kind === 'in-other-hands') return
      if (outcome.kind === 'not-seen') this.#options.log.info('not-seen-in-effect', { request: request.id })
      if (outcome.kind !== 'nothing-granted') await onEnd(outcome.request)
      await agenda.remove(request.id)
    } finally {
      await agenda.release(turn, turn)
    }
  }

  async #isInEffect({ id, question, status }: AccessRequest): Promise<Effect> {
    const again = repeated(question)
    if (again === null || status.kind !== 'granted') return 'unknown'
    const { diagnosis, rest } = await this.#options.diagnose(again, {
      conversation: `access-request ${id}`,
      signal: this.#closing.signal,
    })
    const found = rest === null ? diagnosis : await rest
    return found === null ? 'unknown' : effectOf(found, status.made)
  }
}
