import type { DeedId } from '../../../src/knowledge/deeds.ts'
import type { Service } from '../../../src/evidence/evidence.ts'
import { control, data } from '../../../src/knowledge/operation-names.ts'
import type { Ask, AskedTable } from '../../../src/question/question.ts'

/** A request, what it asks, the resource that it names, and whom it is about where not the asker. */
export type Request = readonly [text: string, ask: Ask, on: string | null, about?: string]

const access: Ask = { kind: 'access' }
const connection: Ask = { kind: 'connection' }
const playground: Ask = { kind: 'playground' }
const hub: Ask = { kind: 'tables', tables: ['hub-creation'] }
const hubWith = (...tables: readonly AskedTable[]): Ask => ({
  kind: 'tables',
  tables: ['hub-creation', ...tables],
})
const ofHub = (table: AskedTable): Ask => ({ kind: 'tables', tables: [table] })
const project: Ask = { kind: 'tables', tables: ['project-creation'] }
const does = (deed: DeedId): Ask => ({ kind: 'deed', deed })
const uses = (service: Service): Ask => ({ kind: 'service-error', service })
const model = (name: string): Ask => ({ kind: 'service-error', service: 'azure-openai', model: name })

const GROUP = '/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-ai'
const SEARCH = `${GROUP}/providers/Microsoft.Search/searchServices/srch-1`
const PORTAL = `https://portal.azure.com/#@contoso.com/resource${SEARCH}/overview`
const SOMEONE = 'aaaaaaaa-0000-4000-8000-000000000009'
const SUBSCRIPTION = '11111111-2222-4333-8444-555555555555'

