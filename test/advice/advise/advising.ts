import { advise, type AdviceRequest } from '../../../src/advice/advise.ts'
import type { Advice, AdviceStep, Step } from '../../../src/advice/advice.ts'
import {
  BLOBS_READ,
  CHAT_COMPLETIONS,
  data,
  WRITE_WORKSPACE,
} from '../../../src/knowledge/operation-names.ts'
import type { BoundRequirement } from '../../../src/question/question.ts'
import { judge } from '../../../src/verdict/judge.ts'
import { builtIn, customRole, deny } from '../../builders/access.ts'
import { DANA } from '../../builders/people.ts'
import { GROUP, openai, search, storage, vault } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { snapshotOf, type Tenant } from '../../builders/snapshot.ts'

export const STORAGE = storage()
export const OPENAI = openai()
export const readBlobs = bound(operationRow(BLOBS_READ), STORAGE)
export const chat = bound(operationRow(CHAT_COMPLETIONS), OPENAI)
export const blobReader = builtIn('Storage Blob Data Reader')
export const openaiUser = builtIn('Cognitive Services OpenAI User')
export const keysOnly = search('srch', { properties: { authOptions: { apiKeyOnly: {} } } })
export const bare = openai('aoai-bare', { identity: null })
export const policyVault = vault('kv', { properties: { enableRbacAuthorization: false } })
export const secret = (verb: string) => operationRow(data(`Microsoft.KeyVault/vaults/${verb}`))
export const UNKNOWN =
  "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers/blobs:path] StringLike 'public/*'"
export const keepOut = deny('Keep out', GROUP, { dataActions: ['*'] })
export const hubBuilder = customRole('Hub Builder', { actions: [WRITE_WORKSPACE.name] })

export interface Situation extends Partial<Pick<AdviceRequest, 'keyConnections' | 'afterError'>> {
  readonly tenant?: Tenant
  readonly about?: readonly BoundRequirement[]
}

export function advised({
  tenant = {},
  about = [],
  keyConnections = [],
  afterError = false,
}: Situation): Advice {
  const snapshot = snapshotOf(tenant)
  const verdicts = judge(about, DANA, snapshot, afterError ? 'error' : 'request')
  return advise({ verdicts, keyConnections, snapshot, afterError })
}

export function one(situation: Situation, step: Step): AdviceStep {
  const found = advised(situation).steps.filter((each) => each.step === step)
  const [only] = found
  if (only === undefined || found.length > 1) throw new Error(`expected one ${step}, found ${found.length}`)
  return only
}
