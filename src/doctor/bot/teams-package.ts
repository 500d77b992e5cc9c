import { strFromU8, unzipSync } from 'fflate'
import { z } from 'zod'
import { cleanName } from '../../reply/clean-text.ts'
import { joinNames } from '../../reply/cut-list.ts'
import type { Config } from '../../config.ts'
import { failed, fix, ok, skipped, type Examination, type Outcome } from '../check.ts'

/** Bytes; a manifest has some thousand. */
const LARGEST_MANIFEST = 1024 * 1024

const manifest = z.object({
  id: z.string(),
  bots: z.array(z.object({ botId: z.string() })).default([]),
  composeExtensions: z.array(z.object({ botId: z.string().optional() })).default([]),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string().optional() }).optional(),
  validDomains: z.array(z.string()).default([]),
})

const MAKE_AGAIN = fix(
  'Make the package again with the variables that the bot is configured with, and upload it.',
  'npm run package:teams -- --out rolecall-teams.zip',
)

/** Whether the package that was uploaded to Teams is of this bot. `zip`: null where none was given. */
export function teamsPackage(zip: Uint8Array | null, config: Pick<Config, 'bot' | 'publicUrl'>): Examination {
  return {
    id: 'teams-package',
    title: 'Teams app package',
    examine: () => Promise.resolve(zip === null ? settingsOutcome(config) : packageOutcome(zip, config)),
  }
}

/** Without a package: whether one can be made. */
function settingsOutcome({ bot, publicUrl }: Pick<Config, 'bot' | 'publicUrl'>): Outcome {
  if (bot === null) return skipped('the sandbox has none')
  const missing = [
    ...(publicUrl === null ? ['ROLECALL_PUBLIC_URL'] : []),
    ...(bot.appType === 'UserAssignedMSI' && bot.signInAppId === null ? ['ROLECALL_SSO_APP_ID'] : []),
  ]
  if (missing.length > 0) {
    return failed(
      `cannot be made without ${joinNames(missing, 2)}`,
      fix(`Set ${joinNames(missing, 2)}, as deployment/teams/README.md says.`),
      'Teams does not learn where the bot is, nor what people sign in to.',
    )
  }
  if (bot.appType === 'UserAssignedMSI' && sameText(bot.signInAppId, bot.appId)) {
    return failed(
      'ROLECALL_SSO_APP_ID is the managed identity of the bot, which nobody can sign in to',
      fix('Set it to the client id of an app registration, as deployment/teams/README.md says.'),
    )
  }
  return skipped('give --package FILE.zip to compare what was uploaded')
}

function packageOutcome(zip: Uint8Array, config: Pick<Config, 'bot' | 'publicUrl'>): Outcome {
  const read = readManifest(zip)
  if (read === null) return failed('no manifest of Teams is in it', MAKE_AGAIN)
  if (config.bot === null) return skipped('the sandbox has no bot registration to compare it with')
  const differences = differencesOf(read, config.bot, config.publicUrl)
  return differences.length === 0
    ? ok('of this bot, its sign-in app and its address')
    : failed(
        differences.join('; '),
        MAKE_AGAIN,
        'Teams talks to another bot, or signs people in to another application.',
      )
}

type Manifest = z.output<typeof manifest>

function readManifest(zip: Uint8Array): Manifest | null {
  try {
    const files = unzipSync(zip, {
      filter: ({ name, originalSize }) => name === 'manifest.json' && originalSize <= LARGEST_MANIFEST,
    })
    const file = files['manifest.json']
    return file === undefined ? null : manifest.parse(JSON.parse(strFromU8(file)))
  } catch {
    return null
  }
}

/** What in a manifest is not of this bot; each completes "the package: …". */
function differencesOf(
  { bots, composeExtensions, webApplicationInfo, validDomains }: Manifest,
  bot: NonNullable<Config['bot']>,
  publicUrl: string | null,
): readonly string[] {
  const botIds = [...bots, ...composeExtensions].flatMap(({ botId }) => botId ?? [])
  const foreign = botIds.find((id) => !sameText(id, bot.appId))
  const signInApp = bot.signInAppId ?? bot.appId
  const host = publicUrl === null ? null : new URL(publicUrl).host
  const resource = host === null ? null : `api://${host}/botid-${bot.appId}`
  return [
    ...(bots.length === 0 ? ['it has no bot'] : []),
    ...(foreign === undefined ? [] : [`its bot is ${cleanName(foreign, 60)}, not MICROSOFT_APP_ID`]),
    ...(webApplicationInfo === undefined || sameText(webApplicationInfo.id, signInApp)
      ? []
      : [`its sign-in app is ${cleanName(webApplicationInfo.id, 60)}, not that of the configuration`]),
    ...(webApplicationInfo === undefined ? ['it names no app to sign in to'] : []),
    ...(resource === null ||
    webApplicationInfo === undefined ||
    sameText(webApplicationInfo.resource, resource)
      ? []
      : [`it signs in to ${cleanName(webApplicationInfo.resource ?? 'nothing', 120)}, not ${resource}`]),
    ...(host === null || validDomains.some((domain) => sameText(domain, host))
      ? []
      : [`its valid domains lack ${host}`]),
  ]
}

function sameText(left: string | null | undefined, right: string): boolean {
  return left?.toLowerCase() === right.toLowerCase()
}
