import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import type { AzureReader } from '../../src/snapshot/azure-reader.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'

/** Reads a sandbox with the SDK clients, as the bot does. */
export function sandboxReader(sandbox: Sandbox): AzureReader {
  return azureReaders(sandboxConnection(sandbox))({ conversation: 'test' })
}
