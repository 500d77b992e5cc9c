import type { Requirement } from '../../knowledge/requirement.ts'
import { requirementsOf } from '../../knowledge/requirements.ts'

/** A part of the article that says which roles something takes. */
export interface Topic {
  readonly id: string
  /** after `The roles`: `of the chat playground` */
  readonly title: string
  /** what people call it, in lower case and without articles */
  readonly names: readonly string[]
  readonly rows: readonly Requirement[]
  /** what else the article says of it, in a sentence of ours */
  readonly note?: string
  /** what to ask to have it checked for real */
  readonly check: string
}

/** Whose roles are asked for, as in `which role does a lead developer need`. */
const person = (id: string, title: string, names: readonly string[]): Topic => ({
  id,
  title,
  names: names.flatMap((name) => [name, `${name}s`]),
  rows: requirementsOf('persona').filter((row) => row.id === id),
  check: 'What can I do on hub-contoso?',
})

const connection = (
  title: string,
  ends: readonly string[],
  names: readonly string[],
  others: readonly string[] = [],
): Topic => ({
  id: `connection/${title}`,
  title: `of a connection to ${title}`,
  names: names
    .flatMap((name) => [
      `connection to ${name}`,
      `connections to ${name}`,
      `${name} connection`,
      `${name} connections`,
      `connecting to ${name}`,
      `connecting ${name}`,
    ])
    .concat(others),
  rows: requirementsOf('connection').filter(({ id }) => ends.some((end) => id === `connection/${end}`)),
  check: 'Check the connection aoai-connection',
})

