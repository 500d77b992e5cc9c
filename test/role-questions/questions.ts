import type { RoleQuestion } from '../../src/role-questions/role-question.ts'

/** Roles by their names, a place by its title, a need by its title; `?` before a name: it is no known role's. */
export type Told =
  | readonly [kind: 'comparison', first: string, second: string, place: string | null]
  | readonly [
      kind: 'explanation' | 'limits' | 'definition' | 'data-actions',
      role: string,
      place: string | null,
    ]
  | readonly [kind: 'identity-needs', of: string, on: string]
  | readonly [kind: 'allowance' | 'necessity', role: string, need: string, place: string | null]
  | readonly [kind: 'roles-for-need', need: string]
  | readonly [kind: 'review', text: string]
  | readonly [kind: 'article-role', id: string, scope: string | null]
  | readonly [kind: 'article-roles']
  | readonly [kind: 'topic', topic: string]
  | readonly [kind: 'naming', role: string]
  | readonly [kind: 'renamed-roles']
  | readonly [kind: 'overview']
  | readonly [kind: 'not-understood', ...roles: readonly string[]]
  | readonly [kind: 'build-from-errors', errors: readonly string[], scope: string | null]
  | readonly [kind: 'build', needs: string, scope: string | null]

export function told(question: RoleQuestion): Told {
  switch (question.kind) {
    case 'comparison': {
      const [first, second] = question.roles
      return ['comparison', nameOf(first), nameOf(second), question.place?.title ?? null]
    }
    case 'explanation':
      return [
        question.aspect === 'abilities' ? 'explanation' : question.aspect,
        nameOf(question.role),
        question.place?.title ?? null,
      ]
    case 'allowance':
      return [
        question.isOfNecessity ? 'necessity' : 'allowance',
        nameOf(question.role),
        question.need.title,
        question.place?.title ?? null,
      ]
    case 'roles-for-need':
      return ['roles-for-need', question.need.title]
    case 'review':
      return ['review', question.text]
    case 'article-role':
      return ['article-role', question.id, question.scope]
    case 'naming':
      return ['naming', nameOf(question.role)]
    case 'overview':
      return ['overview']
    case 'renamed-roles':
      return ['renamed-roles']
    case 'identity-needs':
      return ['identity-needs', question.of.title, question.on.title]
    case 'not-understood':
      return ['not-understood', ...question.roles.map(({ name }) => name)]
    case 'topic':
      return ['topic', question.topic]
    case 'article-roles':
      return ['article-roles']
    case 'build-from-errors':
      return ['build-from-errors', question.errors.map(({ text }) => text), question.scope]
    case 'build':
      return ['build', question.needs, question.scope]
    default:
      return question satisfies never
  }
}

function nameOf(reference: Extract<RoleQuestion, { kind: 'explanation' }>['role']): string {
  return reference.kind === 'known' ? reference.role.name : `? ${reference.name}`
}

const DEVELOPER = 'Azure AI Developer'
const OWNER_ID = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'

const ROLE = '{"Name":"Ours","Actions":["Microsoft.Search/searchServices/read"],"AssignableScopes":["/"]}'
const GROUP = '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-ai'

const ERROR = `(AuthorizationFailed) The client 'dana@contoso.com' does not have authorization to perform action 'Microsoft.Search/searchServices/read' over scope '${GROUP}'.`

/** Longer than a question is, or with a scope, so that nothing may stand around them. */
export const ORDERS: readonly (readonly [text: string, told: Told])[] = [
  [ROLE, ['review', ROLE]],
  [`What is wrong with this role?\n\`\`\`json\n${ROLE}\n\`\`\`\nThanks!`, ['review', ROLE]],
  [
    'build a role to deploy models, use assistants, no keys',
    ['build', 'deploy models, use assistants, no keys', null],
  ],
  ['Make me a custom role that can read secrets.', ['build', 'read secrets', null]],
  [`I need a least custom role for read blobs in ${GROUP}`, ['build', 'read blobs', GROUP]],
  ['build a role from these errors', ['build-from-errors', [], null]],
  ['Please make me one custom role for all of these errors!', ['build-from-errors', [], null]],
  ['build a role from what I pasted', ['build-from-errors', [], null]],
  ['I need a role that covers the errors I have pasted so far', ['build-from-errors', [], null]],
  ['build the least role for my last error', ['build-from-errors', [], null]],
  [`build a role from the errors above in ${GROUP}`, ['build-from-errors', [], GROUP]],
  [`Build a role from this error:\n${ERROR}`, ['build-from-errors', [ERROR], null]],
  [`show me the PTU procurer role in ${GROUP}`, ['article-role', 'custom-role/ptu-procurer', GROUP]],
]

