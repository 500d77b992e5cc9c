import fc from 'fast-check'
import { playgroundRequirements } from '../../../src/question/playground-requirements.ts'
import type { Resource } from '../../../src/question/question.ts'
import { wiringOf, type Wiring } from '../../../src/reply/wiring/wiring.ts'
import { VERDICT_STATES, type Verdict, type VerdictState } from '../../../src/verdict/verdict.ts'
import { connection, deployment, located, openai, project, search, storage } from '../../builders/places.ts'

export const CHAT = openai('aoai-contoso')
export const EMBEDDING = openai('aoai-contoso-embeddings')
export const SEARCH = search('srch-contoso')
export const STORAGE = storage('stcontoso')

/** What the playground of these services takes, each verdict as `stateOf` says of it in turn. */
export function playgroundVerdicts(
  services: readonly Resource[],
  stateOf: (index: number) => VerdictState,
): readonly Verdict[] {
  const outcome = playgroundRequirements(
    located(project(), {
      connections: services.map((service) =>
        connection(service.name, CATEGORIES[service.type] ?? '', service),
      ),
      deployments: services.map((service) =>
        deployment(service, service.name.includes('embed') ? 'text-embedding-3-small' : 'gpt-4o'),
      ),
    }),
  )
  if (outcome.kind === 'ask') throw new Error(`expected requirements, found ${outcome.ask.text}`)
  return outcome.requirements.map((requirement, index) => ({
    requirement,
    state: stateOf(index),
    reasons: [],
  }))
}

const CATEGORIES: Readonly<Record<string, string>> = {
  'Microsoft.CognitiveServices/accounts': 'AzureOpenAI',
  'Microsoft.Search/searchServices': 'CognitiveSearch',
  'Microsoft.Storage/storageAccounts': 'AzureBlob',
}

export function wired(verdicts: readonly Verdict[]): Wiring {
  const wiring = wiringOf(verdicts, 80)
  if (wiring === null) throw new Error('expected a wiring, found no verdicts of a playground')
  return wiring
}

/** Of 2 to 6 services, some without an identity, in any state; names are as people give them, or anything at all. */
export const playgrounds = fc
  .record({
    chats: fc.integer({ min: 1, max: 2 }),
    embeddings: fc.nat(1),
    searches: fc.integer({ min: 1, max: 1 }),
    storages: fc.nat(2),
    name: fc.oneof(
      fc.constantFrom('contoso', 'contoso-ai-platform-production'),
      fc.string({ unit: 'binary', maxLength: 90 }),
    ),
    lacking: fc.nat(6),
    states: fc.array(fc.constantFrom(...VERDICT_STATES), { minLength: 1, maxLength: 20 }),
  })
  .map(({ chats, embeddings, searches, storages, name, lacking, states }) => {
    const several = (count: number, make: (name: string) => Resource, prefix: string) =>
      Array.from({ length: count }, (_, index) => make(`${prefix}${index}${name}`))
    const services = [
      ...several(chats, openai, 'chat'),
      ...several(embeddings, openai, 'embed'),
      ...several(searches, search, 'srch'),
      ...several(storages, storage, 'st'),
    ].map((service, index) => (index === lacking ? { ...service, identity: null } : service))
    return playgroundVerdicts(services, (index) => states[index % states.length] ?? 'missing')
  })
