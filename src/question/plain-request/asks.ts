import type { DeedId } from '../../knowledge/deeds.ts'
import type { Service } from '../../evidence/evidence.ts'
import type { HubTable } from '../hub-requirements.ts'
import type { Ask } from '../question.ts'
import type { Thing } from './things.ts'
import type { Verb } from './verbs.ts'

/** One reading: what is done to what, and what is asked by it. A condition left out holds for every request. */
export interface AskRow {
  /** the verb that tells most; null: there is none */
  readonly verb?: readonly (Verb | null)[]
  /** what the verb is about; without a verb, the thing that tells most */
  readonly object?: readonly (Thing | null)[]
  /** a thing that is spoken of anywhere in the request */
  readonly mentions?: Thing
  /** a further thing that is spoken of */
  readonly and?: Thing
  /** no resource is named */
  readonly isUnnamed?: true
  readonly ask: Ask
}

const ACCESS: Ask = { kind: 'access' }
const CONNECTION: Ask = { kind: 'connection' }
const PLAYGROUND: Ask = { kind: 'playground' }
const CREATE_HUB: Ask = { kind: 'tables', tables: ['hub-creation'] }
const CREATE_PROJECT: Ask = { kind: 'tables', tables: ['project-creation'] }
const OF_HUB = (table: HubTable): Ask => ({ kind: 'tables', tables: [table] })
const does = (deed: DeedId): Ask => ({ kind: 'deed', deed })
const uses = (service: Service): Ask => ({ kind: 'service-error', service })

const CREATING: readonly Verb[] = ['create', 'add', 'deploy']
const LOOKING: readonly (Verb | null)[] = ['read', 'use', 'reach', 'manage', null]
const USING: readonly (Verb | null)[] = ['use', 'chat', 'reach', 'read', 'query', null]
export const RIGHTS: readonly Thing[] = ['assignment', 'role', 'role-name', 'access', 'person']
const WHOLE: readonly (Thing | null)[] = [
  ...(['hub', 'project', 'workspace', 'resource', 'group', 'subscription', 'openai', 'ai-services'] as const),
  ...(['foundry', 'search', 'storage', 'vault', 'registry', 'cosmos', 'insights', null] as const),
]