export const QUESTIONS: readonly (readonly [text: string, told: Told])[] = [
  [
    'difference between Contributor and Azure AI Developer on a hub',
    ['comparison', 'Contributor', DEVELOPER, 'a hub'],
  ],
  ['What is the main difference between Reader and the Owner role?', ['comparison', 'Reader', 'Owner', null]],
  ['Contributor vs. Azure AI Developer', ['comparison', 'Contributor', DEVELOPER, null]],
  ['compare Owner and Contributor, please', ['comparison', 'Owner', 'Contributor', null]],
  [
    'How does OpenAI User differ from OpenAI Contributor?',
    ['comparison', 'Cognitive Services OpenAI User', 'Cognitive Services OpenAI Contributor', null],
  ],
  [
    "what can Contributor do that AI Developer can't on a project?",
    ['comparison', 'Contributor', DEVELOPER, 'a project'],
  ],
  [
    'Cognitive Services User versus Azure AI User on Azure OpenAI',
    ['comparison', 'Cognitive Services User', 'Foundry User', 'an Azure OpenAI resource'],
  ],
  [
    'compare MySQL Backup And Export Operator and Reader',
    ['comparison', 'MySQL Backup And Export Operator', 'Reader', null],
  ],
  ['compare Contributor and Team Red Developer', ['comparison', 'Contributor', '? Team Red Developer', null]],

  ['what does Cognitive Services User allow', ['explanation', 'Cognitive Services User', null]],
  ['what can Azure AI Developer do on a project', ['explanation', DEVELOPER, 'a project']],
  ['explain Foundry User', ['explanation', 'Foundry User', null]],
  ['can you explain the Foundry User role to me?', ['explanation', 'Foundry User', null]],
  ['Tell me what blob contributor allows', ['explanation', 'Storage Blob Data Contributor', null]],
  ['what can I do as Reader on a hub?', ['explanation', 'Reader', 'a hub']],
  ['what permissions does azure ai project manager have', ['explanation', 'Foundry Project Manager', null]],
  [`explain ${OWNER_ID}`, ['explanation', 'Owner', null]],
  ['explain search contributor', ['explanation', '? search contributor', null]],
  ['what does Backup Wizard Contributor allow?', ['explanation', '? Backup Wizard Contributor', null]],
  ['explain the "wizard" role', ['explanation', '? wizard', null]],

  ['can Azure AI Developer deploy models?', ['allowance', DEVELOPER, 'deploy a model', null]],
  ["Can't Reader list keys?", ['allowance', 'Reader', 'list the keys', null]],
  ['is Reader enough to query an index?', ['allowance', 'Reader', 'query an index', null]],
  ['Does Contributor let me chat with a model?', ['allowance', 'Contributor', 'chat with a model', null]],
  ['can a hub Contributor create projects', ['allowance', 'Contributor', 'create a project', 'a hub']],
  ['can Owner on the hub assign roles?', ['allowance', 'Owner', 'assign roles', 'a hub']],
  ['do I need Owner to create a hub?', ['necessity', 'Owner', 'create a hub', null]],
  ["why can't Azure AI Developer create hubs?", ['allowance', DEVELOPER, 'create a hub', null]],
  [
    'can I index documents with only Search Index Data Reader?',
    ['allowance', 'Search Index Data Reader', 'index documents', null],
  ],
  ['is Contributor able to fine-tune models?', ['allowance', 'Contributor', 'fine-tune a model', null]],
  ['can AI Studio Developer create hubs?', ['allowance', 'AI Studio Developer', 'create a hub', null]],
  [
    'does Backup Wizard Contributor allow reading blobs?',
    ['allowance', '? Backup Wizard Contributor', 'read blobs', null],
  ],

  ['which roles are there on a hub?', ['topic', 'hub-role']],
  ['project roles', ['topic', 'project-role']],
  ['What role does a lead developer need?', ['topic', 'persona/lead-developer']],
  ['which role should I give to managers?', ['topic', 'persona/manager']],
  ['which roles does the chat playground need', ['topic', 'playground']],
  ['roles for a connection to Azure AI Search', ['topic', 'connection/Azure AI Search']],
  ['permissions for customer-managed keys?', ['topic', 'cmk']],
  ['which roles are assigned automatically?', ['topic', 'automatic']],
  ['what role does the hub creator get?', ['topic', 'automatic']],

  ['what is Azure AI User called now?', ['naming', 'Foundry User']],
  ['What is the new name of Azure AI Project Manager?', ['naming', 'Foundry Project Manager']],
  ['was Azure AI Developer renamed?', ['naming', DEVELOPER]],
  ['what happened to the Azure AI User role?', ['naming', 'Foundry User']],
  ['which roles were renamed to Foundry?', ['renamed-roles']],

  ['Does Owner include data access?', ['data-actions', 'Owner', null]],
  [
    'what are the data actions of Cognitive Services OpenAI User?',
    ['data-actions', 'Cognitive Services OpenAI User', null],
  ],
  ['what actions does Azure AI Developer exclude?', ['definition', DEVELOPER, null]],
  ['does Azure AI Developer have notActions?', ['definition', DEVELOPER, null]],
  [
    'Which is better for a developer, Contributor or Azure AI Developer?',
    ['comparison', 'Contributor', DEVELOPER, null],
  ],
  [
    'Should I give my team Contributor or Azure AI Developer?',
    ['comparison', 'Contributor', DEVELOPER, null],
  ],
  ['which permission lets someone create a connection?', ['roles-for-need', 'create a connection']],
  [
    'which role can I give to someone who only needs to query the index?',
    ['roles-for-need', 'query an index'],
  ],
  ['which role does my managed identity need to read blobs?', ['roles-for-need', 'read blobs']],
  ['Which role is least to pull images from ACR?', ['roles-for-need', 'pull an image']],
  ['can a custom role create hubs?', ['roles-for-need', 'create a hub']],
  [
    'Can Search Index Data Reader list indexes?',
    ['allowance', 'Search Index Data Reader', 'list the indexes', null],
  ],
  ['which role lets me use embeddings?', ['roles-for-need', 'embed text']],
  ['is there a role that can only see models?', ['roles-for-need', 'list the model deployments']],
  ['Can Reader see connections?', ['allowance', 'Reader', 'see the connections', null]],
  [
    'can Azure AI Developer see keys of a connection?',
    ['allowance', DEVELOPER, 'read the keys in a connection', null],
  ],
  [
    'does Contributor allow calling GPT-4o with Entra ID?',
    ['allowance', 'Contributor', 'chat with a model', null],
  ],
  [
    'what role does Azure OpenAI need on the search service?',
    ['identity-needs', 'an Azure OpenAI resource', 'an Azure AI Search service'],
  ],
  [
    'what roles should the managed identity of AI Search have on the storage account?',
    ['identity-needs', 'an Azure AI Search service', 'a storage account'],
  ],
  ['what can I do as a team lead?', ['topic', 'persona/lead-developer']],
  ['which roles should a new developer get?', ['topic', 'persona/developer']],
  ["what's the minimum role to run prompt flow?", ['topic', 'promptflow']],
  ['Which role replaced Azure AI User?', ['naming', 'Foundry User']],

  ['what do you know about roles?', ['overview']],
  ['How do I add a user to a project?', ['topic', 'sharing']],
  ['how can I share a project with colleagues?', ['topic', 'sharing']],
  ['how do I assign custom roles to users on a hub?', ['topic', 'sharing']],
  ['What role do I need for OneLake?', ['topic', 'connection/Microsoft OneLake']],
  ['can I use prompt flow with azure storage?', ['topic', 'promptflow']],
  [
    'what does the hub need on a storage account that was not made with it?',
    ['identity-needs', 'a hub', 'a storage account'],
  ],

  [
    'can I use Search Index Data Reader for indexing?',
    ['allowance', 'Search Index Data Reader', 'index documents', null],
  ],
  [
    'is Foundry User the right role to create agents?',
    ['allowance', 'Foundry User', 'create an agent', null],
  ],
  ['which roles are able to deploy a model?', ['roles-for-need', 'deploy a model']],
  ['Which built-in role do I need for ingestion?', ['roles-for-need', 'index documents']],
  ['What role should the developers in my team have?', ['topic', 'persona/developer']],
  [
    'Is there any difference between Owner and Contributor on a hub?',
    ['comparison', 'Owner', 'Contributor', 'a hub'],
  ],
  [
    'which role should the Azure OpenAI managed identity have on search?',
    ['identity-needs', 'an Azure OpenAI resource', 'an Azure AI Search service'],
  ],
  ["what's the GUID of Azure AI Developer?", ['naming', DEVELOPER]],

  ['custom roles of the article', ['article-roles']],
  ['Show me the custom roles', ['article-roles']],
  ['what custom roles are there in the article?', ['article-roles']],
  ['which custom roles does the article define?', ['article-roles']],
  ['do you have any custom roles?', ['article-roles']],
  ['AI Studio Developer', ['article-role', 'custom-role/ai-studio-developer', null]],
  ['show me the custom role for PTU', ['article-role', 'custom-role/ptu-procurer', null]],
  [
    'Give me the custom role to purchase provisioned throughput units',
    ['article-role', 'custom-role/ptu-procurer', null],
  ],
  [
    'is there a custom role for assistants?',
    ['article-role', 'custom-role/openai-assistants-developer', null],
  ],
  [
    'definition of the Assistants API Developer role',
    ['article-role', 'custom-role/openai-assistants-developer', null],
  ],
  ['what does the AI Studio Developer custom role allow?', ['explanation', 'AI Studio Developer', null]],
  [
    'difference between PTU procurer and Cognitive Services Contributor',
    ['comparison', 'PTU procurer', 'Cognitive Services Contributor', null],
  ],

  ['what can a hub Contributor not do?', ['limits', 'Contributor', 'a hub']],
  ["What can't Reader do in a project?", ['limits', 'Reader', 'a project']],
  ['what does Owner not allow', ['limits', 'Owner', null]],

  ['which role can open the hub?', ['roles-for-need', 'see a hub']],
  ['who can add users to a project?', ['roles-for-need', 'assign roles']],
  ['least role to delete a key vault', ['roles-for-need', 'delete a key vault']],
  ['which role lets me change a search service', ['roles-for-need', 'change an Azure AI Search service']],
  ['is Reader enough to chat in the playground?', ['allowance', 'Reader', 'chat with a model', null]],
  ['can Azure AI Developer delete the hub?', ['allowance', DEVELOPER, 'delete a hub', null]],
  ['least role for indexing', ['roles-for-need', 'index documents']],
  ['which role do I need to index documents?', ['roles-for-need', 'index documents']],
  ['smallest role to deploy a model', ['roles-for-need', 'deploy a model']],
  ['What is the least privileged role to read blobs?', ['roles-for-need', 'read blobs']],
  [
    'which roles allow Microsoft.Search/searchServices/write',
    ['roles-for-need', 'perform Microsoft.Search/searchServices/write'],
  ],
  ['who may create projects', ['roles-for-need', 'create a project']],
  ['which roles can make hubs', ['roles-for-need', 'create a hub']],
  [
    'which role is needed to create a hub with app insights?',
    ['roles-for-need', 'create a hub with Application Insights'],
  ],
  ['which role can use gpt-4o', ['roles-for-need', 'chat with a model']],
  ['role to list the keys of Azure AI Search', ['roles-for-need', 'list the keys']],
  ['who can assign roles?', ['roles-for-need', 'assign roles']],
  ['who can create custom roles?', ['roles-for-need', 'create custom roles']],
  ['which role can purchase PTUs?', ['roles-for-need', 'buy provisioned throughput']],
  ['what is the least role for creating assistants?', ['roles-for-need', 'create an assistant']],
]

