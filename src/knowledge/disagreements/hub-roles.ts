import {
  ASSIGN_ROLES,
  BLOBS_READ,
  CHAT_COMPLETIONS,
  control,
  data,
  DOCUMENTS_READ,
  JOIN_HUB,
  WRITE_WORKSPACE,
} from '../operation-names.ts'
import { ROLES } from '../role-names.ts'
import { hubCreation } from '../tables/hub.ts'
import { grants, lacks, type Disagreement } from './disagreement.ts'

const AI_ADMINISTRATOR = { id: 'b78c5d69-af96-48a3-bf8d-a8b4d589de94', name: 'Azure AI Administrator' }

const WORKSPACES = 'Microsoft.MachineLearningServices/workspaces'
const ACCOUNTS = 'Microsoft.CognitiveServices/accounts'
const DEPLOY_MODEL = control(`${ACCOUNTS}/deployments/write`)
const ANALYZE_IMAGE = data(`${ACCOUNTS}/ComputerVision/analyze/action`)
const TRANSLATE = data(`${ACCOUNTS}/TextTranslation/translate/action`)
const USE_OF_SERVICES = [CHAT_COMPLETIONS, DOCUMENTS_READ, BLOBS_READ]

/** The article's tables of roles on hubs and projects, and the prose around them. */
export const hubRoleDisagreements: readonly Disagreement[] = [
  {
    id: 'full-access-without-data',
    effect: 'falls-short',
    rows: ['hub-role/owner', 'hub-role/contributor', 'project-role/owner', 'project-role/contributor'],
    roles: [ROLES.owner, ROLES.contributor],
    article: 'Owner and Contributor have full access to the hub or project.',
    definition:
      'Neither holds a data action: by role alone they neither chat with a model nor read an index or a blob, they only can list keys.',
    facts: [...lacks(ROLES.owner, ...USE_OF_SERVICES), ...lacks(ROLES.contributor, ...USE_OF_SERVICES)],
  },
  {
    id: 'reader-without-data',
    effect: 'falls-short',
    rows: ['hub-role/reader', 'project-role/reader'],
    roles: [ROLES.reader],
    article: 'Reader has read access to the hub or project.',
    definition: 'Reader reads settings only: it holds no data action, so no index, blob or model.',
    facts: lacks(ROLES.reader, ...USE_OF_SERVICES),
  },
  {
    id: 'key-difference',
    effect: 'falls-short',
    rows: ['hub-role/contributor', 'hub-role/ai-developer'],
    roles: [ROLES.contributor, ROLES.aiDeveloper],
    article: 'The key difference between Contributor and Azure AI Developer is making hubs.',
    definition:
      'Contributor can also change and delete the hub, list its keys and manage every other kind of resource; Azure AI Developer can use models with its data actions, which Contributor cannot.',
    facts: [
      ...grants(
        ROLES.contributor,
        WRITE_WORKSPACE,
        control(`${WORKSPACES}/delete`),
        control(`${WORKSPACES}/listKeys/action`),
      ),
      ...lacks(
        ROLES.aiDeveloper,
        WRITE_WORKSPACE,
        control(`${WORKSPACES}/delete`),
        control(`${WORKSPACES}/listKeys/action`),
      ),
      ...grants(ROLES.aiDeveloper, CHAT_COMPLETIONS),
      ...lacks(ROLES.contributor, CHAT_COMPLETIONS),
    ],
  },
  {
    id: 'ai-developer-all-but-hubs',
    effect: 'falls-short',
    rows: ['hub-role/ai-developer'],
    roles: [ROLES.aiDeveloper],
    article: 'Azure AI Developer can do everything on a hub except making hubs and managing its permissions.',
    definition:
      'Its definition also excludes changing and deleting the hub, listing its keys, and writing feature stores.',
    facts: lacks(
      ROLES.aiDeveloper,
      WRITE_WORKSPACE,
      control(`${WORKSPACES}/delete`),
      control(`${WORKSPACES}/listKeys/action`),
      control(`${WORKSPACES}/featurestores/write`),
    ),
  },
  {
    id: 'ai-developer-assigns-roles',
    effect: 'falls-short',
    rows: ['hub-role/ai-developer', 'project-role/ai-developer', 'persona/lead-developer'],
    roles: [ROLES.aiDeveloper],
    article:
      "With Azure AI Developer on a hub one can assign permissions within a project of one's own; for a project the article says the opposite.",
    definition: 'It cannot assign roles anywhere: it only reads role assignments.',
    facts: [
      ...lacks(ROLES.aiDeveloper, ASSIGN_ROLES),
      ...grants(ROLES.aiDeveloper, control('Microsoft.Authorization/roleAssignments/read')),
    ],
  },
  {
    id: 'ai-developer-search',
    effect: 'falls-short',
    rows: ['hub-role/ai-developer'],
    roles: [ROLES.aiDeveloper],
    article: 'Azure AI Developer can work with existing Azure AI Search resources.',
    definition: 'It holds no operation of Azure AI Search, on either plane.',
    facts: lacks(ROLES.aiDeveloper, DOCUMENTS_READ, control('Microsoft.Search/searchServices/read')),
  },
  {
    id: 'ai-developer-ai-services',
    effect: 'falls-short',
    rows: ['hub-role/ai-developer'],
    roles: [ROLES.aiDeveloper],
    article: 'Azure AI Developer can work with existing Azure AI services resources.',
    definition:
      'Its data actions are those of Azure OpenAI, Speech, Content Safety and models as a service: not Vision, Language or Translator.',
    facts: [
      ...grants(ROLES.aiDeveloper, CHAT_COMPLETIONS),
      ...lacks(ROLES.aiDeveloper, ANALYZE_IMAGE, TRANSLATE),
    ],
  },
  {
    id: 'ai-developer-deployments',
    effect: 'falls-short',
    rows: ['project-role/ai-developer'],
    roles: [ROLES.aiDeveloper],
    article: 'Azure AI Developer can create deployments.',
    definition:
      'It creates online endpoints of the project, and no deployment of a model on an Azure OpenAI or AI services resource.',
    facts: [
      ...grants(ROLES.aiDeveloper, control(`${WORKSPACES}/onlineEndpoints/write`)),
      ...lacks(ROLES.aiDeveloper, DEPLOY_MODEL),
    ],
  },
  {
    id: 'ai-developer-printed',
    effect: 'inexact',
    rows: ['hub-role/ai-developer', 'project-role/ai-developer'],
    roles: [ROLES.aiDeveloper],
    article: 'The definition of Azure AI Developer that it prints is of 2024.',
    definition:
      'Since then data actions for models as a service were added; fine-tuned deployments and some results of evaluations were taken out.',
    facts: [
      ...grants(ROLES.aiDeveloper, data(`${ACCOUNTS}/MaaS/chat/completions/action`)),
      ...lacks(
        ROLES.aiDeveloper,
        data(`${ACCOUNTS}/OpenAI/fine-tunes-deployments/write`),
        control(`${WORKSPACES}/evaluations/results/labels/read`),
        control(`${WORKSPACES}/evaluations/results/reasonings/read`),
        control(`${WORKSPACES}/simulations/results/images/read`),
      ),
    ],
  },
  {
    id: 'deployment-operator',
    effect: 'falls-short',
    rows: [
      'hub-role/inference-deployment-operator',
      'project-role/inference-deployment-operator',
      'project-member/deployment-operator',
    ],
    roles: [ROLES.inferenceDeploymentOperator],
    article:
      'Azure AI Inference Deployment Operator has all that a deployment in a resource group takes, and consists of two permissions.',
    definition:
      'It may start a deployment and holds no right to create what is deployed; writing autoscale settings has been added.',
    facts: [
      ...grants(
        ROLES.inferenceDeploymentOperator,
        control('Microsoft.Resources/deployments/write'),
        control('Microsoft.Insights/AutoscaleSettings/Write'),
      ),
      ...lacks(
        ROLES.inferenceDeploymentOperator,
        control(`${WORKSPACES}/onlineEndpoints/write`),
        DEPLOY_MODEL,
      ),
    ],
  },
  {
    id: 'hub-makers',
    effect: 'goes-too-far',
    rows: hubCreation.map(({ id }) => id),
    roles: [ROLES.owner, ROLES.contributor],
    article: 'Only Owner and Contributor let one make a hub.',
    definition: 'Azure AI Administrator holds the same four operations.',
    facts: grants(AI_ADMINISTRATOR, ...hubCreation.flatMap(({ operations }) => operations)),
  },
  {
    id: 'custom-roles-make-no-hubs',
    effect: 'inexact',
    rows: ['hub-creation/workspace'],
    roles: [],
    article: 'A custom role cannot let one make hubs.',
    definition:
      'A custom role may hold the same operations as a built-in one: nothing in a definition tells why it should not do.',
    facts: [],
  },
  {
    id: 'join-hub',
    effect: 'inexact',
    rows: ['project-creation/join'],
    roles: [ROLES.aiDeveloper],
    article: 'To create a project takes the action workspaces/hubs/join.',
    definition: 'The operation is workspaces/hubs/join/action; the shorter name does not exist.',
    facts: [
      { kind: 'no-operation', name: `${WORKSPACES}/hubs/join` },
      ...grants(ROLES.aiDeveloper, JOIN_HUB),
    ],
  },
  {
    id: 'end-to-end',
    effect: 'falls-short',
    rows: ['project-member/developer', 'persona/developer'],
    roles: [ROLES.contributor, ROLES.aiDeveloper],
    article:
      'For work on a project from end to end, Contributor or Azure AI Developer there is enough beside the two roles that are assigned by themselves.',
    definition:
      'Contributor calls no model with its own sign-in, and neither role queries an index or reads a blob.',
    facts: [
      ...lacks(ROLES.contributor, ...USE_OF_SERVICES),
      ...lacks(ROLES.aiDeveloper, DOCUMENTS_READ, BLOBS_READ),
    ],
  },
  {
    id: 'managers-manage',
    effect: 'falls-short',
    rows: ['persona/manager'],
    roles: [ROLES.contributor, ROLES.aiDeveloper],
    article: 'Managers with Contributor or Azure AI Developer on the hub can manage it.',
    definition: 'Azure AI Developer can create compute and connections, and not change the hub itself.',
    facts: [
      ...grants(
        ROLES.aiDeveloper,
        control(`${WORKSPACES}/computes/write`),
        control(`${WORKSPACES}/connections/write`),
      ),
      ...lacks(ROLES.aiDeveloper, WRITE_WORKSPACE),
    ],
  },
]
