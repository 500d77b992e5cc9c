import { describe, expect, it } from 'vitest'
import { capabilityRequirements } from '../../src/question/capability-requirements.ts'
import type { BoundRequirement } from '../../src/question/question.ts'
import { requirementsFor } from '../../src/question/requirements-for.ts'
import { accessProfile } from '../../src/verdict/access-profile.ts'
import { judge } from '../../src/verdict/judge.ts'
import { assignment, builtIn } from '../builders/access.ts'
import { DANA } from '../builders/people.ts'
import { connection, GROUP, hub, located, openai, project, search, storage } from '../builders/places.ts'
import { snapshotOf } from '../builders/snapshot.ts'

const HUB = hub()
const PROJECT = project()
const CONNECTIONS = [
  connection('models', 'AzureOpenAI', openai()),
  connection('index', 'CognitiveSearch', search()),
  connection('by-key', 'AzureBlob', storage(), { authType: 'AccountKey' }),
]

type Roles = readonly (readonly [role: string, scope: string])[]

/** What Dana's access to the hub or the project amounts to with some roles. */
function profileWith(on: typeof HUB, roles: Roles) {
  const snapshot = snapshotOf({
    roleAssignments: roles.map(([role, scope]) => assignment(builtIn(role), scope)),
  })
  const outcome = requirementsFor(
    { kind: 'access' },
    located(on, { hub: HUB, connections: CONNECTIONS }),
    'request',
  )
  if (outcome.kind === 'ask') throw new Error('expected requirements, found a question')
  const judged = (requirements: readonly BoundRequirement[]) => judge(requirements, DANA, snapshot, 'request')
  const profile = accessProfile(judged(outcome.requirements), judged(outcome.capabilities))
  if (profile === null) throw new Error('expected a profile, found none')
  const can = profile.capabilities.flatMap(({ state, requirement: { requirement } }) =>
    state === 'granted' ? [requirement.id.replace('capability/', '')] : [],
  )
  return { ...profile, can, persona: profile.persona?.id ?? null }
}

const SERVICES: Roles = [
  ['Cognitive Services OpenAI User', openai().id],
  ['Search Index Data Reader', search().id],
]
const SHARED: Roles = [
  ['Reader', HUB.id],
  ['Azure AI Inference Deployment Operator', GROUP],
]

describe('the persona', () => {
  it.each<{ sentence: string; roles: Roles; persona: string | null; next: string | null }>([
    {
      sentence: 'Owner of the hub is an IT admin',
      roles: [['Owner', HUB.id]],
      persona: 'it-admin',
      next: null,
    },
    {
      sentence: 'Contributor is a manager',
      roles: [['Contributor', HUB.id]],
      persona: 'manager',
      next: 'it-admin',
    },
    {
      sentence: 'Azure AI Developer on the hub is as much as a manager needs',
      roles: [['Azure AI Developer', HUB.id]],
      persona: 'manager',
      next: 'it-admin',
    },
    {
      sentence: 'Azure AI Developer on the project is a developer',
      roles: [['Azure AI Developer', PROJECT.id]],
      persona: 'developer',
      next: 'lead-developer',
    },
    { sentence: 'Reader is none', roles: [['Reader', GROUP]], persona: null, next: 'developer' },
  ])('$sentence', ({ roles, persona, next }) => {
    const profile = profileWith(PROJECT, roles)
    expect(profile.persona).toBe(persona === null ? null : `persona/${persona}`)
    expect(profile.next?.persona.id ?? null).toBe(next === null ? null : `persona/${next}`)
  })

  it('the next one is told with its role, its place and what it adds', () => {
    expect(profileWith(PROJECT, [['Reader', GROUP]]).next).toMatchObject({
      role: { name: 'Azure AI Developer' },
      scope: PROJECT.id,
      adds: ['create compute', 'create connections', 'create deployments'],
    })
  })
})

describe('what one can do', () => {
  it('on a hub counts hubs and projects, and services that are called as oneself', () => {
    expect(profileWith(HUB, [['Owner', GROUP]]).can).toEqual([
      'see',
      'manage',
      'create-compute',
      'create-connections',
      'create-deployments',
      'assign-roles',
      'create-projects',
      'hub-creation/workspace',
    ])
  })

  it('goes by the definition where the article says otherwise: Azure AI Developer assigns no roles', () => {
    const { can } = profileWith(PROJECT, [['Azure AI Developer', PROJECT.id], ...SERVICES])
    expect(can).toContain('use-models')
    expect(can).not.toContain('assign-roles')
  })

  it('says nothing of a service that is called with a key', () => {
    const asked = capabilityRequirements(located(PROJECT, { hub: HUB, connections: CONNECTIONS }))
    expect(asked.map(({ resource }) => resource?.id)).not.toContain(storage().id)
  })

  it('is not told of other resources', () => {
    expect(capabilityRequirements(located(search()))).toEqual([])
    expect(accessProfile([], [])).toBeNull()
  })
})

describe('the traps', () => {
  it.each<{ sentence: string; roles: Roles; says: readonly RegExp[] }>([
    {
      sentence: 'a role on the project alone lacks what the studio assigns beside it, and the services',
      roles: [['Azure AI Developer', PROJECT.id]],
      says: [
        /not Reader on hub-contoso and not Azure AI Inference Deployment Operator on resource group rg-ai: the studio assigns these/,
        /does not reach the services .+: one cannot use the models of aoai-contoso or query the indexes of srch-contoso/,
      ],
    },
    {
      sentence: 'a project shared in the studio lacks the services',
      roles: [['Azure AI Developer', PROJECT.id], ...SHARED],
      says: [/does not reach the services/],
    },
    {
      sentence: 'Owner uses nothing',
      roles: [['Owner', GROUP]],
      says: [
        /^Managing is not using: .+ use the models of aoai-contoso or query the indexes of srch-contoso\.$/,
      ],
    },
    {
      sentence: 'all that is needed has none',
      roles: [['Azure AI Developer', PROJECT.id], ...SHARED, ...SERVICES],
      says: [],
    },
    { sentence: 'who may do nothing is not trapped', roles: [], says: [] },
  ])('$sentence', ({ roles, says }) => {
    const { traps } = profileWith(PROJECT, roles)
    expect(traps).toHaveLength(says.length)
    for (const [index, text] of says.entries()) expect(traps[index]).toMatch(text)
  })
})
