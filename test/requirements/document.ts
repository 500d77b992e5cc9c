import {
  TABLES,
  type AssigneeKind,
  type Requirement,
  type ResourceKind,
} from '../../src/knowledge/requirement.ts'
import { requirementsOf } from '../../src/knowledge/requirements.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import { keyOf, type AzureRead } from './azure-read.ts'
import { questionOf, type Question } from './questions.ts'

const WHO: Readonly<Record<AssigneeKind, string>> = {
  caller: 'the person or application that asks, or that the error names',
  'openai-identity': 'the system-assigned identity of the Azure OpenAI resource',
  'chat-openai-identity': 'the system-assigned identity of the Azure OpenAI resource with the chat model',
  'search-identity': 'the system-assigned identity of the search service',
  'hub-identity': 'the system-assigned identity of the hub',
  'hub-user-assigned-identity': 'the user-assigned identity of the hub',
  'project-identity': 'the system-assigned identity of the Foundry project',
}

const WHERE: Readonly<Record<ResourceKind, string>> = {
  openai: 'the Azure OpenAI or AI services resource',
  'chat-openai': 'the Azure OpenAI resource with the chat model',
  'embedding-openai': 'the Azure OpenAI resource with the embedding model',
  search: 'the search service',
  storage: 'the storage account',
  'blob-storage': 'the blob storage account',
  'data-lake': 'the data lake',
  'fabric-workspace': 'the Microsoft Fabric workspace',
  hub: 'the hub',
  project: 'the project',
  'resource-group': 'the resource group',
  'creation-scope': 'the resource group or subscription in which something is created',
  'container-registry': 'the container registry',
  'key-vault': 'the key vault',
  'foundry-account': 'the Foundry resource',
  'foundry-project': 'the Foundry project',
  any: 'any resource',
}

type Recorded = ReadonlyMap<Question, readonly AzureRead[]>

/** docs/requirements.md, before it is formatted. */
export function requirementsDocument(recorded: Recorded): string {
  const common = readsOfAll([...recorded.values()])
  const tables = TABLES.map((table) => ({ table, rows: requirementsOf(table) }))
  return [
    '# Requirements',
    'Every requirement that Rolecall knows: the rows of the access-control article, and those that came later. A requirement is met by any role that brings its operations; the role named is the one that the article names.',
    'This file is made by `npm run docs:requirements` from `src/knowledge/requirements.ts` and from what the sandbox was asked. A test fails where it is out of date.',
    ...tables
      .filter(({ rows }) => rows.length > 0)
      .flatMap(({ table, rows }) => [`## ${table}`, ...rows.map(rowText)]),
    '## Questions',
    'As asked of a made-up tenant, Adatum. `--as` says who asks; about the identities of services one must be able to read role assignments there. What is in braces differs from tenant to tenant; `{scope}` is a resource or what holds it. What is found may lead to more reads: the policy of an eligible role, the members of a group that can assign a role.',
    '### Read for every question',
    readsTable(common),
    ...[...recorded].flatMap(([question, reads]) => questionBlocks(question, without(reads, common))),
  ].join('\n\n')
}

function rowText({ id, role, operations, assignee, resource, purpose, elsewhere }: Requirement): string {
  const question = questionOf(id)
  return [
    `### ${id}`,
    '',
    `- **Who:** ${WHO[assignee]}`,
    `- **On:** ${WHERE[resource]}`,
    `- **To:** ${purpose}`,
    `- **Role:** ${role === null ? 'none named' : `${role.name} (\`${role.id}\`)`}`,
    ...operationLines(operations),
    ...(elsewhere === undefined ? [] : [`- **Outside Azure RBAC:** ${elsewhere}`]),
    `- **Asked by:** ${question === null ? 'no question yet' : askedBy(question)}`,
  ].join('\n')
}

function operationLines(operations: readonly Operation[]): readonly string[] {
  if (operations.length === 0) return ['- **Operations:** none']
  return [
    '- **Operations:**',
    ...operations.map(
      ({ name, isDataAction }) => `  - ${isDataAction ? 'data action' : 'action'} \`${name}\``,
    ),
  ]
}

function askedBy(question: Question): string {
  const how =
    question.input === undefined
      ? `\`${commandText(question)}\`, or “${question.message}” in chat`
      : `\`${commandText(question)}\` with the error on standard input, or the error in chat`
  return `[${question.title}](#${anchorOf(question.title)}): ${how}`
}

function questionBlocks(question: Question, reads: readonly AzureRead[]): readonly string[] {
  return [
    `### ${question.title}`,
    `\`\`\`sh\n${commandText(question)}${question.input === undefined ? '' : ' < error.txt'}\n\`\`\``,
    `In chat: ${question.message}`,
    `Asks ${question.rows.map((id) => `[${id}](#${anchorOf(id)})`).join(', ')}.`,
    reads.length === 0 ? 'Reads nothing else.' : readsTable(reads),
  ]
}

function commandText({ command }: Question): string {
  return ['rolecall', ...command].join(' ')
}

/** As GitHub makes them of headings. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-')
}

function readsTable(reads: readonly AzureRead[]): string {
  const lines = reads.map(
    ({ service, request, apiVersion }) => `| ${service} | \`${request}\` | ${apiVersion} |`,
  )
  return ['| of | request | API version |', '| --- | --- | --- |', ...lines].join('\n')
}

function readsOfAll([first = [], ...others]: readonly (readonly AzureRead[])[]): readonly AzureRead[] {
  return first.filter((read) => others.every((reads) => without([read], reads).length === 0))
}

function without(reads: readonly AzureRead[], others: readonly AzureRead[]): readonly AzureRead[] {
  const keys = new Set(others.map(keyOf))
  return reads.filter((read) => !keys.has(keyOf(read)))
}
