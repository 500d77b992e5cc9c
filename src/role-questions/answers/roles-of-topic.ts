import type { Disagreement } from '../../knowledge/disagreements/disagreement.ts'
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