/** Texts that ask about no role in general, each for a reason of its own. */
export const OTHERS: readonly (readonly [reason: string, text: string])[] = [
  ['somebody else’s access', 'can bob@contoso.com read secrets in kv-contoso?'],
  ['a resource is named', 'what can Reader do on srch-1?'],
  ['a resource is named by its address', 'what can Reader do on kv-team.vault.azure.net?'],
  ['a resource is named where a need is told', 'which role do I need to query srch-1?'],
  ['who can do it with a resource', 'who can delete srch-1?'],
  ['the asker’s own project', 'which role do I need to create a project?'],
  ['two things that are no roles', 'what is the difference between a hub and a project?'],
  ['one that is no role', 'what is the difference between Reader and a hub?'],
  ['a word of offices', 'who can share the document?'],
  ['people', 'who can invite users?'],
  ['a day', 'who can deploy on Friday?'],
  ['a role of another kind', 'what does the new role allow?'],
  ['what a custom role of the article is for', 'what is provisioned throughput?'],
  ['the product', 'explain AI Studio'],
  ['a custom role that the article does not have', 'show me the custom role for penguins'],
  ['roles of what is named', 'which roles are there on hub-1?'],
  ['roles of what the article does not speak of', 'which roles are needed for Kubernetes?'],
  ['the data behind a playground', 'which role do I need to upload documents to the playground?'],
  ['sharing something else', 'how do I share a file with colleagues?'],
  ['the asker’s own connection', 'what role do I need for my connection?'],
  ['what happened to a person', 'what happened to Dana?'],
  ['a new name of something else', 'what is the new name of the project?'],
  ['roles at work', 'what is the role of a manager in a scrum team?'],
  ['an allowance with a resource', 'can Reader query srch-1?'],
  ['an allowance of a person', 'can Dana deploy models?'],
  ['an allowance of what is not known', 'can Contributor park cars?'],
  ['a role for what is no error', 'build a role from this: my ideas about the weather'],
  ['an actor', 'who gets the role of the villain?'],
  ['a person', 'explain Dana'],
  ['a word that is not known', 'least role for indexing penguins'],
  ['what depends on the type', 'least role to delete a resource'],
  ['a service outside Azure RBAC', 'which role to use cosmos db'],
  ['several needs', 'which roles can read blobs and list keys'],
  ['two sentences', 'What does Reader allow? Compare it with Owner.'],
  [
    'an error beside it',
    'what does Reader allow? AuthorizationFailed: the client does not have authorization',
  ],
  ['a story', `what does Reader allow ${'and so on '.repeat(40)}`],
  ['nothing', ''],
]
