import type { ResourceKind, Table } from '../../src/knowledge/requirement.ts'
import { requirements } from '../../src/knowledge/requirements.ts'

/** One way to ask some of the requirements, of Adatum. */
export interface Question {
  /** what it is about, in a few words */
  readonly title: string
  /** the command, without the options of who asks and of which tenant */
  readonly command: readonly string[]
  /** what is put in a chat: the same question, or the error itself */
  readonly message: string
  /** the error on standard input */
  readonly input?: string
  /** ids of the requirements that it asks */
  readonly rows: readonly string[]
}

/**
 * Requirements that no question asks yet. The questions stand below, so that a row that can be asked is only
 * taken out here.
 */
export const NOT_YET_ASKED: readonly string[] = [
  'outside-resource/blob',
  'outside-resource/search',
  'acr/admin-user',
  'acr/system-identity',
  'acr/user-identity',
  'cmk/creator',
  'cmk/identity-storage',
  'cmk/identity-search',
  'cmk/identity-cosmos',
  'cmk/key',
]

function rows(table: Table, ...kinds: readonly ResourceKind[]): readonly string[] {
  return requirements
    .filter((row) => row.table === table && (kinds.length === 0 || kinds.includes(row.resource)))
    .map(({ id }) => id)
}

function check(
  what: string,
  option: string,
  message: string,
  asked: readonly string[],
): Omit<Question, 'title'> {
  return { command: ['check', what, ...option.split(' ')], message, rows: asked }
}

function error(on: string, text: string, asked: readonly string[]): Omit<Question, 'title'> {
  return { command: ['diagnose', '--on', on], input: text, message: text, rows: asked }
}

const onConnection = (name: string, ...kinds: readonly ResourceKind[]) =>
  check(
    'connection',
    `--on ${name}`,
    `What am I missing for the connection ${name}?`,
    rows('connection', ...kinds),
  )

/** Every requirement that can be asked stands in one of them. */
export const QUESTIONS: readonly Question[] = [
  {
    title: 'An error of Azure OpenAI',
    ...error(
      'aoai-ada',
      'Principal does not have access to API/Operation. POST https://aoai-ada.openai.azure.com/openai/deployments/gpt-4o/chat/completions',
      rows('troubleshooting', 'openai'),
    ),
  },
  {
    title: 'An error of Azure AI Search',
    ...error(
      'srch-ada',
      "Operation returned an invalid status 'Forbidden'. POST https://srch-ada.search.windows.net/indexes/products/docs/search.index",
      rows('troubleshooting', 'search'),
    ),
  },
  { title: 'A connection to Azure OpenAI', ...onConnection('aoai-connection', 'openai') },
  { title: 'A connection to Azure AI Search', ...onConnection('search-connection', 'search') },
  {
    title: "A connection to the hub's storage account",
    ...onConnection('blob-connection', 'blob-storage', 'storage'),
  },
  { title: 'A connection to a data lake', ...onConnection('lake-connection', 'data-lake') },
  { title: 'A connection to OneLake', ...onConnection('onelake-ada', 'fabric-workspace') },
  {
    title: 'The chat playground',
    ...check('playground', '--on proj-ada', 'Check the playground in proj-ada', rows('playground')),
  },
  {
    title: 'Access to an Azure OpenAI resource',
    ...check('access', '--on aoai-ada', 'What can I do on aoai-ada?', rows('openai-existing')),
  },
  {
    title: 'Creating a hub',
    ...check('create-hub', '--in rg-ada', 'Can I create a hub in rg-ada?', rows('hub-creation')),
  },
  {
    title: 'Creating a hub with Application Insights',
    ...check(
      'create-hub',
      '--in rg-ada --with app-insights',
      'Can I create a hub with Application Insights in rg-ada?',
      rows('app-insights'),
    ),
  },
  {
    title: 'Creating a project',
    ...check(
      'create-project',
      '--on hub-ada',
      'Can I create a project in hub-ada?',
      rows('project-creation'),
    ),
  },
  {
    title: 'Access to a hub',
    ...check('access', '--on hub-ada', 'What can I do on hub-ada?', [
      ...rows('hub-role'),
      ...rows('persona', 'hub'),
    ]),
  },
  {
    title: 'Access to a project',
    ...check('access', '--on proj-ada', 'What can I do on proj-ada?', [
      ...rows('project-member'),
      ...rows('project-role'),
      ...rows('persona', 'project'),
    ]),
  },
  {
    title: 'Access to a Foundry resource',
    ...check('access', '--on aif-ada', 'What can I do on aif-ada?', rows('foundry', 'foundry-account')),
  },
  {
    title: 'Access to a Foundry project',
    ...check('access', '--on agents-ada', 'What can I do on agents-ada?', rows('foundry', 'foundry-project')),
  },
  {
    title: 'Resources that were not made with the hub',
    ...check(
      'outside',
      '--on hub-ada',
      'What does hub-ada need on resources outside?',
      rows('outside-resource'),
    ),
  },
  {
    title: "The hub's container registry",
    ...check('acr', '--on hub-ada', 'Can hub-ada pull images from its registry?', rows('acr')),
  },
  {
    title: 'A customer-managed key',
    ...check('cmk', '--on hub-ada', 'Check the customer-managed key of hub-ada', rows('cmk')),
  },
]

/** The question that asks a requirement; null where none does yet. */
export function questionOf(id: string): Question | null {
  if (NOT_YET_ASKED.includes(id)) return null
  const found = QUESTIONS.find((question) => question.rows.includes(id))
  if (found === undefined) throw new Error(`expected a question that asks ${id}, found none`)
  return found
}
