import type { TeamsInGraph } from './graph/teams-messages.ts'
import type { TenantStore } from './tenant-store.ts'

/** One attempt to change something through Resource Manager, whoever made it and however it ended. */
export interface LoggedWrite {
  /** object id, from the token */
  readonly callerId: string
  readonly method: string
  readonly path: string
  readonly status: number
}

/** What every answer of the sandbox is made from. */
export interface SandboxContext {
  readonly store: TenantStore
  readonly teams: TeamsInGraph
  readonly clock: () => Date
  /** items in one page of a list */
  readonly pageSize: number
  readonly logWrite: (write: LoggedWrite) => void
  /** `https://127.0.0.1:4443` */
  readonly origin: string
}
