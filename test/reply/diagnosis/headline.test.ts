import { describe, expect, it } from 'vitest'
import type { Step } from '../../../src/advice/advice.ts'
import { CAUSES } from '../../../src/evidence/evidence.ts'
import type { Answered } from '../../../src/reply/diagnosis/diagnosis.ts'
import { headlineOf } from '../../../src/reply/diagnosis/headline.ts'
import { subjectOf } from '../../../src/reply/diagnosis/subject.ts'
import type { SettingName } from '../../../src/verdict/settings/setting.ts'
import { VERDICT_STATES, type VerdictState } from '../../../src/verdict/verdict.ts'
import {
  DANA,
  GROUP,
  OPENAI,
  ROLES,
  SEARCH,
  STORAGE,
  answered,
  evidence,
  grant,
  table,
  verdict,
} from '../fixtures/build.ts'
import {
  accessLevels,
  operations,
  oneMissingWithAlternative,
  playground,
  twoMissing,
} from '../fixtures/diagnoses.ts'

function headline(answer: Answered, viewerId: string | null = DANA.id): string {
  const { label, text } = headlineOf(answer, subjectOf(answer.principal, viewerId, 80), 80)
  return `${label.mark} ${label.word}: ${text}`
}

const row = (state: VerdictState) => verdict(state, {}, [])
const blocked = (settings: readonly SettingName[]) =>
  verdict(
    'granted',
    {},
    settings.map((setting) => ['setting-blocks-access', 'It is in the way.', { setting }] as const),
  )
const search = (state: VerdictState) => verdict(state, { role: ROLES.searchReader }, [], { resource: SEARCH })
const byIdentity = (state: VerdictState) => verdict(state, {}, [], { actor: SEARCH })
const withSteps = (answer: Answered, ...steps: readonly Step[]): Answered => ({
  ...answer,
  advice: { ...answer.advice, steps: steps.map((step) => ({ step, text: 'Do it.' })) },
})

