import type { Diagnosis } from '../../../../src/reply/diagnosis/diagnosis.ts'
import { prepareTrial } from '../../../../src/doctor/azure/prepare-trial.ts'
import { READ_CHECKS, type ReadCheckId } from '../../../../src/doctor/azure/read-checks.ts'
import { triesOf } from '../../../../src/doctor/azure/tries.ts'
import { visibleScopes } from '../../../../src/doctor/azure/visible-scopes.ts'
import { NO_LANGUAGE } from '../../../../src/language/language.ts'
import { readMessage } from '../../../../src/question/read-message.ts'
import type { DiagnosisRequest } from '../../../../src/question/request.ts'
import type { Sandbox } from '../../../../src/sandbox/sandbox.ts'
import { sandboxConnection } from '../../../../src/sandbox/sandbox-connection.ts'
import type { LoggedRequest } from '../../../../src/sandbox/server.ts'
import type { AzureReader, ReadName, ResourceQuery } from '../../../../src/snapshot/azure-reader.ts'
import { azureReaders } from '../../../../src/snapshot/azure/azure-reader.ts'
import { aroundEachRead } from '../../../../src/snapshot/reads/each-read.ts'
import { timelyDiagnosis } from '../../../../src/timely-diagnosis.ts'
import { reported } from '../../../builders/requests.ts'
import { DANA, RITA, SUBSCRIPTION } from '../../../requirements/adatum.ts'
import { QUESTIONS } from '../../../requirements/questions.ts'
import { BOT, GROUP, MANAGEMENT_GROUP } from './whole-tenant.ts'

export interface EverythingRead {
  readonly requests: readonly LoggedRequest[]
  /** every kind of read that was made */
  readonly reads: ReadonlySet<ReadName>
  /** what Resource Graph was asked to find */
  readonly queries: readonly ResourceQuery[]
  /** what each question came to, by the question */
  readonly answers: ReadonlyMap<string, readonly string[]>
}

/** Beside those about the article's tables. */
const MESSAGES = [
  `Request blocked by Auth cosmos-ada : Request is blocked because principal [${DANA}] does not have required RBAC permissions to perform action [Microsoft.DocumentDB/databaseAccounts/readMetadata] on resource [/]. POST https://cosmos-ada.documents.azure.com:443/`,
  `The client 'dana@adatum.com' with object id '${DANA}' does not have authorization to perform action 'Microsoft.MachineLearningServices/workspaces/delete' over scope '${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/hub-ada' or the scope is invalid.`,
]

/**
 * Asks what can be asked, and makes each read that there is at a management group, a subscription, a resource group and
 * resources of every type.
 */
export async function readEverything(
  sandbox: Sandbox,
  credential: Sandbox['readerCredential'],
): Promise<EverythingRead> {
  const before = sandbox.requests.length
  const underWay: Promise<unknown>[] = []
  const reads = new Set<ReadName>()
  const queries: ResourceQuery[] = []
  // a reader keeps to what Azure allows an identity in a second: each question has one of its own
  const newReader = (): AzureReader => {
    const azure = azureReaders({ ...sandboxConnection(sandbox), credential })({ conversation: 'test' })
    const noted = aroundEachRead(azure, (name, read) => (...query) => {
      reads.add(name)
      const answer = read(...query)
      underWay.push(answer)
      return answer
    })
    const findResources: AzureReader['findResources'] = (query) => {
      queries.push(query)
      return noted.findResources(query)
    }
    return { ...noted, findResources }
  }
  const answers = new Map<string, readonly string[]>()
  for (const message of [...QUESTIONS.map((question) => question.message), ...MESSAGES]) {
    answers.set(message, told(await diagnosed(requestOf(message), newReader())))
  }
  for (const scope of [MANAGEMENT_GROUP, SUBSCRIPTION, GROUP]) await tryEachRead(newReader(), scope)
  await Promise.all(underWay)
  return { requests: sandbox.requests.slice(before), reads, queries, answers }
}

async function diagnosed(request: DiagnosisRequest, reader: AzureReader): Promise<Diagnosis | null> {
  const diagnose = timelyDiagnosis({
    readers: () => reader,
    language: NO_LANGUAGE,
    clock: () => new Date(),
    // nobody grows impatient
    wait: () => Promise.withResolvers<undefined>().promise,
  })
  return (await diagnose(request, { conversation: 'test' })).diagnosis
}

function requestOf(message: string): DiagnosisRequest {
  const read = readMessage(message)
  if (read.kind !== 'plain') return reported(message, RITA)
  return { kind: 'plain', asker: { by: 'id', id: RITA }, recentResource: null, ...read.words }
}

function told(diagnosis: Diagnosis | null): readonly string[] {
  if (diagnosis?.status !== 'answered') return [diagnosis?.status ?? 'nothing']
  return [
    ...diagnosis.verdicts.map(({ requirement, state }) => `${requirement.requirement.id}: ${state}`),
    ...diagnosis.blindSpots.map(({ text }) => text),
  ]
}

/** As `rolecall doctor` does, whose table has an entry for every read that there is. */
async function tryEachRead(reader: AzureReader, scope: string): Promise<void> {
  const identity = {
    objectId: BOT,
    clientId: BOT,
    tenantId: BOT,
    kind: 'managed-identity',
    by: 'a managed identity',
    permissions: [],
  } as const
  await visibleScopes(reader, identity, scope)
  const trial = await prepareTrial(reader, identity, [scope])
  const checks = Object.keys(READ_CHECKS) as ReadCheckId[]
  await Promise.all(checks.flatMap((check) => triesOf(check, trial)).map(({ read }) => read()))
}
