import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Config } from './config.ts'
import { configuredLanguage } from './configured-language.ts'
import { drawPng, drawSmallPng } from './drawing/draw-png.ts'
import { pictureReader } from './screenshots/picture-reader.ts'
import { screenshotReader } from './screenshots/screenshot-reader.ts'
import { isAzureUnreachable, type AzureReader } from './snapshot/azure-reader.ts'
import { azureReaders } from './snapshot/azure/azure-reader.ts'
import { CLOUDS } from './snapshot/azure/connection.ts'
import { signedInCredential } from './snapshot/azure/signed-in-credential.ts'
import { botFrameworkSettings } from './teams/bot-framework-clouds.ts'
import type { Readiness, TeamsAuthentication, TeamsOptions, TeamsServer } from './teams/options.ts'
import { startTeamsServer } from './teams/server.ts'
import { timelyDiagnosis, type TimelyOptions } from './timely-diagnosis.ts'
import { wait } from './wait.ts'

/** A running Rolecall. */
export interface App {
  readonly botUrl: string
  /** sandbox mode only */
  readonly chatUrl: string | null
  close(): Promise<void>
}

/** Starts what the configuration asks for, and resolves once it takes requests. */
export async function startApp(config: Config): Promise<App> {
  return config.mode === 'sandbox' ? startSandboxApp(config) : startProductionApp(config)
}

async function startProductionApp(config: Config): Promise<App> {
  const credential = await signedInCredential(CLOUDS[config.cloud], config.readerClientId)
  const readers = azureReaders({ cloud: CLOUDS[config.cloud], credential })
  const bot = await startBot(
    config,
    readers,
    config.bot?.tenantId ?? null,
    { host: '0.0.0.0', publicUrl: config.publicUrl },
    botAuthentication(config),
  )
  return { botUrl: bot.url, chatUrl: null, close: () => bot.close() }
}

/** Contoso, the bot and the chat page in one process, all on loopback. Loaded only where it is asked for. */
async function startSandboxApp(config: Config): Promise<App> {
  const [
    { startSandbox },
    { sandboxConnection },
    { startChat },
    { contoso },
    { groupChat, personas },
    { samples },
    { contosoActions },
    { startContosoSignIn },
  ] = await Promise.all([
    import('./sandbox/sandbox.ts'),
    import('./sandbox/sandbox-connection.ts'),
    import('./sandbox/chat/chat.ts'),
    import('./sandbox/contoso/contoso.ts'),
    import('./sandbox/contoso/personas.ts'),
    import('./sandbox/contoso/samples.ts'),
    import('./sandbox/contoso/contoso-actions.ts'),
    import('./sandbox/contoso/contoso-sign-in.ts'),
  ])
  const tenant = contoso()
  const sandbox = await startSandbox({ tenant })
  const readers = azureReaders(sandboxConnection(sandbox))
  const tokenService = await startContosoSignIn(sandbox)
  const bot = await startBot(
    config,
    readers,
    tenant.tenantId,
    { host: '127.0.0.1', publicUrl: 'own' },
    { kind: 'none' },
  )
  const chat = await startChat({
    botEndpoint: `${bot.url}/api/messages`,
    bot: { id: '28:rolecall', name: 'Rolecall' },
    tenantId: tenant.tenantId,
    personas,
    samples,
    groupChat,
    tokenService,
    actions: contosoActions(sandbox),
    port: config.chatPort,
  })
  sandbox.teams.connect(chat.messages)
  return {
    botUrl: bot.url,
    chatUrl: chat.url,
    close: async () => {
      await Promise.all([chat.close(), bot.close(), tokenService.close()])
      await sandbox.close()
    },
  }
}

async function startBot(
  config: Config,
  readers: TimelyOptions['readers'],
  tenantId: string | null,
  address: Pick<TeamsOptions, 'host' | 'publicUrl'>,
  authentication: TeamsAuthentication,
): Promise<Pick<TeamsServer, 'url' | 'close'>> {
  const logger = pino({ level: config.logLevel })
  const language = configuredLanguage(config)
  const screenshots = screenshotReader()
  const server = await startTeamsServer({
    diagnose: timelyDiagnosis({ readers, language, clock: () => new Date(), wait }),
    readPicture: pictureReader(screenshots, language),
    draw: { png: drawPng, smallPng: drawSmallPng },
    authentication,
    tenantId,
    ...address,
    port: config.port,
    readiness: () => readiness(readers({ conversation: 'readiness' })),
    log: {
      info: (event, fields) => {
        logger.info(fields, event)
      },
      warn: (event, fields) => {
        logger.warn(fields, event)
      },
      error: (event, fields) => {
        logger.error(fields, event)
      },
    },
    newId: randomUUID,
    production: config.mode === 'production',
  })
  return {
    url: server.url,
    close: async () => {
      await server.close()
      await screenshots.close()
    },
  }
}

function botAuthentication({ bot, cloud }: Config): TeamsAuthentication {
  if (bot === null) throw new Error('production mode was started without a bot registration')
  const { appId, tenantId, appType, appPassword } = bot
  return {
    kind: 'bot-framework',
    appId,
    tenantId,
    appType,
    ...(appPassword === null ? {} : { appPassword }),
    settings: botFrameworkSettings(cloud, tenantId),
  }
}

/** The Reader role exists in every tenant, so any answer about it shows that ARM and the credential work. */
const READER_ROLE = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'

async function readiness(reader: AzureReader): Promise<Readiness> {
  try {
    await reader.roleDefinition('/', READER_ROLE)
    return { ready: true, checks: { azure: 'ok' } }
  } catch (error) {
    return { ready: false, checks: { azure: isAzureUnreachable(error) ? error.message : 'the check failed' } }
  }
}
