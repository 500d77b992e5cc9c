import { v5 as uuidV5 } from 'uuid'
import type { AccessRequest, RequestStatus } from '../../src/access-requests/access-request.ts'
import type { RequestAudit } from '../../src/access-requests/audit.ts'
import type { RequestPorts } from '../../src/access-requests/change-request.ts'
import { grantId, type Grant, type Person } from '../../src/access-requests/grant.ts'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'
import type { Offer } from '../../src/access-requests/offer.ts'
import { RequestStore } from '../../src/access-requests/request-store.ts'
import { builtInRoleNamed } from '../../src/knowledge/catalogue/roles.ts'
import * as people from '../../src/sandbox/contoso/people.ts'
import { OPENAI, SEARCH } from '../../src/sandbox/contoso/places.ts'

export const NOW = new Date('2026-11-27T10:00:00.000Z')
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const after = (milliseconds: number) => new Date(NOW.getTime() + milliseconds)

export const DANA: Person = { id: people.DANA, name: 'Dana Okafor' }
export const OLIVIA: Person = { id: people.OLIVIA, name: 'Olivia Lindqvist' }
export const INGRID: Person = { id: people.INGRID, name: 'Ingrid Solberg' }
export const RAVI: Person = { id: people.RAVI, name: 'Ravi Shah' }
export const SAM: Person = { id: people.SAM, name: 'Sam Rivera' }

/** A GUID that follows from a name. */
export const idOf = (name: string) => uuidV5(name, 'd2b0f3c8-7a4e-5d0f-8a63-4f1d2c3b4a59')

export function grantOf(
  roleName: string,
  scope: string,
  {
    id,
    name = null,
    type = 'User',
  }: { readonly id: string; readonly name?: string | null; readonly type?: Grant['principalType'] } = DANA,
): Grant {
  const roleId = builtInRoleNamed(roleName)?.id ?? idOf(roleName)
  const grant = { roleId, roleName, scope, principalId: id }
  return { id: grantId(grant), ...grant, principalName: name, principalType: type }
}

export const USE_MODEL = grantOf('Cognitive Services OpenAI User', OPENAI)
export const READ_INDEX = grantOf('Search Index Data Reader', SEARCH)

export function requestOf(fields: Partial<AccessRequest> = {}): AccessRequest {
  return {
    version: 1,
    id: idOf('request'),
    diagnosisId: idOf('diagnosis'),
    requester: DANA,
    beneficiary: { ...DANA, type: 'User' },
    grants: [USE_MODEL, READ_INDEX],
    grantors: [{ ...OLIVIA, mustActivate: false }],
    resourceName: 'aoai-contoso',
    reason: 'trying out the assistant',
    duration: 'PT8H',
    createdAt: NOW.toISOString(),
    expiresAt: after(72 * HOUR).toISOString(),
    status: { kind: 'open', setback: null },
    question: { text: 'as it was asked' },
    origin: { conversation: 'where it was made' },
    ...fields,
  }
}

/** Granted by Olivia just now, and not seen in effect yet. */
export const GRANTED = {
  kind: 'granted',
  by: OLIVIA,
  at: NOW.toISOString(),
  made: [],
  missed: [],
  until: null,
  verified: false,
} satisfies RequestStatus

export function offerWith(fields: Partial<Offer> = {}): Offer {
  const grantors = [{ ...OLIVIA, mustActivate: false }]
  return {
    version: 1,
    diagnosisId: idOf('diagnosis'),
    viewerId: DANA.id,
    beneficiary: { ...DANA, type: 'User' },
    grants: [USE_MODEL, READ_INDEX].map((grant) => ({ grant, grantors, grantorsNote: null })),
    withheld: [],
    resourceName: 'aoai-contoso',
    createdAt: NOW.toISOString(),
    question: { text: 'as it was asked' },
    ...fields,
  }
}

/** A store in memory, a clock that stands still until it is set, and every record that was kept. */
export class Ledger {
  now = NOW
  readonly clock = () => this.now
  readonly documents = new MemoryDocuments(this.clock)
  readonly store = new RequestStore(this.documents, this.clock)
  readonly records: RequestAudit[] = []
  readonly audit = (record: RequestAudit) => {
    this.records.push(record)
    return Promise.resolve()
  }

  get ports(): RequestPorts {
    return { store: this.store, audit: this.audit, clock: this.clock }
  }

  async with(request: AccessRequest): Promise<this> {
    await this.store.create(request)
    return this
  }

  async statusOf(id: string = idOf('request')) {
    return (await this.store.get(id))?.request.status
  }
}