export const REQUESTS: readonly Request[] = [
  ['check my access to srch-1', access, 'srch-1'],
  ['access srch-1?', access, 'srch-1'],
  ['permissions on the hub h1 pls', access, 'h1'],
  ['What am I allowed to do on contosohub?', access, 'contosohub'],
  ['what roles do I have in resource group rg-ai?', access, 'rg-ai'],
  ['Which of my roles are missing on srch-1?', access, 'srch-1'],
  ['I have no access to kv-contoso, why?', access, 'kv-contoso'],
  ["I can't get into proj-legal", access, 'proj-legal'],
  ['how do I get access to srch-1?', access, 'srch-1'],
  ['am I owner of hub-1?', access, 'hub-1'],
  ['am I a lead developer on hub-1?', access, 'hub-1'],
  ['which persona am I on hub-1?', access, 'hub-1'],
  ['do I have Storage Blob Data Reader on stdata01?', access, 'stdata01'],
  [`access: ${SEARCH}`, access, SEARCH],
  [`what can I do with ${PORTAL}?`, access, PORTAL],
  ['my rights on kv-team.vault.azure.net', access, 'kv-team.vault.azure.net'],
  ['what can I do here?', access, null],
  ['my permissions?', access, null],
  ['Could you please check my access to the key vault “kv-team-7”? Thanks!', access, 'kv-team-7'],
  ['can bob@contoso.com use aoai-1?', access, 'aoai-1', 'bob@contoso.com'],
  ["Tell me bob@contoso.com's roles on srch-1", access, 'srch-1', 'bob@contoso.com'],
  [`what does ${SOMEONE} have on hub-1`, access, 'hub-1', SOMEONE],

  ['can I use the connection aoai-conn?', connection, 'aoai-conn'],
  ['conection acs-legal?', connection, 'acs-legal'],
  ['what is missing for connection search-docs in proj-x', connection, 'search-docs'],
  ['why does my connection `blobstore-default` not work?', connection, 'blobstore-default'],
  ['check my connection', connection, null],

  ['playground hub-1', playground, 'hub-1'],
  ['playgroud in proj-legal?', playground, 'proj-legal'],
  ['Would the chat playground of project demo-proj work for me?', playground, 'demo-proj'],
  ['what do I need for the playground?', playground, null],

  ['can I create a hub in rg-ai?', hub, 'rg-ai'],
  ['creat hub rg-test-9?', hub, 'rg-test-9'],
  ['can I create a hub with its own container registry in rg-ai?', hubWith('acr'), 'rg-ai'],
  ['can I make a hub with a customer-managed key in rg-ai', hubWith('cmk'), 'rg-ai'],
  [
    'may I create a hub with app insights, acr and cmk in rg-ai?',
    hubWith('app-insights', 'acr', 'cmk'),
    'rg-ai',
  ],
  ['check acr for the hub hub-1', ofHub('acr'), 'hub-1'],
  ['can hub-1 pull images from its registry?', ofHub('acr'), 'hub-1'],
  ['Does hub-1 have access to the container registry?', ofHub('acr'), 'hub-1'],
  ['can hub-1 read the outside resources?', ofHub('outside-resource'), 'hub-1'],
  ['who can give me access to srch-1?', access, 'srch-1'],
  ['who can assign me a role on srch-1', access, 'srch-1'],
  ['what is missing for the container registry of the hub hub-1?', ofHub('acr'), 'hub-1'],
  ['what is needed for a customer-managed key on hub-1?', ofHub('cmk'), 'hub-1'],
  ['check cmk on hub-1', ofHub('cmk'), 'hub-1'],
  ['check outside resources of hub-1', ofHub('outside-resource'), 'hub-1'],
  ['May I create hubs in the resource group team-red', hub, 'team-red'],
  [`what am I missing to create a hub in ${GROUP}?`, hub, GROUP],
  ['am I allowed to create a hub named hub-new in rg-ai', hub, 'rg-ai'],
  [
    'would I be able to set up an AI hub in rg-ml with Application Insights?',
    hubWith('app-insights'),
    'rg-ml',
  ],
  ['check create-hub in rg-ai', hub, 'rg-ai'],
  ['can I create a hub', hub, null],

  ['what role do I need to create a project?', project, null],
  ['why cant i create a project in "hub-legal"', project, 'hub-legal'],
  ['new project on the hub contoso-hub, may I?', project, 'contoso-hub'],
  ['can I add a project to h1 in rg-ai', project, 'h1'],
  ['can I create project proj-new in hub-1', project, 'hub-1'],
  ['can maria@fabrikam.com create a project in hub-1', project, 'hub-1', 'maria@fabrikam.com'],

  ["why can't I use gpt-4o in proj-x?", model('gpt-4o'), 'proj-x'],
  ['gpt-4.1-mini on foundry-weu, can I call it?', model('gpt-4.1-mini'), 'foundry-weu'],
  ['can I call the embeddings model on aoai-7', does('embed-text'), 'aoai-7'],
  ['can I use embeddings of aoai-7?', does('embed-text'), 'aoai-7'],
  ['can I list the indexes on srch-1?', does('list-indexes'), 'srch-1'],
  ['am I able to see the deployments of aoai-7?', does('list-deployments'), 'aoai-7'],
  ['can I list keys of aoai-7?', does('list-keys'), 'aoai-7'],
  ['can I list blobs in stdata01', does('read-blobs'), 'stdata01'],
  ['can I use gpt-4o of aoai-7 with Entra ID?', model('gpt-4o'), 'aoai-7'],
  ['can i use azure openai', uses('azure-openai'), null],
  ['can I chat in proj-x', uses('azure-openai'), 'proj-x'],
  ['why can i not use ai search srch-1', uses('ai-search'), 'srch-1'],
  ['can I work with blobs in stdata01?', uses('storage-blob'), 'stdata01'],
  ['can I read documents from cosmos db cosmos-chat', uses('cosmos'), 'cosmos-chat'],
  ['can I run agents in proj-x', uses('foundry-project'), 'proj-x'],
  ['may I use speech on ais-voice', uses('ai-services'), 'ais-voice'],

  ['can I deploy a model to aoai-7?', does('deploy-model'), 'aoai-7'],
  ['deploy gpt-4o on proj-x, possible for me?', does('deploy-model'), 'proj-x'],
  ['why are the api keys of srch-1 hidden from me', does('list-keys'), 'srch-1'],
  ['am I able to get the secret db-password from kv-prod-eu1?', does('read-secret'), 'kv-prod-eu1'],
  ['do i have the rights for key vault secrets', does('read-secret'), null],
  ['can I assign roles in rg-ai', does('assign-roles'), 'rg-ai'],
  ['can I give bob@contoso.com access to aoai-1?', does('assign-roles'), 'aoai-1'],
  [
    'can olivia@contoso.com grant bob@contoso.com Reader on srch-1?',
    does('assign-roles'),
    'srch-1',
    'olivia@contoso.com',
  ],
  [`may I assign roles on subscription ${SUBSCRIPTION}`, does('assign-roles'), SUBSCRIPTION],
  ['can I invite a user to proj-support?', does('assign-roles'), 'proj-support'],
  ['upload blobs to stlogs22? Thank you!', does('write-blobs'), 'stlogs22'],
  ['may I download files from stdata01', does('read-blobs'), 'stdata01'],
  ['can I put messages on the queue in stjobs02?', does('write-messages'), 'stjobs02'],
  ['can I push images to crshared', does('push-image'), 'crshared'],
  ['am I allowed to docker pull from crshared.azurecr.io?', does('pull-image'), 'crshared.azurecr.io'],
  ['can I create an index in srch-docs', does('create-index'), 'srch-docs'],
  ['can i run queries against the index handbook on srch-docs?', does('query-index'), 'srch-docs'],
  ['which role is needed to query srch-1', does('query-index'), 'srch-1'],
  ['may I index documents in srch-1', does('index-documents'), 'srch-1'],
  ['am i allowed to spin up compute in hub-2?', does('create-compute'), 'hub-2'],
  ['can I buy PTU in aoai-1?', does('buy-throughput'), 'aoai-1'],
  ['may I create custom roles in rg-ai?', does('define-roles'), 'rg-ai'],
  ['can I use assistants of aoai-1?', does('use-assistants'), 'aoai-1'],
  ['can I create an agent in foundry project proj-agents', does('create-agent'), 'proj-agents'],
  ['can I submit training jobs in mlw-train-03', does('submit-job'), 'mlw-train-03'],
  ['may I look at the traces in app insights appi-1', does('read-traces'), 'appi-1'],
  ['can I delete the resource group rg-old', does('delete-resource'), 'rg-old'],
  ['can I create a storage account in rg-ai', does('create-storage'), 'rg-ai'],

  [
    'is `Microsoft.CognitiveServices/accounts/deployments/write` something I may do on aoai-1?',
    { kind: 'operations', operations: [control('Microsoft.CognitiveServices/accounts/deployments/write')] },
    'aoai-1',
  ],
  [
    'microsoft.search/searchservices/indexes/documents/read on srch-docs pls',
    { kind: 'operations', operations: [data('microsoft.search/searchservices/indexes/documents/read')] },
    'srch-docs',
  ],
  [
    'do I have the data action Contoso.Shop/orders/read on shop-1',
    { kind: 'operations', operations: [data('Contoso.Shop/orders/read')] },
    'shop-1',
  ],
]

