import { NO_LANGUAGE } from '../../src/language/language.ts'
import { readMessage } from '../../src/question/read-message.ts'
import type { DiagnosisRequest } from '../../src/question/request.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { parseTenantFile } from '../../src/sandbox/tenant-file.ts'
import { aroundEachRead } from '../../src/snapshot/reads/each-read.ts'
import { timelyDiagnosis } from '../../src/timely-diagnosis.ts'
import { reported } from '../builders/requests.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'
import { adatum, RITA } from './adatum.ts'
import { azureReadOf, distinctReads, type AzureRead } from './azure-read.ts'
import type { Question } from './questions.ts'

/** What each question's message reads from Azure where nothing is remembered, and whoever asks holds Reader. */
export async function recordReads(
  questions: readonly Question[],
): Promise<ReadonlyMap<Question, readonly AzureRead[]>> {
  const parsed = parseTenantFile(JSON.stringify(adatum()))
  if (parsed.kind === 'fault') throw new Error(`${parsed.pointer}: ${parsed.text}`)
  const sandbox = await startSandbox({ tenant: parsed.tenant })
  try {
    const recorded = new Map<Question, readonly AzureRead[]>()
    for (const question of questions) {
      const before = sandbox.requests.length
      await diagnoseToTheEnd(requestOf(question), sandbox)
      recorded.set(question, distinctReads(sandbox.requests.slice(before).map(azureReadOf)))
    }
    return recorded
  } finally {
    await sandbox.close()
  }
}

function requestOf({ message }: Question): DiagnosisRequest {
  const read = readMessage(message)
  if (read.kind !== 'plain') return reported(message, RITA)
  return { kind: 'plain', asker: { by: 'id', id: RITA }, recentResource: null, ...read.words }
}

/** Reads that were started ahead are waited for, whether or not the answer needed them. */
async function diagnoseToTheEnd(request: DiagnosisRequest, sandbox: Sandbox): Promise<void> {
  const reads: Promise<unknown>[] = []
  const azure = aroundEachRead(sandboxReader(sandbox), (_name, read) => (...query) => {
    const answer = read(...query)
    reads.push(answer)
    return answer
  })
  const diagnose = timelyDiagnosis({
    readers: () => azure,
    language: NO_LANGUAGE,
    clock: () => new Date(),
    // nobody grows impatient
    wait: () => Promise.withResolvers<undefined>().promise,
  })
  const { diagnosis } = await diagnose(request, { conversation: 'recording' })
  if (diagnosis?.status !== 'answered') throw new Error('expected an answer, found none')
  await Promise.all(reads)
}
