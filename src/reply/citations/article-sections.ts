import type { Table } from '../../knowledge/requirement.ts'

/** A section of Microsoft's documentation that rows come from. */
export interface ArticleSection {
  readonly title: string
  /** what it says, at most 160 characters */
  readonly summary: string
  readonly url: string
}

/** Anchors as in the article of September 2024; what has moved since is redirected to what it has become. */
const ARTICLE = 'https://learn.microsoft.com/azure/ai-studio/concepts/rbac-ai-studio'
const FOUNDRY = 'https://learn.microsoft.com/azure/foundry/concepts/rbac-foundry'

const CONNECTIONS: ArticleSection = {
  title: 'Scenario: Connections using Microsoft Entra ID authentication',
  summary:
    'The roles that developers need on what a connection leads to, and that services need on each other in the chat playground.',
  url: `${ARTICLE}#scenario-connections-using-microsoft-entra-id-authentication`,
}

const PROJECTS: ArticleSection = {
  title: 'Default roles for projects',
  summary:
    'The built-in roles on a project, what its members are given besides, and what it takes to create one.',
  url: `${ARTICLE}#default-roles-for-projects`,
}

/** Where each table stands; null for what an error names itself. */
export const SECTIONS: Readonly<Record<Table, ArticleSection | null>> = {
  troubleshooting: {
    title: 'Error: Principal does not have access to API/Operation',
    summary: 'The roles on Azure OpenAI and Azure AI Search that this error asks for.',
    url: `${ARTICLE}#error-principal-does-not-have-access-to-apioperation`,
  },
  connection: CONNECTIONS,
  playground: CONNECTIONS,
  'openai-existing': {
    title: 'Scenario: Use an existing Azure OpenAI resource',
    summary: 'Which role on an existing Azure OpenAI resource its users need, by what they do there.',
    url: `${ARTICLE}#scenario-use-an-existing-azure-openai-resource`,
  },
  'hub-creation': {
    title: 'Dependency service Azure RBAC permissions',
    summary: 'The permissions on other services that whoever creates a hub needs.',
    url: `${ARTICLE}#dependency-service-azure-rbac-permissions`,
  },
  'app-insights': {
    title: 'Scenario: Use Azure Application Insights for logging',
    summary: 'The permissions that a hub with Application Insights takes to create.',
    url: `${ARTICLE}#scenario-use-azure-application-insights-for-logging`,
  },
  'project-creation': PROJECTS,
  'project-member': PROJECTS,
  'project-role': PROJECTS,
  'hub-role': {
    title: 'Default roles for the hub',
    summary: 'The built-in roles on a hub, and what each of them lets one do.',
    url: `${ARTICLE}#default-roles-for-the-hub`,
  },
  persona: {
    title: 'Sample enterprise RBAC setup',
    summary: 'Roles for IT admins, managers, lead developers and developers of an enterprise.',
    url: `${ARTICLE}#sample-enterprise-rbac-setup`,
  },
  'outside-resource': {
    title: 'Access to resources created outside of the hub',
    summary: 'What a hub needs on resources that were not made with it.',
    url: `${ARTICLE}#access-to-resources-created-outside-of-the-hub`,
  },
  acr: {
    title: 'Scenario: Use Azure Container Registry',
    summary: 'How a hub gets into its container registry, and the role that this takes.',
    url: `${ARTICLE}#scenario-use-azure-container-registry`,
  },
  cmk: {
    title: 'Scenario: Use a customer-managed key',
    summary: 'What the creator and the identity of a hub need where it has a key of its own.',
    url: `${ARTICLE}#scenario-use-a-customer-managed-key`,
  },
  foundry: {
    title: 'Minimum role assignments to get started',
    summary: 'The roles that people and the identity of a project need on a Microsoft Foundry resource.',
    url: `${FOUNDRY}#minimum-role-assignments-to-get-started`,
  },
  operation: null,
}
