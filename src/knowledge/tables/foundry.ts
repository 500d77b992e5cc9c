import { AGENTS, CHAT_COMPLETIONS } from '../operation-names.ts'
import type { Requirement } from '../requirement.ts'
import { ROLES } from '../role-names.ts'

/** Microsoft Foundry resources and their projects, which came after the article. */
export const foundry: readonly Requirement[] = [
  {
    id: 'foundry/user',
    table: 'foundry',
    role: ROLES.foundryUser,
    operations: [CHAT_COMPLETIONS, ...AGENTS],
    assignee: 'caller',
    resource: 'foundry-account',
    purpose: 'use models and agents of the Foundry resource',
  },
  {
    id: 'foundry/project-identity',
    table: 'foundry',
    role: ROLES.foundryUser,
    operations: [CHAT_COMPLETIONS, ...AGENTS],
    assignee: 'project-identity',
    resource: 'foundry-account',
    purpose: "let the project's agents use the Foundry resource",
  },
  {
    id: 'foundry/agent-data-actions',
    table: 'foundry',
    role: ROLES.foundryUser,
    operations: AGENTS,
    assignee: 'caller',
    resource: 'foundry-project',
    purpose: 'read and write agents in the project',
  },
]
