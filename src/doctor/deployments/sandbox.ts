import { readConfig, type Config } from '../../config.ts'
import { startContosoSignIn } from '../../sandbox/contoso/contoso-sign-in.ts'
import { contoso } from '../../sandbox/contoso/contoso.ts'
import { ROLECALL_APP } from '../../sandbox/contoso/people.ts'
import { sandboxConnection } from '../../sandbox/sandbox-connection.ts'
import { startSandbox } from '../../sandbox/sandbox.ts'
import type { Tenant } from '../../sandbox/tenant.ts'
import { azureReaders } from '../../snapshot/azure/azure-reader.ts'
import type { AzureConnection } from '../../snapshot/azure/connection.ts'
import { CLOUDS } from '../../snapshot/azure/connection.ts'
import { signedInCredential } from '../../snapshot/azure/signed-in-credential.ts'
import { readOAuthConnections } from '../../teams/oauth-connections.ts'
import type { Deployment } from '../doctor.ts'
import { containerOpener } from '../storage/storage-examinations.ts'
import type { Given } from './production.ts'

/** Runs something against Contoso as `npm start` has it, as the application that Contoso gave the role Reader. */
export async function withContoso<T>(
  config: Config,
  given: Given,
  run: (deployment: Deployment) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ tenant: contoso() })
  const { oauthConnection: connectionName } = config
  const tokenService = await startContosoSignIn(sandbox, connectionName)
  const services = await signedInCredential(CLOUDS[config.cloud], config.readerClientId)
  try {
    return await run({
      ...sandboxDeployment({
        ...sandboxConnection(sandbox),
        credential: sandbox.credentialFor(ROLECALL_APP),
      }),
      ...given,
      config,
      services,
      openContainer: containerOpener(services),
      signIn: {
        connectionName,
        read: () => readOAuthConnections({ kind: 'none', tokenServiceUrl: tokenService.url }, connectionName),
        expectedUri: null,
        registration: null,
        armEndpoint: sandbox.armEndpoint,
      },
    })
  } finally {
    await tokenService.close()
    await sandbox.close()
  }
}

/** Runs something against a tenant of somebody's own, from which nothing is sent: the environment is not looked at. */
export async function withTenant<T>(
  tenant: Tenant,
  given: Given,
  run: (deployment: Deployment) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ tenant })
  try {
    return await run({ ...sandboxDeployment(sandboxConnection(sandbox)), ...given })
  } finally {
    await sandbox.close()
  }
}

function sandboxDeployment(connection: AzureConnection): Deployment {
  const config = readConfig({})
  return {
    config,
    connection,
    readers: azureReaders(connection),
    services: connection.credential,
    tenantId: null,
    bot: null,
    signIn: {
      connectionName: config.oauthConnection,
      read: null,
      expectedUri: null,
      registration: null,
      armEndpoint: connection.cloud.armEndpoint,
    },
    openContainer: containerOpener(connection.credential),
    package: null,
    scope: null,
    clock: () => new Date(),
  }
}
