import type {
  Cause,
  EvidencePlane,
  NamedPrincipal,
  ReadingNote,
  Service,
} from '../../../src/evidence/evidence.ts'

/** A text and what must be read from it; fields left out are not checked. */
export interface Case {
  readonly name: string
  readonly text: string
  readonly cause: Cause
  readonly service: Service | null
  readonly plane?: EvidencePlane
  readonly operations?: readonly string[]
  readonly denied?: readonly string[]
  readonly scope?: string | null
  readonly endpoint?: string | null
  readonly principal?: NamedPrincipal | null
  readonly requestIds?: readonly string[]
  readonly code?: string | null
  /** causes of the further failures, in order */
  readonly more?: readonly Cause[]
  readonly notes?: readonly ReadingNote['code'][]
}

export const SUBSCRIPTION = '/subscriptions/11111111-2222-4333-8444-555555555555'
export const OBJECT_ID = '0f1e2d3c-4b5a-4678-9abc-def012345678'
export const APP_ID = 'c1a5b9d0-1111-4c2d-8e3f-000000000001'
export const REQUEST_ID = 'aaaa1111-501e-00ae-26d0-646517000000'
export const CORRELATION_ID = 'bbbb3333-6ca4-4521-81e4-000000000004'
export const TRACE_ID = 'bbbb2222-5e2d-4ab4-a8dd-01a04a3ad700'

export const byId = (objectId: string): NamedPrincipal => ({ objectId, appId: null, name: null })
export const byName = (name: string): NamedPrincipal => ({ objectId: null, appId: null, name })
