import type { AzureConnection } from '../snapshot/azure/connection.ts'
import { CLOUDS } from '../snapshot/azure/connection.ts'
import type { Sandbox } from './sandbox.ts'

/** How the Azure SDK reaches a sandbox, as the bot's own identity. */
export function sandboxConnection(sandbox: Sandbox): AzureConnection {
  return {
    cloud: {
      ...CLOUDS.public,
      name: 'sandbox',
      armEndpoint: sandbox.armEndpoint,
      graphEndpoint: sandbox.graphEndpoint,
    },
    credential: sandbox.readerCredential,
    certificateAuthority: sandbox.certificateAuthority,
  }
}
