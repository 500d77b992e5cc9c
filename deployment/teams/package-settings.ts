import { z } from 'zod'
import { ConfigError } from '../../src/config.ts'
import { CLOUDS, type CloudName } from '../../src/snapshot/azure/connection.ts'

/** What an app package is made from. */
export interface PackageSettings {
  readonly cloud: CloudName
  /** client id of the bot's identity */
  readonly botId: string
  /** client id of the app registration that people sign in to */
  readonly signInAppId: string
  /** that Teams reaches the bot by, in lower case */
  readonly host: string
  readonly developer: Developer
  /** variables that are not set, whose links lead to a stand-in */
  readonly missingLinks: readonly string[]
}

export interface Developer {
  readonly name: string
  readonly websiteUrl: string
  readonly privacyUrl: string
  readonly termsOfUseUrl: string
}

const cloudNames = Object.keys(CLOUDS) as [CloudName, ...CloudName[]]
const link = z.url({ protocol: /^https$/, error: 'expected an https address' }).optional()

const environment = z.object({
  AZURE_CLOUD: z.enum(cloudNames, `expected ${cloudNames.join(', ')}`).default('public'),
  MICROSOFT_APP_ID: z
    .guid({ error: neededOr('the client id of the bot’s identity', 'a GUID') })
    .toLowerCase(),
  MICROSOFT_APP_TYPE: z
    .enum(['UserAssignedMSI', 'SingleTenant'], 'expected UserAssignedMSI or SingleTenant')
    .default('UserAssignedMSI'),
  ROLECALL_SSO_APP_ID: z.guid('expected a GUID').toLowerCase().optional(),
  ROLECALL_PUBLIC_URL: z
    .url({
      protocol: /^https$/,
      error: neededOr('the address that Teams reaches the bot by', 'an https address'),
    })
    .refine((value) => new URL(value).pathname === '/', 'expected an address without a path'),
  // the limit of Teams
  ROLECALL_DEVELOPER_NAME: z.string().max(32, 'expected at most 32 characters').default('Rolecall'),
  ROLECALL_WEBSITE_URL: link,
  ROLECALL_PRIVACY_URL: link,
  ROLECALL_TERMS_URL: link,
})

type Values = z.output<typeof environment>

function neededOr(what: string, form: string) {
  return ({ input }: { readonly input?: unknown }) =>
    input === undefined ? `is needed: ${what}` : `expected ${form}`
}

/**
 * Reads the variables that the bot itself is configured with, and a few of the package's own. Throws one `ConfigError`
 * that names every fault and shows no value; an empty value counts as unset.
 */
export function readPackageSettings(env: Readonly<Record<string, string | undefined>>): PackageSettings {
  const set = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in environment.shape && value !== ''),
  )
  const parsed = environment.safeParse(set)
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...signInFaults(set),
  ]
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults)
  const values = parsed.data
  return {
    cloud: values.AZURE_CLOUD,
    botId: values.MICROSOFT_APP_ID,
    signInAppId: values.ROLECALL_SSO_APP_ID ?? values.MICROSOFT_APP_ID,
    host: new URL(values.ROLECALL_PUBLIC_URL).host,
    developer: developerOf(values),
    missingLinks: LINKS.filter((name) => values[name] === undefined),
  }
}

/** A managed identity has no app registration, and nobody can sign in to it or consent to its permissions. */
function signInFaults(set: Partial<Record<keyof Values, string | undefined>>): string[] {
  if (set.MICROSOFT_APP_TYPE === 'SingleTenant') return []
  if (set.ROLECALL_SSO_APP_ID === undefined)
    return [
      'ROLECALL_SSO_APP_ID: is needed by a UserAssignedMSI bot: the client id of an app registration for sign-in',
    ]
  return set.ROLECALL_SSO_APP_ID.toLowerCase() === set.MICROSOFT_APP_ID?.toLowerCase()
    ? ['ROLECALL_SSO_APP_ID: expected an app registration, found the managed identity of the bot']
    : []
}

const LINKS = ['ROLECALL_WEBSITE_URL', 'ROLECALL_PRIVACY_URL', 'ROLECALL_TERMS_URL'] as const

/** Teams wants three links; where there is no page, the nearest that there is. */
function developerOf(values: Values): Developer {
  const websiteUrl = values.ROLECALL_WEBSITE_URL ?? new URL(values.ROLECALL_PUBLIC_URL).origin
  return {
    name: values.ROLECALL_DEVELOPER_NAME,
    websiteUrl,
    privacyUrl: values.ROLECALL_PRIVACY_URL ?? websiteUrl,
    termsOfUseUrl: values.ROLECALL_TERMS_URL ?? websiteUrl,
  }
}