/** Texts that ask about nothing that can be placed, each for a reason of its own. */
export const OTHER_TEXTS: readonly (readonly [reason: string, text: string])[] = [
  ['a greeting', 'Good morning, all fine?'],
  ['nothing', ' \n\t '],
  ['a mention alone', '@Rolecall'],
  ['a statement', 'I have access to srch-1 now, thanks!'],
  ['a statement that something works', 'my access works now, thanks'],
  ['praise', 'the playground is great'],
  ['an order', 'create a project in hub-1'],
  ['an order to delete', 'delete srch-old'],
  ['an order to grant', 'give bob@contoso.com access to aoai-1'],
  ['a wish to be granted something', 'please grant me Contributor on rg-ai'],
  ['another wish', 'I need access to srch-1'],
  ['how to do something', 'how do I create a project in hub-1?'],
  ['what something is', 'what is the difference between a hub and a project?'],
  ['a price', 'how much is gpt-4o per 1M tokens'],
  ['a capability of a product', 'can I use gpt-4o with structured outputs?'],
  ['another system', 'do I have access to the Jira project CHAT?'],
  ['another system where a name would stand', 'do I have access to SharePoint?'],
  ['another cloud', 'can I deploy to the GKE cluster gke-prod'],
  ['a meeting', 'can I set up a meeting with you tomorrow'],
  ['a place', 'do I have to be on site tomorrow?'],
  ['a day', 'can I deploy on Friday?'],
  ['a branch', 'can I push to main?'],
  ['another language', 'Welche Rollen habe ich auf hub-1?'],
  ['somebody who is not named', 'can they create a hub in rg-ai?'],
  ['a colleague', 'can my colleague use srch-1?'],
  ['somebody mentioned', 'can <at>Bob</at> use srch-1?'],
  ['several people', 'can bob@contoso.com and ann@contoso.com use srch-1?'],
  ['several resources', 'am I able to use srch-1 and aoai-1'],
  ['several deeds', 'can I read and write blobs in stdata01'],
  ['several things', 'can I create a hub and a project in rg-ai'],
  ['who holds a role', 'who can delete srch-1?'],
  ['a link to documentation', 'check https://learn.microsoft.com/azure/role-based-access-control'],
  ['a story', `can I use srch-1? ${'I tried it yesterday. '.repeat(20)}`],
  ['many sentences', 'can I use srch-1? can I use hub-1? my role? my access? my rights?'],
]
