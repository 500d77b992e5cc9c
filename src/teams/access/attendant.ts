import type { TurnContext } from 'botbuilder'
import type { AccessRequest } from '../../access-requests/access-request.ts'
import { attendTo, attendToAll, type AttendPorts } from '../../access-requests/attend.ts'
import type { RequestPorts } from '../../access-requests/change-request.ts'
import { faultFields } from '../fault-fields.ts'
import type { Log } from '../log.ts'
import type { FollowUp } from './follow-up.ts'
import type { OutcomeNotices } from './outcome-notices.ts'
import type { RequestBoard } from './request-board.ts'
import type { RequestListener } from './request-listener.ts'
import type { Telling } from './telling.ts'

export interface AttendantRooms {
  readonly ports: RequestPorts
  readonly board: RequestBoard
  readonly listener: RequestListener
  readonly telling: Telling
  readonly followUp: FollowUp
  readonly notices: OutcomeNotices
  readonly record: AttendPorts['record']
}

/** Sees to it that everybody hears of a request: when it is made, when it changes, and what another process left undone. */
export class Attendant {
  readonly #rooms: AttendantRooms
  readonly #log: Log
  /** of records that cannot be read: each is told once */
  readonly #unreadable = new Set<string>()

  constructor(rooms: AttendantRooms, log: Log) {
    this.#rooms = rooms
    this.#log = log
  }

  /** A request was made in this turn. */
  async opened(context: TurnContext, request: AccessRequest): Promise<void> {
    await attendTo(request.id, this.#ports(context))
  }

  /** Somebody decided about a request, or it came to its end. */
  async changed(request: AccessRequest): Promise<void> {
    await this.#show(request)
    switch (request.status.kind) {
      case 'open':
      case 'granting':
        return
      case 'granted':
      case 'denied':
      case 'withdrawn':
      case 'expired':
      case 'failed':
        await attendTo(request.id, { ...this.#ports(null), show: () => Promise.resolve() })
        return
      default:
        request.status satisfies never
    }
  }

  /** What is due of all requests. Several processes may do it at the same time. */
  async goRounds(): Promise<void> {
    await attendToAll(this.#ports(null))
  }

  #ports(context: TurnContext | null): AttendPorts {
    const { ports, telling, followUp, notices, record } = this.#rooms
    return {
      ...ports,
      tell: (request, turn) => telling.tell(request, turn, context),
      show: (request) => this.#show(request),
      record,
      notify: (request) => notices.notify(request),
      watch: (request, turn) => {
        followUp.begin(request, turn, async (seen) => {
          await notices.notify(seen)
          await record(seen)
          await this.#show(seen)
        })
      },
      log: {
        unreadable: (requestId, why) => {
          if (this.#unreadable.has(requestId)) return
          this.#unreadable.add(requestId)
          this.#log.error('request-unreadable', { request: requestId, why })
        },
        failed: (requestId, fault) => {
          this.#log.error('request-not-attended', { request: requestId, ...faultFields(fault) })
        },
      },
    }
  }

  async #show(request: AccessRequest): Promise<void> {
    await this.#rooms.board.update(request)
    await this.#rooms.listener.onChanged(request)
  }
}