export const TOPICS: readonly Topic[] = [
  {
    id: 'hub-role',
    title: 'on a hub',
    names: ['hub', 'ai hub', 'hub access', 'access to hub', 'hub level'],
    rows: requirementsOf('hub-role'),
    check: 'What can I do on hub-contoso?',
  },
  {
    id: 'project-role',
    title: 'on a project',
    names: ['project', 'ai project', 'project access', 'access to project', 'project level'],
    rows: [...requirementsOf('project-role'), ...requirementsOf('project-member')],
    check: 'What can I do in proj-assistant?',
  },
  {
    id: 'project-member',
    title: 'for whole work on a project',
    names: [
      ...['project member', 'project members', 'member of project', 'members of project', 'shared project'],
      ...['end-to-end development', 'end to end development', 'whole work on project', 'work on project'],
    ],
    rows: requirementsOf('project-member'),
    check: 'What can I do in proj-assistant?',
  },
  {
    id: 'automatic',
    title: 'that are assigned by themselves',
    names: [
      'automatic',
      'auto-assigned',
      'autoassigned',
      'automatically assigned',
      'hub creator',
      'creator of hub',
    ],
    rows: requirementsOf('project-member').filter(({ id }) => id !== 'project-member/developer'),
    note: 'Whoever creates a hub gets Owner on it. Whoever a project is shared with in the studio gets these two beside the role on the project; with a role that is assigned in the portal or by a command they do not come.',
    check: 'What can I do in proj-assistant?',
  },
  {
    id: 'sharing',
    title: 'to add users to a hub or a project',
    names: [
      'adding users',
      'sharing hub',
      'sharing project',
      'inviting users',
      'managing users',
      'user management',
    ],
    rows: [...requirementsOf('hub-role'), ...requirementsOf('project-role')].filter(({ id }) =>
      id.endsWith('/owner'),
    ),
    note: 'In the studio: open the hub or project and choose Users, New user; only built-in roles can be chosen there. In the portal: Access control (IAM), which has custom roles too, as have the commands. It takes Microsoft.Authorization/roleAssignments/write, which Role Based Access Control Administrator holds as well.',
    check: 'Can I assign roles on hub-contoso?',
  },
  {
    id: 'persona',
    title: 'of a team, by the article’s example for an enterprise',
    names: ['personas', 'team', 'enterprise', 'company', 'organization', 'my team', 'our team'],
    rows: requirementsOf('persona'),
    check: 'What can I do on hub-contoso?',
  },
  person('persona/it-admin', 'of an IT admin', ['it admin', 'it administrator', 'administrator', 'admin']),
  person('persona/manager', 'of a manager', ['manager', 'team manager']),
  person('persona/lead-developer', 'of a lead developer', [
    'lead developer',
    'team lead',
    'tech lead',
    'lead',
  ]),
  person('persona/developer', 'of a developer', ['developer', 'team member', 'data scientist']),
  {
    id: 'connection',
    title: 'of connections that sign in with Microsoft Entra ID',
    names: [
      ...['connection', 'connections', 'entra id connection', 'entra id connections', 'entra connections'],
      ...[
        'microsoft entra id connections',
        'aad connections',
        'keyless connections',
        'entra id authentication',
      ],
    ],
    rows: requirementsOf('connection'),
    note: 'You need them on the service behind the connection. A connection with a key asks for none.',
    check: 'Check the connection aoai-connection',
  },
  connection(
    'Azure AI Search',
    ['search-contributor', 'search-index-data-contributor'],
    ['azure ai search', 'ai search', 'search', 'search service'],
  ),
  connection(
    'Azure OpenAI or AI services',
    ['openai-contributor', 'cognitive-services-user', 'cognitive-services-contributor'],
    ['azure openai', 'openai', 'ai services', 'azure ai services', 'cognitive services', 'aoai'],
  ),
  connection(
    'Azure Blob Storage',
    ['blob-data-contributor', 'promptflow-file'],
    ['azure blob storage', 'blob storage', 'storage', 'storage account', 'azure storage', 'blobs'],
  ),
  connection(
    'Azure Data Lake Storage Gen2',
    ['adls-data-contributor', 'promptflow-file'],
    ['data lake', 'azure data lake', 'data lake storage', 'adls', 'adls gen2', 'data lake storage gen2'],
  ),
  connection(
    'Microsoft OneLake',
    ['onelake-contributor'],
    ['onelake', 'microsoft onelake', 'fabric'],
    ['onelake', 'microsoft onelake'],
  ),
  {
    id: 'promptflow',
    title: 'of Prompt flow on Azure Storage',
    names: [
      ...['prompt flow', 'promptflow', 'prompt flows', 'flows', 'prompt flow with azure storage'],
      ...['prompt flow on azure storage', 'prompt flow with storage', 'prompt flow on storage'],
    ],
    rows: requirementsOf('connection').filter(({ id }) => id === 'connection/promptflow-file'),
    check: 'Can I write files to stcontosoai?',
  },
  {
    id: 'openai-existing',
    title: 'on an Azure OpenAI resource that was there before',
    names: [
      ...[
        'existing azure openai resource',
        'existing azure openai',
        'existing openai',
        'existing openai resource',
      ],
      ...['connecting existing azure openai', 'connection to existing azure openai resource'],
    ],
    rows: requirementsOf('openai-existing'),
    check: 'What can I do on aoai-contoso?',
  },
  {
    id: 'playground',
    title: 'that services need of each other for the chat playground on your data',
    names: [
      ...[
        'playground',
        'chat playground',
        'playground on your data',
        'chat playground on your data',
        'on your data',
      ],
      ...[
        'azure openai on your data',
        'add your data',
        'chat with your data',
        'chat on your data',
        'your own data',
      ],
      ...[
        'playground with own data',
        'playground on own data',
        'chat playground with your data',
        'my own data',
      ],
    ],
    rows: requirementsOf('playground'),
    note: 'The identities are system-assigned ones. Whoever sets it up needs the right to assign roles on each of the resources.',
    check: 'Check the playground in proj-assistant',
  },
  {
    id: 'outside-resource',
    title: 'of a hub on what was not made with it',
    names: [
      ...[
        'outside resources',
        'resources outside hub',
        'outside resource',
        'resources that were not made with hub',
      ],
      ...['resources outside of hub', 'new blob storage', 'new storage account', 'new search service'],
      ...[
        'new azure ai search',
        'own storage account',
        'own search service',
        'hub managed identity',
        'hub identity',
      ],
    ],
    rows: requirementsOf('outside-resource'),
    note: 'It takes both: the resource must let you in, and the identity of the hub.',
    check: 'Check the outside resources of hub-contoso',
  },
  {
    id: 'acr',
    title: 'of a hub on its container registry',
    names: [
      ...['container registry', 'azure container registry', 'acr', 'registry', 'container registry of hub'],
      ...['hub on acr', 'hub on container registry', 'acr access', 'hub to container registry', 'hub to acr'],
    ],
    rows: requirementsOf('acr'),
    note: 'One of these ways is enough. Where the registry is closed to public networks, the admin user and a system-assigned identity get in, a user-assigned one does not. A hub with a system-assigned identity gets its role when it is made.',
    check: 'Check the registry of the hub hub-contoso',
  },
  {
    id: 'cmk',
    title: 'for a hub with a customer-managed key',
    names: [
      ...[
        'cmk',
        'customer-managed key',
        'customer-managed keys',
        'customer managed key',
        'customer managed keys',
      ],
      ...['hub with cmk', 'own encryption key', 'hub with customer-managed key', 'encryption with own key'],
    ],
    rows: requirementsOf('cmk'),
    check: 'Check the customer-managed key of hub-contoso',
  },
  {
    id: 'foundry',
    title: 'of a Foundry resource and its projects',
    names: [
      'foundry',
      'microsoft foundry',
      'azure ai foundry',
      'ai foundry',
      'foundry project',
      'foundry resource',
    ],
    rows: requirementsOf('foundry'),
    check: 'What can I do on foundry-contoso?',
  },
]

/** By its whole name, or without what stands around it: `the new developers in our team`. */
export function topicNamed(name: string): Topic | null {
  const wanted = name.toLowerCase()
  const bare = wanted
    .replace(/^(?:(?:my|our|your|their|new|each|every|all) )+/, '')
    .replace(/ (?:in|of|on) (?:my|our|your|their) team$/, '')
  return [wanted, bare].flatMap((each) => TOPICS.find(({ names }) => names.includes(each)) ?? [])[0] ?? null
}
