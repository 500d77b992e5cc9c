import { sameId } from '../rbac/principal.ts'
import { cleanText } from '../reply/clean-text.ts'
import type { AzureReader } from '../snapshot/azure-reader.ts'
import { REASON_LENGTH, type AccessRequest } from './access-request.ts'
import { approverRight, readApproverSnapshot } from './approver-rights.ts'
import { changeRequest, type RequestPorts } from './change-request.ts'
import type { Person } from './grant.ts'
import { mayDecide } from './rules/may-decide.ts'

export interface DenyPorts extends RequestPorts {
  readonly reader: AzureReader
}

export type DenyResult =
  | { readonly kind: 'denied'; readonly request: AccessRequest }
  /** null: there is no such request */
  | { readonly kind: 'refused'; readonly request: AccessRequest | null; readonly text: string }
  | { readonly kind: 'no-right'; readonly request: AccessRequest; readonly text: string }

/** Turns a request down: for those who could grant a part of it, be it after activating a role. */
export async function deny(
  { requestId, actor, note }: { requestId: string; actor: Person; note: string },
  ports: DenyPorts,
): Promise<DenyResult> {
  const found = await ports.store.get(requestId)
  if (found === null) return { kind: 'refused', request: null, text: 'I do not know this request any more.' }
  const { request } = found
  const ruling = mayDecide(request, actor.id, ports.clock())
  if (ruling.kind === 'may-not') return { kind: 'refused', request, text: ruling.text }
  const refusal = await rightRefusal(request, actor.id, ports)
  if (refusal !== null) return { kind: 'no-right', request, text: refusal }

  const event = { kind: 'deny', by: actor, note: cleanText(note, REASON_LENGTH) } as const
  const change = await changeRequest(requestId, event, ports)
  switch (change.kind) {
    case 'changed':
      return { kind: 'denied', request: change.request }
    case 'impossible':
      return { kind: 'refused', request: change.request, text: change.text }
    case 'not-found':
      return { kind: 'refused', request: null, text: change.text }
    default:
      return change satisfies never
  }
}

/** Azure does not check a no, so that what cannot be read now goes by who could grant it before. */
async function rightRefusal(
  { grants, grantors }: AccessRequest,
  actorId: string,
  { reader, clock }: DenyPorts,
): Promise<string | null> {
  const scopes = [...new Set(grants.map(({ scope }) => scope))]
  const snapshot = await readApproverSnapshot(actorId, scopes, reader, clock())
  const rights = grants.map((grant) => approverRight(actorId, grant, snapshot))
  if (rights.some(({ kind }) => kind === 'yes' || kind === 'activate-first')) return null
  const isKnown = grantors.some(({ id }) => sameId(id, actorId))
  if (isKnown && rights.some(({ kind }) => kind === 'unknown')) return null
  return 'Only somebody who could grant this can deny it.'
}
