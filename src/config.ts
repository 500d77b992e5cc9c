import { z } from 'zod'
import { readAuditPlace, type AuditPlace } from './audit/audit-place.ts'
import type { LanguageConfig } from './language/language.ts'
import { CLOUDS, type CloudName } from './snapshot/azure/connection.ts'
import { readContainerAddress, type Container } from './state/storage-container.ts'
import { readConnectionString } from './telemetry/connection-string.ts'

/** Everything that the environment sets, checked. Variables are documented in .env.example. */
export interface Config {
  readonly mode: 'sandbox' | 'production'
  readonly port: number
  readonly chatPort: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly cloud: CloudName
  /** origin that Teams reaches the bot by, without a slash at its end; null: it is not known */
  readonly publicUrl: string | null
  /** production only */
  readonly bot: BotConfig | null
  /** client id of a user-assigned managed identity to read Azure with; null: the usual credential chain */
  readonly readerClientId: string | null
  /** name of the bot's OAuth connection, by which those who approve sign in to Azure */
  readonly oauthConnection: string
  /** Azure OpenAI as a second reader of errors; null: none */
  readonly language: LanguageConfig | null
  /** where it is kept what is remembered between turns; null, in the sandbox only: in memory */
  readonly state: Container | null
  /** where audit records are kept; null, in the sandbox only: in memory */
  readonly audit: AuditPlace | null
  /** connection string of Application Insights; null: telemetry goes nowhere */
  readonly applicationInsights: string | null
}

export interface BotConfig {
  readonly appId: string
  readonly tenantId: string
  readonly appType: 'UserAssignedMSI' | 'SingleTenant'
  /** besides the bot's own, in lower case */
  readonly allowedTenantIds: readonly string[]
  /** of the app registration that people sign in to; null: the bot's own */
  readonly signInAppId: string | null
  /** single-tenant bots only */
  readonly appPassword: string | null
}

/** The variables that are wrong, by name; their values are never shown. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(
      `the configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
    this.faults = faults
  }
}

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'expected a port number from 0 to 65535')
    .transform(Number)
    .refine((value) => value <= 65_535, 'expected a port number from 0 to 65535')
    .default(fallback)

const endpoint = z
  .url({ protocol: /^https$/, error: 'expected an https address' })
  .refine((value) => new URL(value).pathname === '/', 'expected an address without a path')
  .optional()

/** What a place reads as; what is wrong with it becomes the fault of its variable. */
const placeOf = <Place extends AuditPlace>(
  read: (text: string) => Place | { readonly kind: 'fault'; readonly text: string },
) =>
  z
    .string()
    .transform((text, context) => {
      const place = read(text)
      if (place.kind !== 'fault') return place
      context.addIssue({ code: 'custom', message: place.text })
      return z.NEVER
    })
    .optional()

const guid = z.guid('expected a GUID')

const guids = z
  .string()
  .transform((list) => list.split(',').map((item) => item.trim().toLowerCase()))
  .refine((list) => z.array(guid).safeParse(list).success, 'expected GUIDs, separated by commas')
  .default([])

const cloudNames = Object.keys(CLOUDS) as [CloudName, ...CloudName[]]

const environment = z.object({
  ROLECALL_MODE: z.enum(['sandbox', 'production'], 'expected sandbox or production').default('sandbox'),
  PORT: port(3978),
  CHAT_PORT: port(3979),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'expected debug, info, warn, error or silent')
    .default('info'),
  ROLECALL_PUBLIC_URL: endpoint,
  ROLECALL_STATE: placeOf(readContainerAddress),
  ROLECALL_AUDIT: placeOf(readAuditPlace),
  AZURE_CLOUD: z.enum(cloudNames, `expected ${cloudNames.join(', ')}`).default('public'),
  MICROSOFT_APP_ID: guid.optional(),
  MICROSOFT_APP_TENANT_ID: guid.optional(),
  ROLECALL_ALLOWED_TENANTS: guids,
  MICROSOFT_APP_TYPE: z
    .enum(['UserAssignedMSI', 'SingleTenant'], 'expected UserAssignedMSI or SingleTenant')
    .default('UserAssignedMSI'),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  ROLECALL_SSO_APP_ID: guid.optional(),
  ROLECALL_OAUTH_CONNECTION: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'expected the name of an OAuth connection')
    .default('rolecall-arm'),
  AZURE_CLIENT_ID: guid.optional(),
  AZURE_OPENAI_ENDPOINT: endpoint,
  AZURE_OPENAI_DEPLOYMENT: z.string().optional(),
  AZURE_OPENAI_VISION_DEPLOYMENT: z.string().optional(),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .refine(
      (text) => readConnectionString(text) !== null,
      'expected a connection string of Application Insights: InstrumentationKey=…;IngestionEndpoint=https://…',
    )
    .optional(),
})

