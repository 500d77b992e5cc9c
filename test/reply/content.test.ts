import { describe, expect, it } from 'vitest'
import type { AdviceStep, Grantor } from '../../src/advice/advice.ts'
import type { Answered } from '../../src/reply/diagnosis/diagnosis.ts'
import { diagnosisText } from '../../src/reply/diagnosis/diagnosis-text.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'
import {
  DANA,
  GROUP,
  OLIVIA,
  OPENAI,
  ROLES,
  SEARCH,
  answered,
  assign,
  evidence,
  verdict,
} from './fixtures/build.ts'
import { eligible, twoMissing, whichResource } from './fixtures/diagnoses.ts'

const OPTIONS = { viewerId: DANA.id }
const READ = { name: 'Microsoft.Search/read', isDataAction: false }
const OPERATION = { id: 'operation/x', table: 'operation', role: null, operations: [READ] } as const

describe('the row of a requirement', () => {
  const rowsOf = (...verdicts: readonly Verdict[]) =>
    diagnosisText(answered({ verdicts }), OPTIONS)
      .split('\n\n')
      .slice(1, -3)
      .join('\n')
      .split('\n')
      .map((line) => line.trim())

  it.each([
    [
      'a role that grants a part explains nothing',
      verdict('missing', {}, [
        ['granted-by-role', 'Reader grants this.'],
        ['role-lacks-operation', 'Reader does not include this.'],
      ]),
      'Missing. Reader does not include this.',
    ],
    [
      'a setting says more than the role that it blocks',
      verdict('granted', {}, [
        ['granted-by-role', 'Reader grants this.'],
        ['setting-blocks-access', 'It accepts keys only.'],
      ]),
      'Granted. It accepts keys only.',
    ],
    [
      'what surely is in the way says more than a network that may be',
      verdict('granted', {}, [
        ['setting-blocks-access', 'It admits listed networks.', { setting: 'properties.networkAcls' }],
        ['setting-blocks-access', 'It accepts keys only.', { setting: 'properties.authOptions' }],
      ]),
      'Granted. It accepts keys only.',
    ],
    [
      'a network that may be in the way, alone',
      verdict('granted', {}, [
        ['granted-by-role', 'Reader grants this.'],
        ['setting-blocks-access', 'It admits listed networks.', { setting: 'properties.networkAcls' }],
      ]),
      'Granted. It admits listed networks.',
    ],
    [
      'what another system holds was no failure to read',
      verdict('indeterminate', {}, [['outside-azure-rbac', 'By a policy.']]),
      'Not an Azure role. By a policy.',
    ],
    ['no reason is given', verdict('denied', {}, []), 'Denied'],
    [
      'a part of a resource',
      verdict('missing', {}, [['no-role-assignment', 'None.']], { scope: `${OPENAI.id}/deployments/gpt-4o` }),
      'You are missing Cognitive Services OpenAI Contributor on gpt-4o in aoai-contoso',
    ],
    [
      'an operation is told once',
      verdict('missing', { ...OPERATION, purpose: 'perform Microsoft.Search/read' }, []),
      '✗ Microsoft.Search/read',
    ],
    [
      'several operations',
      verdict('missing', { ...OPERATION, purpose: 'search', operations: [READ, READ, READ] }, []),
      '✗ Microsoft.Search/read and 2 more, to search',
    ],
    [
      'neither role nor operation',
      verdict('missing', { ...OPERATION, operations: [], purpose: 'pull images as the admin user' }, []),
      '✗ Pull images as the admin user',
    ],
  ])('%s', (_, row, expected) => {
    const lines = diagnosisText(answered({ verdicts: [row] }), OPTIONS)
      .split('\n')
      .map((line) => line.trim().replace(/^✗ You/, 'You'))
    expect(lines).toContain(expected)
  })

  it('names its place where there are several', () => {
    expect(
      rowsOf(verdict('missing', {}, []), verdict('missing', {}, [], { resource: SEARCH })).filter((line) =>
        line.startsWith('on '),
      ),
    ).toEqual(['on aoai-contoso', 'on search-contoso'])
  })

  it('is counted where it is left out', () => {
    const rows = Array.from({ length: 30 }, (_, index) => verdict('missing', { purpose: `do ${index}` }, []))

    expect(rowsOf(...rows)).toContain('and 6 more')
  })

  it('is told once where two tables ask the same', () => {
    const both = [verdict('missing', { id: 'a/1' }, []), verdict('missing', { id: 'b/1' }, [])]
    expect(rowsOf(...both)).toEqual(rowsOf(...both.slice(0, 1)))
  })
})

