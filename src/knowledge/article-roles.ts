import type { Permission } from '../rbac/role-definition.ts'

/** A custom role of the article, whole but for the scopes where it may be assigned. */
export interface ArticleRole {
  readonly id: `custom-role/${string}`
  readonly roleName: string
  /** what else people call it */
  readonly otherNames: readonly string[]
  /** what it is for, as in `the custom role for assistants` */
  readonly subjects: readonly string[]
  readonly description: string
  readonly permission: Required<Omit<Permission, 'condition'>>
}

const ML = 'Microsoft.MachineLearningServices/workspaces'
const OPENAI = 'Microsoft.CognitiveServices/accounts/OpenAI'
const PLANS = 'Microsoft.CognitiveServices/accounts/commitmentplans'
const ASSISTANTS = `${OPENAI}/assistants`

const READ_ROLES = [
  'Microsoft.Authorization/roleAssignments/read',
  'Microsoft.Authorization/roleDefinitions/read',
]

const USE_OPENAI = [
  `${OPENAI}/*/read`,
  `${OPENAI}/engines/completions/action`,
  `${OPENAI}/engines/search/action`,
  `${OPENAI}/engines/generate/action`,
  `${OPENAI}/deployments/search/action`,
  `${OPENAI}/deployments/completions/action`,
  `${OPENAI}/deployments/chat/completions/action`,
  `${OPENAI}/deployments/extensions/chat/completions/action`,
  `${OPENAI}/deployments/embeddings/action`,
  `${OPENAI}/images/generations/action`,
]

/** As the article prints them, mistakes included: what is amiss with them the linter tells. */
export const ARTICLE_ROLES: readonly ArticleRole[] = [
  {
    id: 'custom-role/ai-studio-developer',
    roleName: 'AI Studio Developer',
    otherNames: ['Azure AI Studio Developer'],
    subjects: ['AI Studio', 'AI Studio developers', 'developers'],
    description: 'Custom role for AI Studio. At subscription level',
    permission: {
      actions: [
        `${ML}/write`,
        `${ML}/endpoints/write`,
        'Microsoft.Storage/storageAccounts/write',
        'Microsoft.Resources/deployments/validate/action',
        'Microsoft.KeyVault/vaults/write',
        ...READ_ROLES,
        'Microsoft.CognitiveServices/*/read',
      ],
      notActions: [
        `${ML}/delete`,
        `${ML}/write`,
        `${ML}/listKeys/action`,
        `${ML}/hubs/write`,
        `${ML}/hubs/delete`,
        `${ML}/featurestores/write`,
        `${ML}/featurestores/delete`,
      ],
      dataActions: USE_OPENAI,
      notDataActions: [],
    },
  },
  {
    id: 'custom-role/ptu-procurer',
    roleName: 'PTU procurer',
    otherNames: ['PTU buyer', 'PTU purchaser'],
    subjects: ['PTU', 'PTUs', 'provisioned throughput', 'provisioned throughput units'],
    description: 'Custom role to purchase PTU',
    permission: {
      actions: [
        `${PLANS}/read`,
        `${PLANS}/write`,
        `${PLANS}/delete`,
        'Microsoft.CognitiveServices/locations/commitmentTiers/read',
        `${PLANS}/read`,
        `${PLANS}/write`,
        `${PLANS}/delete`,
        'Microsoft.Features/features/read',
        'Microsoft.Features/providers/features/read',
        'Microsoft.Features/providers/features/register/action',
        'Microsoft.Insights/logDefinitions/read',
        'Microsoft.Insights/metricdefinitions/read',
        'Microsoft.Insights/metrics/read',
        'Microsoft.ResourceHealth/availabilityStatuses/read',
        'Microsoft.Resources/deployments/operations/read',
        'Microsoft.Resources/subscriptions/operationresults/read',
        'Microsoft.Resources/subscriptions/read',
        'Microsoft.Resources/subscriptions/resourcegroups/deployments/*',
        'Microsoft.Resources/subscriptions/resourceGroups/read',
      ],
      notActions: [],
      dataActions: [],
      notDataActions: [],
    },
  },
  {
    id: 'custom-role/openai-assistants-developer',
    roleName: 'Azure OpenAI Assistants API Developer',
    otherNames: ['OpenAI Assistants Developer', 'Assistants API Developer', 'Assistants Developer'],
    subjects: [
      'assistants',
      'OpenAI assistants',
      'Azure OpenAI assistants',
      'assistants API',
      'OpenAI assistants API',
      'Azure OpenAI assistants API',
    ],
    description: 'Custom role to work with Azure OpenAI Assistants API',
    permission: {
      actions: ['Microsoft.CognitiveServices/*/read', ...READ_ROLES],
      notActions: [],
      dataActions: [
        ...USE_OPENAI,
        ...['', '/files', '/threads'].flatMap((of) =>
          ['write', 'read', 'delete'].map((end) => `${ASSISTANTS}${of}/${end}`),
        ),
        `${ASSISTANTS}/threads/messages/write`,
        `${ASSISTANTS}/threads/messages/read`,
        `${ASSISTANTS}/threads/messages/files/read`,
        `${ASSISTANTS}/threads/runs/write`,
        `${ASSISTANTS}/threads/runs/read`,
        `${ASSISTANTS}/threads/runs/steps/read`,
      ],
      notDataActions: [],
    },
  },
]

export function articleRoleOf(id: string): ArticleRole | undefined {
  return ARTICLE_ROLES.find((role) => role.id === id)
}
