import { randomUUID } from 'node:crypto'
import type { TokenCredential } from '@azure/core-auth'
import { armGrants } from './access-requests/azure/arm-grants.ts'
import { appCredential } from './app-credential.ts'
import { feedbackRecord } from './audit/feedback-record.ts'
import { botAuthentication } from './bot-authentication.ts'
import type { Config } from './config.ts'
import { configuredAudit } from './configured-audit.ts'
import { configuredCredential } from './configured-credential.ts'
import { configuredLanguage } from './configured-language.ts'
import { configuredState } from './configured-state.ts'
import { quickChecks } from './doctor/quick-checks.ts'
import { keptReadiness } from './doctor/readiness.ts'
import { drawPng, drawSmallPng } from './drawing/draw-png.ts'
import type { Running } from './lifecycle/running.ts'
import { observedDiagnosis } from './observed-diagnosis.ts'
import { programLog } from './program-log.ts'
import { observedPictureReader } from './screenshots/observed-picture-reader.ts'
import { pictureReader } from './screenshots/picture-reader.ts'
import { screenshotReader } from './screenshots/screenshot-reader.ts'
import { azureReaders } from './snapshot/azure/azure-reader.ts'
import { CLOUDS, type AzureConnection } from './snapshot/azure/connection.ts'
import { faultFields } from './teams/fault-fields.ts'
import type { TeamsAuthentication, TeamsOptions } from './teams/options.ts'
import { startTeamsServer } from './teams/server.ts'
import { graphMessages } from './teams/threads/graph-messages.ts'
import type { TeamsMessages } from './teams/threads/teams-messages.ts'
import { startAzureMonitor } from './telemetry/azure-monitor.ts'
import { timelyDiagnosis } from './timely-diagnosis.ts'
import { wait } from './wait.ts'

/** A running Rolecall. */
export interface App extends Running {
  readonly botUrl: string
  /** sandbox mode only */
  readonly chatUrl: string | null
}

/** Starts what the configuration asks for, and resolves once it takes requests. */
export async function startApp(config: Config): Promise<App> {
  return config.mode === 'sandbox' ? startSandboxApp(config) : startProductionApp(config)
}

async function startProductionApp(config: Config): Promise<App> {
  const { bot: registration } = config
  if (registration === null) throw new Error('production mode was started without a bot registration')
  const cloud = CLOUDS[config.cloud]
  const identity = configuredCredential(config)
  const credential = await identity()
  const messageReader = await appCredential(cloud, registration)
  const bot = await startBot(config, {
    connection: { cloud, credential },
    identity,
    tenantId: registration.tenantId,
    allowedTenantIds: registration.allowedTenantIds,
    address: { host: '0.0.0.0', publicUrl: config.publicUrl },
    authentication: botAuthentication(config, registration),
    messages: messageReader === null ? null : graphMessages({ cloud, credential: messageReader }),
  })
  return { ...bot, chatUrl: null }
}

/** Contoso, the bot and the chat page in one process, all on loopback. Loaded only where it is asked for. */
async function startSandboxApp(config: Config): Promise<App> {
  const { startSandboxRooms } = await import('./sandbox/sandbox-rooms.ts')
  const rooms = await startSandboxRooms(config.oauthConnection)
  const bot = await startBot(config, {
    connection: rooms.connection,
    identity: configuredCredential(config),
    tenantId: rooms.tenantId,
    allowedTenantIds: [],
    address: { host: '127.0.0.1', publicUrl: 'own' },
    authentication: { kind: 'none', tokenServiceUrl: rooms.tokenServiceUrl },
    messages: graphMessages(rooms.connection),
  })
  const chat = await rooms.startChat({ botUrl: bot.botUrl, port: config.chatPort })
  return {
    ...bot,
    chatUrl: chat.url,
    drain: async () => {
      // answers still go to the chat
      await bot.drain()
      await chat.close()
      await rooms.close()
    },
  }
}

/** What differs between a cloud and the sandbox. */
interface Surroundings {
  readonly connection: AzureConnection
  /** who keeps state and records, and asks Azure OpenAI */
  readonly identity: () => Promise<TokenCredential>
  readonly tenantId: string
  readonly allowedTenantIds: readonly string[]
  readonly address: Pick<TeamsOptions, 'host' | 'publicUrl'>
  readonly authentication: TeamsAuthentication
  /** null: the bot reads no messages but those that it is sent */
  readonly messages: TeamsMessages | null
}

async function startBot(
  config: Config,
  { connection, identity, tenantId, allowedTenantIds, address, authentication, messages }: Surroundings,
): Promise<Omit<App, 'chatUrl'>> {
  const readers = azureReaders(connection)
  const clock = () => new Date()
  const { applicationInsights, logLevel } = config
  const monitor =
    applicationInsights === null ? null : await startAzureMonitor({ connectionString: applicationInsights })
  const log = programLog({ level: logLevel, exportEvent: monitor?.exportEvent ?? null })
  const [audit, documents] = await Promise.all([
    configuredAudit(config, identity, log),
    configuredState(config, identity, clock),
  ])
  const readiness = keptReadiness({
    checks: await quickChecks(config, readers, identity),
    clock,
    onMissing: (name, fault) => {
      log.warn('dependency-missing', { dependency: name, ...faultFields(fault) })
    },
  })
  const language = configuredLanguage(config, identity)
  const screenshots = screenshotReader()
  const server = await startTeamsServer({
    diagnose: observedDiagnosis(timelyDiagnosis({ readers, language, clock, wait })),
    readPicture: observedPictureReader(pictureReader(screenshots, language)),
    draw: { png: drawPng, smallPng: drawSmallPng },
    access: {
      reader: readers,
      grants: (token, approverId) => {
        const { cloud, certificateAuthority } = connection
        const trusted = certificateAuthority === undefined ? {} : { certificateAuthority }
        return armGrants({ cloud, tenantId, approverId, token, ...trusted, clock })
      },
      connectionName: config.oauthConnection,
      clock,
      wait,
    },
    ...(messages === null ? {} : { messages }),
    authentication,
    tenantId,
    cloud: config.cloud,
    allowedTenantIds,
    ...address,
    port: config.port,
    readiness,
    audit,
    documents,
    onFeedback: ({ reaction, text, personId, diagnosisId }) => {
      const actor = { id: personId, kind: 'person' } as const
      const about = { subjectId: null, scope: null, conversation: null, diagnosisId }
      audit.appendEventually(
        feedbackRecord({ reaction, text }, { id: randomUUID(), at: clock(), actor, ...about }),
      )
    },
    log,
    newId: randomUUID,
    production: config.mode === 'production',
  })
  return {
    botUrl: server.url,
    log,
    leave: () => {
      server.leave()
    },
    unfinished: () => server.unfinished(),
    drain: async () => {
      await server.close()
      await screenshots.close()
    },
    flush: async () => {
      await audit.close()
      await monitor?.close()
    },
  }
}
