import type { TokenCredential } from '@azure/core-auth'
import type { Config } from '../config.ts'
import type { AzureReader } from '../snapshot/azure-reader.ts'
import type { AzureConnection } from '../snapshot/azure/connection.ts'
import type { ReadContext } from '../snapshot/azure/read-context.ts'
import { signedIn } from './azure/credential.ts'
import { GRAPH_PERMISSIONS_ABOUT, graphPermissions } from './azure/graph-permissions.ts'
import { OWN_ACCESS_TITLES, ownAccessExaminations } from './azure/own-access.ts'
import { prepareTrial } from './azure/prepare-trial.ts'
import { readExaminations, readTitles } from './azure/read-examinations.ts'
import { visibleScopes } from './azure/visible-scopes.ts'
import { botExaminations, type BotAccess } from './bot/bot-examinations.ts'
import type { SignInTrial } from './bot/oauth-connection.ts'
import { publicUrl } from './bot/public-url.ts'
import { teamsPackage } from './bot/teams-package.ts'
import { skipped, type Check, type Examination } from './check.ts'
import { languageExamination } from './language.ts'
import { clockSkew } from './process/clock-skew.ts'
import { configurationCheck } from './process/configuration.ts'
import { nodeVersion } from './process/node-version.ts'
import { runExamination } from './run-examination.ts'
import { storageExaminations, type OpenContainer } from './storage/storage-examinations.ts'
import { telemetryExamination } from './telemetry.ts'
import type { TokenIdentity } from './token-identity.ts'

/** A deployment, as seen from where Rolecall runs. */
export interface Deployment {
  readonly config: Config
  readonly connection: AzureConnection
  readonly readers: (context: ReadContext) => AzureReader
  /** signs in to Azure OpenAI and Azure Storage */
  readonly services: TokenCredential
  /** null: that of the credential */
  readonly tenantId: string | null
  readonly bot: BotAccess | null
  readonly signIn: SignInTrial
  readonly openContainer: OpenContainer
  /** the Teams app package to compare with; null: none was given */
  readonly package: Uint8Array | null
  /** where to try the reads; null: wherever the identity sees something */
  readonly scope: string | null
  readonly clock: () => Date
}

/** Makes every check, side by side where they do not depend on each other, and lists them in the order of a start. */
export async function examine(deployment: Deployment): Promise<readonly Check[]> {
  const { config, connection, clock } = deployment
  const ending = new AbortController()
  try {
    const early = runAll([nodeVersion(process.versions.node), clockSkew(connection, clock)])
    const apart = runAll([
      ...botExaminations(deployment.bot, deployment.signIn),
      publicUrl(config.publicUrl),
      telemetryExamination({ connectionString: config.applicationInsights, clock }),
      teamsPackage(deployment.package, config),
    ])
    const { check: credential, identity } = await examineCredential(deployment)
    const [azure, rest] = await Promise.all([
      examineAzure(deployment, identity, ending.signal),
      runAll([
        languageExamination(config.language, deployment.services, identity?.objectId ?? null),
        ...storageExaminations(config, deployment.openContainer, identity?.objectId ?? null),
      ]),
    ])
    return [configurationCheck(config), ...(await early), credential, ...azure, ...rest, ...(await apart)]
  } finally {
    ending.abort()
  }
}

async function examineCredential({ config, connection, tenantId }: Deployment) {
  const found: { identity: TokenIdentity | null } = { identity: null }
  const check = await runExamination({
    id: 'credential',
    title: 'Identity that reads Azure',
    examine: async (signal) => {
      const { credential, cloud } = connection
      const subject = { clientId: config.readerClientId, tenantId }
      const expected = { tenantId, isProduction: config.mode === 'production' }
      const { identity, outcome } = await signedIn(credential, cloud.armScope, subject, expected, signal)
      found.identity = identity
      return outcome
    },
  })
  return { check, identity: found.identity }
}

async function examineAzure(
  deployment: Deployment,
  identity: TokenIdentity | null,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const { readers, connection, scope, clock } = deployment
  const reads = [...readTitles('resource-manager'), ...OWN_ACCESS_TITLES]
  const directory = readTitles('directory')
  const scopesAbout = { id: 'scopes', title: 'Subscriptions it sees' }
  if (identity === null) {
    return skippedAll([scopesAbout, ...reads, GRAPH_PERMISSIONS_ABOUT, ...directory], 'nobody is signed in')
  }
  const reader = readers({ conversation: 'doctor', signal })
  const found: { scopes: readonly string[] } = { scopes: [] }
  const scopes = await runExamination({
    ...scopesAbout,
    examine: async () => {
      const visible = await visibleScopes(reader, identity, scope)
      found.scopes = visible.scopes
      return visible.outcome
    },
  })
  const trial = prepareTrial(reader, identity, found.scopes)
  const graph = connection.cloud.graphEndpoint
  const [ofArm, ofDirectory] = await Promise.all([
    found.scopes.length === 0
      ? skippedAll(reads, 'there is nowhere to try it')
      : runAll([
          ...readExaminations('resource-manager', trial, graph),
          ...ownAccessExaminations(trial, clock),
        ]),
    runAll([graphPermissions(connection), ...readExaminations('directory', trial, graph)]),
  ])
  return [scopes, ...ofArm, ...ofDirectory]
}

type About = Pick<Examination, 'id' | 'title'>

function skippedAll(abouts: readonly About[], why: string): readonly Check[] {
  return abouts.map(({ id, title }) => ({ id, title, ...skipped(why) }))
}

function runAll(examinations: readonly Examination[]): Promise<readonly Check[]> {
  return Promise.all(examinations.map((each) => runExamination(each)))
}
