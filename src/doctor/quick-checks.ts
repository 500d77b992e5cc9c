import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import type { TokenCredential } from '@azure/core-auth'
import { botCredential } from '../app-credential.ts'
import type { BotConfig, Config } from '../config.ts'
import type { AzureReader } from '../snapshot/azure-reader.ts'
import { CLOUDS, type CloudName } from '../snapshot/azure/connection.ts'
import type { ReadContext } from '../snapshot/azure/read-context.ts'
import { BOT_FRAMEWORK_SCOPES } from '../teams/bot-framework-clouds.ts'
import { READER_ROLE } from './azure/reader-role.ts'
import type { QuickCheck } from './readiness.ts'
import { probeReach } from './storage/container-probe.ts'
import { containerOpener, type OpenContainer } from './storage/storage-examinations.ts'

/** Milliseconds */
const SOME_SECONDS = 10_000
/** A token holds for an hour at least, and the bot signs in whenever it answers. */
const SOME_MINUTES = 5 * 60_000

type Readers = (context: ReadContext) => AzureReader

/** What a probe of a running Rolecall asks after: Azure, where state and records are kept, and the bot's own sign-in. */
export async function quickChecks(
  config: Config,
  readers: Readers,
  credential: () => Promise<TokenCredential>,
): Promise<readonly QuickCheck[]> {
  const { state, audit, cloud, bot } = config
  const isInContainer = state !== null || audit?.kind === 'container'
  const open = isInContainer ? containerOpener(await credential()) : null
  return [
    azureCheck(readers),
    ...storageChecks({ state, audit }, open),
    ...(bot === null ? [] : [await botCheck(cloud, bot)]),
  ]
}

export function azureCheck(readers: Readers): QuickCheck {
  return {
    name: 'azure',
    sentence: 'Azure Resource Manager does not answer, or does not let Rolecall sign in.',
    keep: SOME_SECONDS,
    reach: async (signal) => {
      const read = await readers({ conversation: 'readiness', signal }).roleDefinition('/', READER_ROLE)
      // any other answer shows that it is there and takes the credential
      if (read.kind === 'refused' && (read.answer?.status ?? 0) >= 500) throw new Error(read.why)
    },
  }
}

export function storageChecks(
  { state, audit }: Pick<Config, 'state' | 'audit'>,
  open: OpenContainer | null,
): readonly QuickCheck[] {
  return [
    ...(state === null || open === null
      ? []
      : [
          {
            name: 'state',
            sentence: 'The storage of state does not answer, or does not let Rolecall in.',
            keep: SOME_SECONDS,
            reach: async (signal: AbortSignal) => {
              await reachContainer(open(state), signal)
            },
          },
        ]),
    ...(audit === null
      ? []
      : [
          {
            name: 'audit',
            sentence: 'The storage of audit records does not answer, or does not let Rolecall in.',
            keep: SOME_SECONDS,
            reach: async (signal: AbortSignal) => {
              if (audit.kind === 'directory') await reachDirectory(audit.path)
              else if (open !== null) await reachContainer(open(audit), signal)
            },
          },
        ]),
  ]
}

async function botCheck(cloud: CloudName, registration: BotConfig): Promise<QuickCheck> {
  const credential = await botCredential(CLOUDS[cloud], registration)
  return {
    name: 'bot',
    sentence: 'The bot cannot sign in to the Bot Framework.',
    keep: SOME_MINUTES,
    reach: (abortSignal) => credential.getToken(BOT_FRAMEWORK_SCOPES[cloud], { abortSignal }),
  }
}

async function reachContainer(opening: ReturnType<OpenContainer>, signal: AbortSignal): Promise<void> {
  const probe = await probeReach(await opening, signal)
  if (probe.kind === 'refused')
    throw new Error(`it answered ${probe.status ?? 'nothing'} (${probe.code ?? ''})`)
}

async function reachDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  await access(path, constants.W_OK)
}
