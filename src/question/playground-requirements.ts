import type { AssigneeKind, ResourceKind } from '../knowledge/requirement.ts'
import { requirementsOf } from '../knowledge/requirements.ts'
import { scopesEqual } from '../rbac/scope.ts'
import { bindToIdentity, requirementsOutcome, type RequirementsOutcome } from './bound-requirements.ts'
import { usesKey } from './connection-requirements.ts'
import type { Resource } from './question.ts'
import { kindsOf } from './resource-type.ts'
import type { Connection, Deployment, Located } from './surroundings.ts'

/** The services that the chat playground of a hub or project brings together. */
interface Services {
  readonly chat: readonly Resource[]
  readonly embedding: readonly Resource[]
  readonly openai: readonly Resource[]
  readonly search: readonly Resource[]
  readonly storage: readonly Resource[]
}

/** The service-to-service rows, for every pair of services that the playground brings together. */
export function playgroundRequirements(located: Located): RequirementsOutcome {
  const keyConnections = located.connections.filter(usesKey)
  const services = servicesOf(located, keyConnections)
  const requirements = requirementsOf('playground').flatMap((row) =>
    actorsOf(row.assignee, services).flatMap((actor) =>
      targetsOf(row.resource, services)
        .filter((target) => !scopesEqual(target.id, actor.id))
        .map((target) => bindToIdentity(row, actor, target)),
    ),
  )
  if (requirements.length > 0) return requirementsOutcome(requirements, keyConnections)
  if (keyConnections.length > 0) return requirementsOutcome([], keyConnections)
  return {
    kind: 'ask',
    ask: {
      field: 'resource',
      text: `${located.resource?.name ?? 'That'} has no connections to Azure OpenAI, AI Search or storage that I can read. Which hub or project is meant?`,
      choices: [],
    },
  }
}

function actorsOf(kind: AssigneeKind, { chat, embedding, search }: Services): readonly Resource[] {
  if (kind === 'search-identity') return search
  if (kind === 'chat-openai-identity') return embedding.length > 0 ? chat : []
  return chat
}

function targetsOf(
  kind: ResourceKind,
  { openai, embedding, search, storage }: Services,
): readonly Resource[] {
  switch (kind) {
    case 'search':
      return search
    case 'storage':
      return storage
    case 'embedding-openai':
      return embedding
    default:
      return openai
  }
}

function servicesOf(located: Located, keyConnections: readonly Connection[]): Services {
  const byKey = keyConnections.flatMap(({ targetResource }) =>
    targetResource === null ? [] : [targetResource.id],
  )
  const connected = unique([
    ...located.connections.flatMap(({ targetResource }) => (targetResource === null ? [] : [targetResource])),
    ...located.related,
  ]).filter(({ id }) => !byKey.some((key) => scopesEqual(key, id)))
  const ofKind = (kind: ResourceKind) => connected.filter((resource) => kindsOf(resource).includes(kind))

  const openai = ofKind('openai')
  const chat = openai.filter((account) => servesChat(account, located.deployments))
  const chatAccounts = chat.length > 0 ? chat : openai
  return {
    openai,
    chat: chatAccounts,
    embedding: openai.filter((account) => !chatAccounts.includes(account)),
    search: ofKind('search'),
    storage: ofKind('storage'),
  }
}

/** An account that deploys only embedding models serves no chat; one without deployments may. */
function servesChat(account: Resource, deployments: readonly Deployment[]): boolean {
  const models = deployments
    .filter(({ accountId }) => scopesEqual(accountId, account.id))
    .map(({ model }) => model)
  return models.length === 0 || models.some((model) => !/embed/i.test(model))
}

function unique(resources: readonly Resource[]): readonly Resource[] {
  return [...new Map(resources.map((resource) => [resource.id.toLowerCase(), resource])).values()]
}
