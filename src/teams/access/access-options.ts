import type { ArmGrants } from '../../access-requests/azure/arm-grants.ts'
import type { AzureReader } from '../../snapshot/azure-reader.ts'

/** What it takes to have access requested and granted in chat. */
export interface AccessOptions {
  /** reads Azure as it is now, as the bot */
  readonly reader: (context: { readonly conversation: string }) => AzureReader
  /** writes to Azure in the name of the person whose token it is, and in nobody else's */
  readonly grants: (token: string, approverId: string) => ArmGrants
  /** name of the bot's OAuth connection, which brings tokens for Azure Resource Manager */
  readonly connectionName: string
  readonly clock: () => Date
  /** resolves after some milliseconds, or rejects once the signal aborts */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
}