describe('the headline', () => {
  it.each([
    ['two roles', twoMissing, '✗ Missing roles: You are missing 2 roles on aoai-contoso'],
    [
      'one role, which has a name',
      oneMissingWithAlternative,
      '✗ Missing role: You are missing Search Index Data Contributor on search-contoso',
    ],
    [
      'one operation, which one role brings',
      operations,
      '✗ Missing role: You are missing Azure AI Developer on hub-contoso',
    ],
    [
      'one operation, which several roles or none bring',
      answered({ verdicts: [verdict('missing', { role: null }, [])] }),
      '✗ Missing permission: You are missing 1 permission on aoai-contoso',
    ],
    [
      'a role that was renamed since',
      answered({
        verdicts: [row('missing')],
        advice: {
          steps: [],
          missingRoles: [grant({ ...ROLES.openaiContributor, name: 'Foundry Contributor' }, OPENAI.id)],
          leastRoles: [],
        },
      }),
      '✗ Missing role: You are missing Foundry Contributor on aoai-contoso',
    ],
    [
      'operations that no single role is known for',
      answered({
        verdicts: [1, 2].map((each) =>
          verdict('missing', { ...table('hub-creation', `${each}`), role: null }, []),
        ),
      }),
      '✗ Missing permissions: You are missing 2 permissions on aoai-contoso',
    ],
    [
      'a role that may only have to be activated',
      answered({
        verdicts: [verdict('missing', {}, [['eligible-assignments-unread', 'They could not be read.']])],
      }),
      '✗ Missing role, or not active: You are missing Cognitive Services OpenAI Contributor on aoai-contoso, unless there is a role to activate',
    ],
    [
      'the same role wanted twice counts once',
      answered({ verdicts: [row('missing'), row('missing')] }),
      '✗ Missing role: You are missing Cognitive Services OpenAI Contributor on aoai-contoso',
    ],
    [
      'roles on two resources',
      answered({ verdicts: [row('missing'), search('missing')] }),
      '✗ Missing roles: You are missing 2 roles on aoai-contoso and search-contoso',
    ],
    [
      'roles on many resources',
      answered({
        verdicts: [OPENAI, SEARCH, STORAGE].map((resource) => verdict('missing', {}, [], { resource })),
      }),
      '✗ Missing roles: You are missing 3 roles on 3 resources',
    ],
    [
      'a role on a resource group',
      answered({ verdicts: [verdict('missing', {}, [], { resource: null })] }),
      '✗ Missing role: You are missing Cognitive Services OpenAI Contributor on resource group rg-ai',
    ],
    [
      'a deny assignment comes before a missing role',
      answered({ verdicts: [row('missing'), search('denied')] }),
      '⊘ Blocked by a deny assignment: A deny assignment blocks you on search-contoso',
    ],
    [
      'an eligible role',
      answered({ verdicts: [row('eligible'), row('granted')] }),
      '‖ Role not active yet: Your access to aoai-contoso must be activated first',
    ],
    [
      'a condition',
      answered({ verdicts: [row('conditional')] }),
      '! Depends on a condition: Your access to aoai-contoso depends on a condition',
    ],
    [
      'nothing could be checked',
      answered({ verdicts: [row('indeterminate')] }),
      '? Could not be checked: Your access to aoai-contoso could not be checked',
    ],
    [
      'a part could not be checked',
      answered({ verdicts: [row('granted'), row('indeterminate')] }),
      '? Could not be checked: Your access to aoai-contoso could not be checked in full',
    ],
    [
      'everything is granted',
      answered({ verdicts: [row('granted')] }),
      '✓ Access is in place: You already have what this needs on aoai-contoso',
    ],
    [
      'everything is granted, but a connection signs in with a key that is not taken',
      withSteps(answered({ verdicts: [row('granted')] }), 'not-a-role-problem', 'change-setting'),
      '! A connection is in the way: You have the roles on aoai-contoso, but a connection cannot sign in',
    ],
    [
      'everything is granted, but so lately that Azure may not know yet',
      withSteps(
        answered({ verdicts: [verdict('granted', {}, [['recently-assigned', 'A minute ago.']])] }),
        'wait',
      ),
      '✓ Access is new: You already have what this needs on aoai-contoso, though it may not be in force yet',
    ],
    [
      'everything has been granted for long, after an error',
      withSteps(answered({ verdicts: [row('granted')] }), 'wait'),
      '✓ Access is in place: You already have what this needs on aoai-contoso',
    ],
    [
      'everything is granted, but a setting is wrong',
      withSteps(answered({ verdicts: [row('granted')] }), 'change-setting'),
      '! A setting is in the way: You have the roles on aoai-contoso, but a setting blocks access',
    ],
    [
      'what another system holds',
      withSteps(
        answered({ verdicts: [verdict('indeterminate', {}, [['outside-azure-rbac', 'By a policy.']])] }),
        'grant-elsewhere',
      ),
      '! Not an Azure role: Your access to aoai-contoso is granted outside Azure roles',
    ],
    [
      'what another system holds beside something unread',
      answered({
        verdicts: [
          verdict('indeterminate', {}, [['outside-azure-rbac', 'By a policy.']]),
          verdict('indeterminate', {}, [['role-assignments-unread', 'Unread.']]),
        ],
      }),
      '? Could not be checked: Your access to aoai-contoso could not be checked',
    ],
    [
      'everything is granted, but another system decides',
      withSteps(answered({ verdicts: [row('granted')] }), 'grant-elsewhere'),
      '! Not an Azure role: You have the Azure roles on aoai-contoso, the rest is granted elsewhere',
    ],
    [
      'access levels that are held',
      accessLevels,
      'ℹ\uFE0E Access levels: You have the access of Azure AI Developer and Reader on hub-contoso',
    ],
    [
      'no access level is held',
      {
        ...accessLevels,
        verdicts: accessLevels.verdicts.map((each) => ({ ...each, state: 'missing' as const })),
      },
      'ℹ\uFE0E Access levels: You have none of the usual access levels on hub-contoso',
    ],
    [
      'access levels do not count beside real requirements',
      { ...accessLevels, verdicts: [...accessLevels.verdicts, row('granted')] },
      '✓ Access is in place: You already have what this needs on aoai-contoso',
    ],
  ])('%s', (_, answer, expected) => {
    expect(headline(answer)).toBe(expected)
  })
})

