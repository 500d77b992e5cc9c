import type { Disagreement } from '../../knowledge/disagreements/disagreement.ts'
import type { AssigneeKind, ResourceKind } from '../../knowledge/requirement.ts'
import { requirements } from '../../knowledge/requirements.ts'
import type { Place } from '../../question/kind-of-place.ts'
import { disagreementsOn } from './telling-disagreements.ts'
import { TOPICS, type Topic } from './topics.ts'

/** Which roles a part of the article asks for. */
export interface RolesOfTopic {
  readonly kind: 'topic'
  readonly topic: Topic
  readonly disagreements: readonly Disagreement[]
}

/** `id`: of the topic; an unknown one is a fault. */
export function rolesOfTopic(id: string): RolesOfTopic {
  const topic = TOPICS.find((each) => each.id === id)
  if (topic === undefined) throw new Error(`expected a topic of the article, found ${id}`)
  return { kind: 'topic', topic, disagreements: disagreementsOn(topic.rows) }
}

const IDENTITIES: Readonly<Partial<Record<ResourceKind, readonly AssigneeKind[]>>> = {
  openai: ['openai-identity', 'chat-openai-identity'],
  search: ['search-identity'],
  hub: ['hub-identity', 'hub-user-assigned-identity'],
  project: ['project-identity'],
  'foundry-project': ['project-identity'],
}

/** What the identity of one kind of resource needs on another, by all rows. */
export function needsOfIdentity(of: Place, on: Place): RolesOfTopic {
  const holders = of.kinds.flatMap((kind) => IDENTITIES[kind] ?? [])
  const rows = requirements.filter(
    ({ assignee, resource }) => holders.includes(assignee) && on.kinds.includes(resource),
  )
  const topic: Topic = {
    id: 'identity',
    title: `that the identity of ${of.title} needs on ${on.title}`,
    names: [],
    rows,
    check: 'Check the playground in proj-assistant',
  }
  return { kind: 'topic', topic, disagreements: disagreementsOn(rows) }
}
