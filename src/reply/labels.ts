import type { Cause, Service } from '../evidence/evidence.ts'
import type { VerdictState } from '../verdict/verdict.ts'

export type Tone = 'good' | 'attention' | 'warning' | 'accent'

/** A sign, the words that say the same, and the colour that only underlines them. */
export interface Label {
  readonly mark: string
  readonly word: string
  readonly tone: Tone
}

export const STATE_LABELS: Readonly<Record<VerdictState, Label>> = {
  granted: { mark: '✓', word: 'Granted', tone: 'good' },
  missing: { mark: '✗', word: 'Missing', tone: 'attention' },
  denied: { mark: '⊘', word: 'Denied', tone: 'attention' },
  eligible: { mark: '‖', word: 'Not active yet', tone: 'accent' },
  conditional: { mark: '!', word: 'Depends on a condition', tone: 'accent' },
  indeterminate: { mark: '?', word: 'Could not be checked', tone: 'accent' },
}

/** A diagnosis is headed by its first, and rows stand in this order. */
export const STATES_BY_URGENCY: readonly VerdictState[] = [
  'denied',
  'missing',
  'eligible',
  'conditional',
  'indeterminate',
  'granted',
]

/** A row that tells a level of access: nobody needs every level, so its absence is no failure. */
export const NOT_HELD: Label = { mark: '–', word: 'Not held', tone: 'accent' }

/** A row whose right another system than Azure RBAC holds. */
export const GRANTED_ELSEWHERE: Label = { mark: '!', word: 'Not an Azure role', tone: 'accent' }

export const SERVICE_NAMES: Readonly<Record<Service, string>> = {
  'azure-openai': 'Azure OpenAI',
  'ai-services': 'Azure AI services',
  'ai-search': 'Azure AI Search',
  'storage-blob': 'Blob Storage',
  'storage-file': 'Azure Files',
  'storage-queue': 'Queue Storage',
  'storage-table': 'Table Storage',
  'key-vault': 'Key Vault',
  acr: 'Container Registry',
  cosmos: 'Cosmos DB',
  'ml-workspace': 'Azure Machine Learning',
  'foundry-project': 'Foundry project',
  'resource-manager': 'Azure Resource Manager',
  'app-insights': 'Application Insights',
  entra: 'Microsoft Entra ID',
  other: 'Another service',
}

/** What a failure came from, as a noun. */
export const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  'missing-role': 'a missing role',
  'deny-assignment': 'a deny assignment',
  network: 'a network rule',
  'key-auth-disabled': 'a way to sign in that is switched off',
  'bad-key': 'a wrong key or endpoint',
  policy: 'Azure Policy',
  token: 'a sign-in that is not valid there',
  quota: 'a used-up quota',
  'not-found': 'something that was not found',
  propagation: 'a recent change that has not arrived yet',
  other: 'something other than Azure roles',
  unrecognized: 'an unknown failure',
}