describe('a row that is missing', () => {
  it('is explained by a role that stops short of the place before there being none', () => {
    const missing = verdict('missing', {}, [
      ['no-role-assignment', 'You have no role on aif-1 or above it.'],
      ['assigned-below-scope', 'Foundry User on agents is below aif-1 and does not reach up to it.'],
    ])
    expect(diagnosisText(answered({ verdicts: [missing] }), OPTIONS)).toContain(
      'Missing. Foundry User on agents is below aif-1',
    )
  })

  it('is not explained by what an eligible role would grant of it', () => {
    const missing = verdict('missing', {}, [
      ['eligible-not-active', 'Reader is eligible.'],
      ['role-lacks-operation', 'Contributor does not include this.'],
    ])

    expect(diagnosisText(answered({ verdicts: [missing] }), OPTIONS)).toContain(
      'Missing. Contributor does not include this.',
    )
  })
})

describe('the steps', () => {
  const stepsOf = (fields: Partial<Answered>) => diagnosisText(answered(fields), OPTIONS)

  it('say why there are fewer of them than roles missing', () => {
    const { verdicts, advice } = twoMissing
    const one = { ...advice, leastRoles: advice.leastRoles.slice(0, 1) }

    expect(stepsOf({ verdicts, advice: one })).toContain(
      'How to fix it\n  One role covers all that is missing.',
    )
    expect(stepsOf({ verdicts, advice })).not.toContain('cover')
    expect(
      stepsOf({ verdicts: [...verdicts, verdict('missing', { id: 'x', role: null }, [])], advice }),
    ).toContain('2 roles cover all that is missing.')
  })

  it('say nothing of a cover where a role has to be activated too', () => {
    const { verdicts, advice } = twoMissing
    const steps = [...eligible.advice.steps, ...advice.steps]

    expect(
      stepsOf({ verdicts, advice: { ...advice, steps, leastRoles: advice.leastRoles.slice(0, 1) } }),
    ).not.toContain('cover')
  })

  it('to activate a role name the reader, and have the command', () => {
    const text = diagnosisText(eligible, OPTIONS)

    expect(text).toContain('You can do this yourself.\n\naz rest --method put --url ')
    expect(text).toContain('(https://portal.azure.com/#view/')
  })

  it('name the role and the scope that the advice leaves out', () => {
    const step = assign(ROLES.openaiUser, OPENAI, { text: 'Do it now.' })

    expect(stepsOf({ advice: { steps: [step], missingRoles: [], leastRoles: [] } })).toContain(
      'Do it now. (Cognitive Services OpenAI User on aoai-contoso)',
    )
  })

  it('say that a command is too long rather than show a part of it', () => {
    const step = assign(ROLES.openaiUser, OPENAI, { commands: { azureCli: `az ${'x'.repeat(5000)}` } })
    const text = stepsOf({ advice: { steps: [step], missingRoles: [], leastRoles: [] } })

    expect(text).toContain('Its command is too long to show here.')
    expect(text).not.toContain('xxx')
  })
})

describe('what is known so far', () => {
  it.each([
    ['a failure', whichResource, 'Known so far: a missing role, Azure OpenAI, Dana Developer'],
    [
      'an operation',
      { ...whichResource, evidence: evidence({ service: null, operations: ['a/b'] }) },
      'Known so far: a missing role, a/b, Dana',
    ],
    [
      'the resource only',
      { ...whichResource, evidence: null, principal: null, resource: OPENAI },
      'Known so far: aoai-contoso',
    ],
  ])('%s', (_, question, expected) => {
    expect(diagnosisText(question, OPTIONS)).toContain(expected)
  })

  it('nothing', () => {
    expect(diagnosisText({ ...whichResource, evidence: null, principal: null }, OPTIONS)).not.toContain(
      'so far',
    )
  })
})

describe('the details', () => {
  it.each([
    [
      'a principal',
      { principal: { name: 'sam@contoso.com', objectId: '1', appId: '2' } },
      'Principal: sam@contoso.com, object id 1, application id 2',
    ],
    [
      'a principal of which little is known',
      { principal: { name: null, objectId: null, appId: '2' } },
      'Principal: application id 2',
    ],
    ['a scope', { scope: GROUP }, `Scope: ${GROUP}`],
    [
      'many request ids',
      { requestIds: Array.from({ length: 9 }, (_, index) => `id${index}`) },
      'id5 and 3 more',
    ],
    [
      'no service',
      { service: null, endpoint: null, code: null, requestIds: [] },
      'What the text said\n  Cause: a missing role',
    ],
  ])('tell %s', (_, fields, expected) => {
    expect(diagnosisText(answered({ evidence: evidence(fields) }), OPTIONS)).toContain(expected)
  })

  it.each([
    ['who it is about', { assignee: DANA }, 'Who: Dana Developer'],
    [
      'an identity that is not there yet',
      { assignee: null, actor: SEARCH },
      "Who: search-contoso's identity",
    ],
    ['nobody', { assignee: null, actor: null }, 'Who: nobody'],
  ])('tell %s', (_, bound, expected) => {
    expect(diagnosisText(answered({ verdicts: [verdict('missing', {}, [], bound)] }), OPTIONS)).toContain(
      expected,
    )
  })

  it('count the reasons that they leave out', () => {
    const reasons = Array.from(
      { length: 20 },
      (_, index) => ['role-lacks-operation', `No. ${index}`] as const,
    )

    expect(diagnosisText(answered({ verdicts: [verdict('missing', {}, reasons)] }), OPTIONS)).toContain(
      'Why: 14 more reasons',
    )
  })

  it('keep a time that is none as it came', () => {
    expect(diagnosisText(answered({ takenAt: 'yesterday' }), OPTIONS)).toContain('Read from Azure: yesterday')
  })

  it('are left out where there are none', () => {
    expect(diagnosisText(answered({ evidence: null, takenAt: null, resource: null }), OPTIONS)).toBe(
      'ℹ\uFE0E No Azure role is missing on the resource',
    )
  })
})

