import { appCredential, botCredential } from '../../app-credential.ts'
import { botAuthentication } from '../../bot-authentication.ts'
import type { BotConfig, Config } from '../../config.ts'
import { azureReaders } from '../../snapshot/azure/azure-reader.ts'
import { CLOUDS } from '../../snapshot/azure/connection.ts'
import { signedInCredential } from '../../snapshot/azure/signed-in-credential.ts'
import { BOT_FRAMEWORK_SCOPES } from '../../teams/bot-framework-clouds.ts'
import type { BotAccess } from '../bot/bot-examinations.ts'
import type { SignInTrial } from '../bot/oauth-connection.ts'
import type { Deployment } from '../doctor.ts'
import { containerOpener } from '../storage/storage-examinations.ts'

/** What the command line adds to the configuration. */
export type Given = Pick<Deployment, 'package' | 'scope'>

/** The deployment that the configuration describes, reached as it reaches Azure and the Bot Framework itself. */
export async function productionDeployment(
  config: Config & { readonly bot: BotConfig },
  given: Given,
): Promise<Deployment> {
  const { bot } = config
  const cloud = CLOUDS[config.cloud]
  const credential = await signedInCredential(cloud, config.readerClientId)
  const connection = { cloud, credential }
  return {
    ...given,
    config,
    connection,
    readers: azureReaders(connection),
    services: credential,
    tenantId: bot.tenantId,
    bot: await botAccess(config, bot),
    signIn: signInTrial(config, bot),
    openContainer: containerOpener(credential),
    clock: () => new Date(),
  }
}

async function botAccess({ cloud: name }: Config, registration: BotConfig): Promise<BotAccess> {
  const cloud = CLOUDS[name]
  return {
    registration,
    credential: await botCredential(cloud, registration),
    scope: BOT_FRAMEWORK_SCOPES[name],
    messageReader: await appCredential(cloud, registration),
    graphScope: cloud.graphScope,
    authorityHost: cloud.authorityHost,
  }
}

function signInTrial(config: Config, bot: BotConfig): SignInTrial {
  const { publicUrl, oauthConnection: connectionName } = config
  return {
    connectionName,
    read: async () => {
      // loaded when it is first needed: the import takes a while
      const { readOAuthConnections } = await import('../../teams/oauth-connections.ts')
      return readOAuthConnections(botAuthentication(config, bot), connectionName)
    },
    expectedUri:
      publicUrl === null ? null : `api://${new URL(publicUrl).host}/botid-${bot.appId.toLowerCase()}`,
    registration: bot,
    armEndpoint: CLOUDS[config.cloud].armEndpoint,
  }
}
