import type { TeamsInGraph } from './graph/teams-messages.ts'
import type { TenantStore } from './tenant-store.ts'

/** What every answer of the sandbox is made from. */
export interface SandboxContext {
  readonly store: TenantStore
  readonly teams: TeamsInGraph
  readonly clock: () => Date
  /** items in one page of a list */
  readonly pageSize: number
  /** `https://127.0.0.1:4443` */
  readonly origin: string
}