describe('who can take a step', () => {
  const lineFor = (grantors: readonly Grantor[] | null) => {
    const step: AdviceStep = { step: 'ask', text: 'Ask somebody.' }
    const steps = [grantors === null ? step : { ...step, grantors }]
    return diagnosisText(answered({ advice: { steps, missingRoles: [], leastRoles: [] } }), {
      viewerId: OLIVIA.id,
    })
      .split('\n')
      .find((line) => /can do this/i.test(line))
      ?.trim()
  }
  const olivia = { id: OLIVIA.id.toUpperCase(), name: 'Olivia Owner', type: 'User', roleAssignmentId: '/1' }
  const paul = { id: 'f1', name: 'Paul Privileged', type: 'User', roleAssignmentId: '/2' }

  it.each([
    ['the reader themselves', [olivia], 'You can do this yourself.'],
    ['the reader comes first', [paul, olivia], 'You can do this yourself; so can Paul Privileged'],
    [
      'the reader, who must activate a role',
      [{ ...olivia, eligible: true as const }, paul],
      'You can do this yourself after activating a role; so can Paul Privileged',
    ],
    [
      'the reader, who may be denied',
      [{ ...olivia, perhaps: true as const }],
      'You can do this yourself, unless a deny assignment keeps you from it.',
    ],
    [
      'somebody who may be denied',
      [{ ...paul, perhaps: true as const }],
      'Who can do this: Paul Privileged (perhaps)',
    ],
    [
      'somebody who can take every step',
      [
        { ...paul, forAll: true as const },
        { ...paul, id: 'f2', name: 'Rita' },
      ],
      'Who can do this: Paul Privileged (every step) and Rita',
    ],
    [
      'who must activate a role',
      [{ ...paul, eligible: true as const }],
      'Who can do this: Paul Privileged (after activating a role)',
    ],
    ['a group', [{ ...paul, name: 'Admins', type: 'Group' }], 'Who can do this: Admins (group)'],
    [
      'an application',
      [{ ...paul, name: 'deployer', type: 'ServicePrincipal' }],
      'Who can do this: deployer (app)',
    ],
    ['somebody without a known name', [{ ...paul, name: null }], 'Who can do this: principal f1'],
    ['nobody', [], 'Nobody who can do this was found.'],
    ['nobody was looked for', null, undefined],
    [
      'a crowd is cut',
      Array.from({ length: 40 }, (_, index) => ({ ...paul, id: `${index}`, name: `Admin ${index}` })),
      'Who can do this: Admin 0, Admin 1, Admin 2, Admin 3, Admin 4, Admin 5 and 34 more',
    ],
  ])('%s', (_, people, line) => {
    expect(lineFor(people)).toBe(line)
  })

  it.each([
    {
      sentence: 'after the people',
      grantors: [paul],
      text: 'Who can do this: Paul Privileged. There may be others.',
    },
    {
      sentence: 'after the reader',
      grantors: [olivia],
      text: 'You can do this yourself. There may be others.',
    },
    {
      sentence: 'where there is nobody',
      grantors: [],
      text: 'Nobody who can do this was found. There may be others.',
    },
  ])('a note comes $sentence', ({ grantors, text }) => {
    const steps: AdviceStep[] = [
      { step: 'ask', text: 'Ask somebody.', grantors, grantorsNote: 'There may be others.' },
    ]
    const diagnosis = answered({ advice: { steps, missingRoles: [], leastRoles: [] } })
    expect(diagnosisText(diagnosis, { viewerId: OLIVIA.id })).toContain(text)
  })

  it('is told once for steps that the same people can take', () => {
    expect(diagnosisText(twoMissing, OPTIONS).match(/Who can do/g)).toEqual(['Who can do'])
    expect(diagnosisText(twoMissing, OPTIONS)).toContain('How to fix it\n  Who can do these: Olivia Owner')
  })
})