describe('whom the headline speaks of', () => {
  it.each([
    ['the reader', twoMissing, DANA.id.toUpperCase(), 'You are missing 2 roles'],
    ['somebody else', twoMissing, null, 'Dana Developer is missing 2 roles'],
    [
      'somebody whose name is not known',
      { ...twoMissing, principal: { ...DANA, name: null } },
      null,
      `Principal ${DANA.id} is missing 2 roles`,
    ],
    ['nobody in particular', { ...twoMissing, principal: null }, null, 'The caller is missing 2 roles'],
    [
      'several identities',
      playground,
      DANA.id,
      'The services are missing 3 roles on search-contoso and stcontoso',
    ],
    [
      'one identity',
      answered({ verdicts: [byIdentity('missing')] }),
      DANA.id,
      "search-contoso's identity is missing Cognitive Services OpenAI Contributor",
    ],
    [
      'one identity, eligible',
      answered({ verdicts: [byIdentity('eligible')] }),
      DANA.id,
      "The access of search-contoso's identity to aoai-contoso must be activated",
    ],
    [
      'the reader and identities',
      answered({ verdicts: [row('missing'), byIdentity('missing')] }),
      DANA.id,
      'You and the services are missing',
    ],
    [
      'somebody else and identities, denied',
      answered({ verdicts: [row('denied'), byIdentity('denied')] }),
      null,
      'A deny assignment blocks Dana Developer and the services on',
    ],
    [
      'the access of somebody else',
      answered({ verdicts: [row('conditional')] }),
      null,
      "Dana Developer's access to aoai-contoso depends",
    ],
    [
      'somebody else has everything',
      answered({ verdicts: [row('granted')] }),
      null,
      'Dana Developer already has what this needs',
    ],
  ])('%s', (_, answer, viewerId, expected) => {
    expect(headline(answer, viewerId)).toContain(`: ${expected}`)
  })
})

describe('the headline without verdicts', () => {
  it.each(CAUSES)('%s: says what it was, and where', (cause) => {
    const text = headline(answered({ evidence: evidence({ cause }) }))

    expect(text).toMatch(/^ℹ\uFE0E \w[^:]+: \w.*aoai-contoso/)
  })

  it.each([
    [
      'the resource',
      OPENAI,
      'x.openai.azure.com',
      GROUP,
      'Network settings blocked the call to aoai-contoso',
    ],
    ['the endpoint', null, 'x.openai.azure.com', GROUP, 'blocked the call to x.openai.azure.com'],
    ['the scope', null, null, GROUP, 'blocked the call to resource group rg-ai'],
    ['nothing', null, null, null, 'blocked the call to the resource'],
  ])('names %s', (_, resource, endpoint, scope, expected) => {
    const network = evidence({ cause: 'network', endpoint, scope })

    expect(headline(answered({ resource, evidence: network }))).toContain(expected)
  })

  it('without an error says that no role is missing', () => {
    expect(headline(answered({ evidence: null }))).toBe(
      'ℹ\uFE0E Not a role problem: No Azure role is missing on aoai-contoso',
    )
  })
})

describe('every state', () => {
  it.each(VERDICT_STATES)('%s never says that a role is missing unless it is', (state) => {
    const answer = answered({
      verdicts: [row(state)],
      advice: { steps: [], missingRoles: [grant(ROLES.openaiUser, OPENAI.id)], leastRoles: [] },
    })

    expect(headline(answer).includes('missing')).toBe(state === 'missing')
  })
})

describe('a failure of another cause', () => {
  const other = answered({ evidence: evidence({ cause: 'other' }) })

  it.each<[Step, string]>([
    ['grant-elsewhere', 'Access to aoai-contoso is granted outside Azure roles'],
    ['not-a-role-problem', 'Something other than a role stopped the call to aoai-contoso'],
  ])('with the step %s is told as: %s', (step, text) => {
    expect(headline(withSteps(other, step))).toBe(`ℹ︎ Not an Azure role: ${text}`)
  })
})

describe('where everything is granted, what is in the way is told as surely as it is known', () => {
  it.each<{ sentence: string; settings: readonly SettingName[]; told: string }>([
    {
      sentence: 'a lock',
      settings: ['Microsoft.Authorization/locks'],
      told: '! A lock is in the way: You have the roles on aoai-contoso, but a lock refuses this',
    },
    {
      sentence: 'networks, of which the caller may be in one',
      settings: ['properties.networkAcls', 'properties.publicNetworkAccess'],
      told: '! The network may be in the way: You have the roles on aoai-contoso, but not every network reaches it',
    },
    {
      sentence: 'keys that are not taken',
      settings: ['properties.disableLocalAuth'],
      told: '! Keys are switched off: You have the roles on aoai-contoso, but keys are not taken',
    },
    {
      sentence: 'a network, and something surer',
      settings: ['properties.networkAcls', 'properties.authOptions'],
      told: '! A setting is in the way: You have the roles on aoai-contoso, but a setting blocks access',
    },
  ])('$sentence', ({ settings, told }) => {
    expect(headline(withSteps(answered({ verdicts: [blocked(settings)] }), 'change-setting'))).toBe(told)
  })
})
