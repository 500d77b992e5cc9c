import type { AccessRequest } from '../../access-requests/access-request.ts'
import type { RequestAudit } from '../../access-requests/audit.ts'
import type { RequestPorts } from '../../access-requests/change-request.ts'
import type { Documents } from '../../state/documents.ts'
import { auditsOf } from '../../access-requests/request-audits.ts'
import { RequestStore } from '../../access-requests/request-store.ts'
import type { CaseMemory } from '../cases/case-memory.ts'
import { CaseRequests } from '../cases/case-requests.ts'
import type { Delivery } from '../delivery.ts'
import { faultFields } from '../fault-fields.ts'
import type { TeamsOptions } from '../options.ts'
import type { Recording } from '../recording.ts'
import type { RolecallAdapter } from '../rolecall-adapter.ts'
import type { AccessOptions } from './access-options.ts'
import { Attendant } from './attendant.ts'
import { FollowUp } from './follow-up.ts'
import { Offers } from './offers.ts'
import { auditRecordOf } from './request-audit.ts'
import { RequestBoard } from './request-board.ts'
import { RequestDesk } from './request-desk.ts'
import { OutcomeNotices } from './outcome-notices.ts'
import { RequestList } from './request-list.ts'
import { RequestTraces } from './request-messages.ts'
import { SignIn } from './sign-in.ts'
import { Telling } from './telling.ts'

/** How often it is looked for what is due of requests, in milliseconds. */
const ROUND = 5 * 60_000

export interface AccessRooms {
  readonly adapter: RolecallAdapter
  readonly delivery: Delivery
  readonly documents: Documents
  readonly cases: CaseMemory
  readonly recording: Recording
}

/** Requests for access, and all that belongs to them. */
export interface Access {
  readonly offers: Offers
  readonly desk: RequestDesk
  readonly list: RequestList
  readonly signIn: SignIn
  close(): Promise<void>
}

export function openAccess(
  options: Pick<TeamsOptions, 'diagnose' | 'log' | 'newId' | 'audit' | 'cloud'>,
  access: AccessOptions,
  { adapter, delivery, documents, cases, recording }: AccessRooms,
): Access {
  const { log, newId, audit } = options
  const store = new RequestStore(documents, access.clock)
  const ports: RequestPorts = {
    store,
    clock: access.clock,
    audit: async (change: RequestAudit) => {
      const record = auditRecordOf(change)
      if (record === null) return
      if (change.event === 'claim') await audit.append(record)
      else audit.appendEventually(record)
    },
  }
  const record = async (request: AccessRequest) => {
    for (const owed of auditsOf(request).flatMap((each) => auditRecordOf(each) ?? []))
      await audit.append(owed)
  }
  const traces = new RequestTraces(documents, access.clock)
  const board = new RequestBoard(access, { adapter, delivery, traces }, log)
  const followUp = new FollowUp({ ...options, access }, ports)
  const listener = new CaseRequests({ memory: cases, traces, board, cloud: options.cloud })
  const signIn = new SignIn(adapter, access.connectionName, log)
  const telling = new Telling({ agenda: store.agenda, board, traces, listener })
  const notices = new OutcomeNotices({ board, delivery, traces, listener })
  const attendant = new Attendant({ ports, board, listener, telling, followUp, notices, record }, log)
  const desk = new RequestDesk(access, newId, { signIn, ports, board, attendant, listener, recording })
  let round: Promise<void> = Promise.resolve()
  const goRounds = () => {
    round = round
      .then(() => attendant.goRounds())
      .catch((fault: unknown) => {
        log.error('requests-not-attended', faultFields(fault))
      })
  }
  // what the last process left
  goRounds()
  const rounds = setInterval(goRounds, ROUND)
  rounds.unref()
  return {
    offers: new Offers(access, store, log),
    desk,
    list: new RequestList(store, traces, access.clock),
    signIn,
    close: async () => {
      clearInterval(rounds)
      await round
      await followUp.close()
    },
  }
}