type Values = z.output<typeof environment>

type SetVariables = Partial<Record<keyof Values, string | undefined>>

/** What one variable's value demands of another; told together with every other fault. */
function missingVariables(set: SetVariables): string[] {
  return [...missingForProduction(set), ...missingForLanguage(set)]
}

function missingForProduction(set: SetVariables): string[] {
  if (set.ROLECALL_MODE !== 'production') return []
  const needed: (keyof Values)[] = [
    'MICROSOFT_APP_ID',
    'MICROSOFT_APP_TENANT_ID',
    'ROLECALL_STATE',
    'ROLECALL_AUDIT',
  ]
  if (set.MICROSOFT_APP_TYPE === 'SingleTenant') needed.push('MICROSOFT_APP_PASSWORD')
  return needed
    .filter((name) => set[name] === undefined)
    .map(
      (name) =>
        `${name}: is needed in production mode${name === 'MICROSOFT_APP_PASSWORD' ? ' by a SingleTenant bot' : ''}`,
    )
}

function missingForLanguage(set: SetVariables): string[] {
  const hasEndpoint = set.AZURE_OPENAI_ENDPOINT !== undefined
  const hasDeployment = set.AZURE_OPENAI_DEPLOYMENT !== undefined
  return [
    ...(hasEndpoint && !hasDeployment
      ? ['AZURE_OPENAI_DEPLOYMENT: is needed with AZURE_OPENAI_ENDPOINT']
      : []),
    ...(hasEndpoint || (!hasDeployment && set.AZURE_OPENAI_VISION_DEPLOYMENT === undefined)
      ? []
      : ['AZURE_OPENAI_ENDPOINT: is needed with a deployment']),
  ]
}

/** Names of every variable that is read, for comparing with .env.example. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape)

/** Reads the environment. Throws one `ConfigError` that names every fault; an empty value counts as unset. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => VARIABLES.includes(name) && value !== ''),
  )
  const parsed = environment.safeParse(set)
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...missingVariables(set),
  ]
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults)
  const values = parsed.data
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenantId } = values
  const isProduction = values.ROLECALL_MODE === 'production'
  return {
    mode: values.ROLECALL_MODE,
    port: values.PORT,
    chatPort: values.CHAT_PORT,
    logLevel: values.LOG_LEVEL,
    cloud: values.AZURE_CLOUD,
    publicUrl: values.ROLECALL_PUBLIC_URL === undefined ? null : new URL(values.ROLECALL_PUBLIC_URL).origin,
    bot:
      isProduction && appId !== undefined && tenantId !== undefined
        ? {
            appId,
            tenantId,
            allowedTenantIds: values.ROLECALL_ALLOWED_TENANTS,
            appType: values.MICROSOFT_APP_TYPE,
            signInAppId: values.ROLECALL_SSO_APP_ID ?? null,
            appPassword: values.MICROSOFT_APP_PASSWORD ?? null,
          }
        : null,
    oauthConnection: values.ROLECALL_OAUTH_CONNECTION,
    readerClientId: values.AZURE_CLIENT_ID ?? null,
    language: languageConfig(values),
    state: values.ROLECALL_STATE ?? null,
    audit: values.ROLECALL_AUDIT ?? null,
    applicationInsights: values.APPLICATIONINSIGHTS_CONNECTION_STRING ?? null,
  }
}

function languageConfig(values: Values): LanguageConfig | null {
  const { AZURE_OPENAI_ENDPOINT: endpoint, AZURE_OPENAI_DEPLOYMENT: deployment } = values
  if (endpoint === undefined || deployment === undefined) return null
  return { endpoint, deployment, visionDeployment: values.AZURE_OPENAI_VISION_DEPLOYMENT ?? null }
}