/** The first row that holds is the reading. */
export const ASK_ROWS: readonly AskRow[] = [
  { mentions: 'playground', ask: PLAYGROUND },
  { verb: CREATING, object: ['connection'], ask: does('create-connection') },
  { verb: ['delete'], object: ['connection'], ask: does('delete-connection') },
  { mentions: 'connection', ask: CONNECTION },

  { verb: [...CREATING, 'buy', 'manage'], object: ['throughput'], ask: does('buy-throughput') },
  { verb: ['assign', 'invite'], ask: does('assign-roles') },
  { verb: ['create', 'add', 'manage', 'write'], object: ['custom-role'], ask: does('define-roles') },
  { verb: ['create', 'add', 'manage'], object: RIGHTS, ask: does('assign-roles') },
  { verb: ['delete'], object: RIGHTS, ask: does('remove-roles') },
  { verb: ['read'], object: ['assignment'], ask: does('see-roles') },

  { verb: CREATING, object: ['hub'], ask: CREATE_HUB },
  { verb: CREATING, object: ['project'], ask: CREATE_PROJECT },
  { mentions: 'customer-key', ask: OF_HUB('cmk') },
  { mentions: 'outside', ask: OF_HUB('outside-resource') },
  { verb: [...LOOKING, 'pull'], mentions: 'registry', and: 'hub', ask: OF_HUB('acr') },
  { verb: CREATING, object: ['agent'], ask: does('create-agent') },
  { verb: CREATING, object: ['assistant'], ask: does('create-assistant') },
  { verb: CREATING, object: ['index'], ask: does('create-index') },
  { verb: CREATING, object: ['compute'], ask: does('create-compute') },
  { verb: ['create', 'add'], object: ['embedding'], ask: does('embed-text') },
  { verb: CREATING, object: ['model', 'deployment', 'embedding'], ask: does('deploy-model') },
  { verb: CREATING, object: ['secret'], ask: does('set-secret') },
  { verb: CREATING, object: ['container'], ask: does('create-container') },
  { verb: CREATING, object: ['blob'], ask: does('write-blobs') },
  { verb: CREATING, object: ['document'], mentions: 'cosmos', ask: uses('cosmos') },
  { verb: CREATING, object: ['document'], ask: does('index-documents') },
  { verb: CREATING, object: ['queue'], ask: does('write-messages') },
  { verb: CREATING, object: ['table'], ask: does('write-rows') },
  { verb: CREATING, object: ['job'], ask: does('submit-job') },
  { verb: CREATING, object: ['template'], ask: does('deploy-template') },
  { verb: CREATING, object: ['search'], ask: does('create-search') },
  { verb: CREATING, object: ['storage'], ask: does('create-storage') },
  { verb: CREATING, object: ['openai', 'ai-services', 'foundry'], ask: does('create-account') },
  { verb: CREATING, object: ['vault'], ask: does('create-vault') },
  { verb: CREATING, object: ['registry'], ask: does('create-registry') },
  { verb: CREATING, object: ['group'], ask: does('create-group') },
  { verb: CREATING, object: ['resource'], ask: ACCESS },
  { verb: ['deploy'], object: [null], ask: does('deploy-model') },

  { verb: ['delete'], object: ['model', 'deployment'], ask: does('delete-deployment') },
  { verb: ['delete'], object: ['index'], ask: does('delete-index') },
  { verb: ['delete'], object: ['blob', 'container'], ask: does('delete-blobs') },
  { verb: ['delete'], object: ['secret'], ask: does('delete-secret') },
  { verb: ['delete'], object: ['compute'], ask: does('delete-compute') },
  { verb: ['delete'], object: ['agent'], ask: does('delete-agent') },
  { verb: ['delete'], object: ['assistant'], ask: does('delete-assistant') },
  { verb: ['delete'], object: WHOLE, ask: does('delete-resource') },

  { verb: ['list'], object: ['index'], ask: does('list-indexes') },
  { verb: ['list'], object: ['model', 'deployment'], ask: does('list-deployments') },
  { verb: ['read'], object: ['model', 'deployment'], ask: does('list-deployments') },
  { verb: ['index'], ask: does('index-documents') },
  { verb: ['tune'], ask: does('fine-tune') },
  { verb: ['rotate'], ask: does('regenerate-keys') },
  { verb: LOOKING, object: ['key'], ask: does('list-keys') },
  { verb: ['write'], object: ['secret'], ask: does('set-secret') },
  { verb: LOOKING, object: ['secret'], ask: does('read-secret') },

  { verb: ['push'], ask: does('push-image') },
  { verb: ['write', 'upload'], object: ['image'], ask: does('push-image') },
  { verb: ['pull'], ask: does('pull-image') },
  { verb: LOOKING, object: ['image'], ask: does('pull-image') },

  {
    object: ['document', 'container', 'table', 'cosmos'],
    mentions: 'cosmos',
    verb: ['query', 'write'],
    ask: uses('cosmos'),
  },
  { object: ['document', 'container', 'table'], mentions: 'cosmos', verb: USING, ask: uses('cosmos') },
  { verb: ['query'], object: ['table'], ask: does('read-rows') },
  { verb: ['query'], object: ['blob'], ask: does('read-blobs') },
  { verb: ['query'], object: ['trace', 'insights'], ask: does('read-traces') },
  { verb: ['query'], object: ['index', 'document', 'search', null], ask: does('query-index') },
  { verb: ['read', 'use', 'reach'], object: ['index', 'document'], ask: does('query-index') },
  { verb: [null], object: ['index', 'document'], ask: uses('ai-search') },
  { verb: ['manage'], object: ['index'], ask: does('create-index') },
  {
    verb: ['write', 'upload', 'manage'],
    object: ['document'],
    mentions: 'search',
    ask: does('index-documents'),
  },
  { verb: ['write', 'manage'], object: ['document', 'index'], ask: does('index-documents') },

  { verb: ['upload'], object: ['share'], ask: does('write-files') },
  { verb: ['upload'], ask: does('write-blobs') },
  { verb: ['write', 'manage'], object: ['blob', 'container'], ask: does('write-blobs') },
  { verb: ['read'], object: ['blob', 'container'], ask: does('read-blobs') },
  { verb: LOOKING, object: ['blob', 'container'], ask: uses('storage-blob') },
  { verb: ['write', 'manage'], object: ['share'], ask: does('write-files') },
  { verb: LOOKING, object: ['share'], ask: does('read-files') },
  { verb: ['write', 'manage'], object: ['queue'], ask: does('write-messages') },
  { verb: LOOKING, object: ['queue'], ask: does('read-messages') },
  { verb: ['write', 'manage'], object: ['table'], ask: does('write-rows') },
  { verb: LOOKING, object: ['table'], ask: does('read-rows') },

  { verb: ['submit'], ask: does('submit-job') },
  { verb: LOOKING, object: ['job'], ask: does('submit-job') },
  { verb: LOOKING, object: ['compute'], ask: uses('ml-workspace') },
  { verb: ['manage'], object: ['agent'], ask: does('create-agent') },
  { verb: ['manage'], object: ['assistant'], ask: does('create-assistant') },
  { verb: USING, object: ['assistant'], ask: does('use-assistants') },
  { verb: USING, object: ['agent'], ask: uses('foundry-project') },
  { verb: LOOKING, object: ['trace'], ask: does('read-traces') },
  { verb: ['read'], object: ['insights'], ask: does('read-traces') },

  { verb: ['manage', null], object: ['deployment'], ask: does('deploy-model') },
  { verb: [...USING, 'embed'], object: ['embedding'], ask: does('embed-text') },
  { verb: ['embed'], ask: does('embed-text') },
  { verb: USING, object: ['model', 'deployment'], ask: uses('azure-openai') },
  { verb: ['chat'], ask: uses('azure-openai') },

  { verb: ['use'], object: ['openai'], ask: uses('azure-openai') },
  { verb: ['use'], object: ['ai-services'], ask: uses('ai-services') },
  { verb: ['use'], object: ['foundry'], ask: uses('foundry-project') },
  { verb: ['use'], object: ['search'], ask: uses('ai-search') },
  { verb: ['use'], object: ['vault'], ask: uses('key-vault') },
  { verb: ['use'], object: ['registry'], ask: uses('acr') },
  { verb: ['use', 'read', 'write'], object: ['cosmos'], ask: uses('cosmos') },
  { verb: ['use'], object: ['insights'], ask: uses('app-insights') },
  { verb: [null, 'reach'], object: ['openai'], isUnnamed: true, ask: uses('azure-openai') },
  { verb: [null, 'reach'], object: ['ai-services'], isUnnamed: true, ask: uses('ai-services') },
  { verb: [null, 'reach'], object: ['search'], isUnnamed: true, ask: uses('ai-search') },
  { verb: [null, 'reach'], object: ['vault'], isUnnamed: true, ask: uses('key-vault') },
  { verb: [null, 'reach'], object: ['registry'], isUnnamed: true, ask: uses('acr') },
  { verb: [null, 'reach'], object: ['storage'], isUnnamed: true, ask: uses('storage-blob') },

  { verb: [...LOOKING, 'write'], object: [...WHOLE, ...RIGHTS, 'persona'], ask: ACCESS },
]
