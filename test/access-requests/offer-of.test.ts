import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPlainRequest } from '../../src/question/plain-request/read-plain-request.ts'
import { newRequest, requestOf } from '../../src/teams/remembered-request.ts'
import { withheldTexts } from '../../src/access-requests/withheld.ts'
import type { AdviceStep, Grantor } from '../../src/advice/advice.ts'
import { grantOf, idOf, INGRID, NOW, OLIVIA, RAVI, DANA, SAM } from '../builders/access-requests.ts'
import { offerOf, type OfferResult } from '../../src/access-requests/offer-of.ts'
import { offer } from '../../src/access-requests/offer.ts'
import { readOfferedRoles } from '../../src/access-requests/read-offered-roles.ts'
import { diagnose } from '../../src/diagnose.ts'
import { NO_LANGUAGE } from '../../src/language/language.ts'
import type { Principal } from '../../src/rbac/principal.ts'
import type { RoleDefinition } from '../../src/rbac/role-definition.ts'
import type { Answered } from '../../src/reply/diagnosis/diagnosis.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { CARLA, HUGO, PRIYA } from '../../src/sandbox/contoso/people.ts'
import { AI_SCOPE, HUB, OPENAI, resourceGroup, SEARCH } from '../../src/sandbox/contoso/places.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import type { AzureReader } from '../../src/snapshot/azure-reader.ts'
import { customRole } from '../builders/access.ts'
import { sampleError } from '../builders/requests.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'

let sandbox: Sandbox
let azure: AzureReader
beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
  azure = sandboxReader(sandbox)
})
afterAll(() => sandbox.close())

const question = { text: 'as it was asked' }

async function offeredFor(text: string, viewerId: string, reader: AzureReader = azure): Promise<OfferResult> {
  const asked = newRequest(readPlainRequest(text) === null ? 'error' : 'plain', text, null)
  const request = requestOf(asked, { by: 'id', id: viewerId })
  const diagnosis = await diagnose(request, { azure: reader, language: NO_LANGUAGE }, NOW)
  if (diagnosis.status !== 'answered') throw new Error(`expected an answer, found ${diagnosis.status}`)
  const roles = await readOfferedRoles(diagnosis, reader)
  return offerOf(diagnosis, { diagnosisId: idOf('diagnosis'), viewerId, question, roles }, NOW)
}

describe('because of an error somebody may request', () => {
  it('what its diagnosis advises, of people who can grant it', async () => {
    const result = await offeredFor(sampleError('Chat playground'), DANA.id)
    const grant = grantOf('Cognitive Services User', OPENAI)
    expect(result).toEqual({
      kind: 'offer',
      withheld: [],
      offer: {
        version: 1,
        diagnosisId: idOf('diagnosis'),
        viewerId: DANA.id,
        beneficiary: { ...DANA, type: 'User' },
        grants: [
          {
            grant,
            grantors: [
              { ...OLIVIA, mustActivate: false },
              { ...INGRID, mustActivate: false },
            ],
            grantorsNote: null,
          },
        ],
        withheld: [],
        resourceName: 'aoai-contoso',
        createdAt: NOW.toISOString(),
        question,
      },
    })
    expect(result.kind === 'offer' && offer.parse(result.offer)).toEqual(
      result.kind === 'offer' && result.offer,
    )
  })

  it('the same where it is not known what they could activate, which the approver is told', async () => {
    const refused = () => Promise.resolve({ kind: 'refused' as const, why: 'Azure answered 503' })
    const result = await offeredFor(sampleError('Chat playground'), DANA.id, {
      ...azure,
      eligibleAssignments: refused,
    })
    expect(result.kind === 'offer' && result.offer.grants.map(({ grant }) => grant)).toEqual([
      {
        ...grantOf('Cognitive Services User', OPENAI),
        caution: expect.stringContaining('which roles they could activate') as string,
      },
    ])
  })

  it('nothing where a role is there to be activated', async () => {
    expect(await offeredFor(sampleError('A role to activate'), PRIYA)).toMatchObject({
      kind: 'nothing',
      code: 'activate-instead',
    })
  })

  it('nothing where no role is the cure', async () => {
    expect(await offeredFor(sampleError('Not a role: firewall'), DANA.id)).toMatchObject({
      kind: 'nothing',
      code: 'no-role-needed',
    })
  })

  it('nothing that gives access, whatever the error asks for', async () => {
    const text = `(AuthorizationFailed) The client 'sam@contoso.com' with object id '${SAM.id}' does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '${OPENAI}' or the scope is invalid.`
    const result = await offeredFor(text, SAM.id)
    expect(result).toMatchObject({
      kind: 'nothing',
      code: 'all-withheld',
      text: expect.stringContaining('lets its holder give access to others') as string,
    })
    expect(result.withheld.map(({ code }) => code)).toEqual(['gives-access'])
  })

  it('no role to list keys, where keys are not what failed', async () => {
    const result = await offeredFor(sampleError('Chat playground'), PRIYA)
    expect(result).toMatchObject({ kind: 'nothing', code: 'all-withheld' })
    expect(withheldTexts(result.withheld)).toEqual([
      'Cognitive Services Contributor would only let you list keys, and this failure is not about keys, so it cannot be requested here. If you need keys, ask me whether you can list them.',
    ])
  })

  it.each([
    [
      'the error names it',
      `(AuthorizationFailed) The client 'priya@contoso.com' with object id '${PRIYA}' does not have authorization to perform action 'Microsoft.CognitiveServices/accounts/listKeys/action' over scope '${OPENAI}' or the scope is invalid.`,
    ],
    ['it is asked for', 'Can I list keys of aoai-contoso?'],
  ])('a role to list keys, with a word about them to whoever approves, where %s', async (_, text) => {
    const result = await offeredFor(text, PRIYA)
    expect(result).toMatchObject({
      kind: 'offer',
      offer: {
        grants: [
          {
            grant: {
              roleName: 'Cognitive Services Contributor',
              caution: expect.stringContaining('keys') as string,
            },
          },
        ],
      },
    })
  })

  it('not Contributor for a hub, where a custom role has all that it takes: it is not known to be missing', async () => {
    const result = await offeredFor('Can I create a hub in rg-ai?', HUGO)
    expect(result).toMatchObject({ kind: 'nothing', code: 'all-withheld' })
    expect(withheldTexts(result.withheld)).toEqual([
      'Contributor cannot be requested here: a custom role has all that it takes already, and I pass on only what I found to be missing. Ask somebody who can assign it.',
    ])
  })

  it('nothing that a deny assignment would make useless', async () => {
    const locked = resourceGroup('rg-ai-locked')
    const text = `(AuthorizationFailed) The client 'carla@contoso.com' with object id '${CARLA}' does not have authorization to perform action 'Microsoft.Storage/storageAccounts/write' over scope '${locked}/providers/Microsoft.Storage/storageAccounts/new' or the scope is invalid.`
    expect(await offeredFor(text, CARLA)).toMatchObject({ kind: 'nothing' })
  })
})

describe('of what is advised', () => {
  const dana: Principal = { id: DANA.id, type: 'User', name: DANA.name }
  const advised = (roleName: string, fields: Partial<AdviceStep> = {}): AdviceStep => ({
    step: 'assign-role',
    text: '',
    role: { id: grantOf(roleName, OPENAI).roleId, name: roleName },
    principalId: DANA.id,
    scope: OPENAI,
    commands: { azureCli: '' },
    grantors: [],
    ...fields,
  })
  const judged = (
    steps: readonly AdviceStep[],
    fields: Partial<Answered> = {},
    roles: readonly RoleDefinition[] = [],
  ) => {
    const diagnosis: Answered = {
      status: 'answered',
      evidence: null,
      principal: dana,
      resource: null,
      verdicts: [],
      profile: null,
      advice: { steps, missingRoles: [], leastRoles: [] },
      blindSpots: [],
      notes: [],
      takenAt: NOW.toISOString(),
      ...fields,
    }
    const context = {
      diagnosisId: idOf('diagnosis'),
      viewerId: DANA.id,
      question,
      roles: new Map(roles.map((role) => [role.id, role])),
    }
    return offerOf(diagnosis, context, NOW)
  }
  const own = customRole('Index Watcher', { actions: ['Microsoft.Search/searchServices/read'] })
  const sly = customRole('Index Owner', { actions: ['Microsoft.Authorization/roleAssignments/write'] })
  const ofCustom = ({ id, name }: RoleDefinition) => advised(name, { role: { id, name } })
  const reader = advised('Reader')

  const withheld: readonly (readonly [sentence: string, code: string, result: () => OfferResult])[] = [
    ['Owner', 'gives-access', () => judged([advised('Owner'), reader])],
    [
      'Contributor of a subscription',
      'too-broad-there',
      () => judged([advised('Contributor', { scope: AI_SCOPE }), reader]),
    ],
    ['a role that nobody could read', 'role-unknown', () => judged([ofCustom(own), reader])],
    [
      'a role of the tenant that gives access',
      'gives-access',
      () => judged([ofCustom(sly), reader], {}, [sly]),
    ],
    [
      'a role that does not exist yet',
      'role-to-be-made',
      () =>
        judged([
          advised('x', {
            customRole: {
              id: idOf('x'),
              name: idOf('x'),
              properties: {
                roleName: 'x',
                description: '',
                type: 'CustomRole',
                assignableScopes: [],
                permissions: [],
              },
            },
          }),
          reader,
        ]),
    ],
    [
      'a role for an identity that does not exist yet',
      'no-identity-yet',
      () => judged([advised('AcrPull', { principalId: null }), reader]),
    ],
    ['a role for a group', 'a-group', () => judged([reader], { principal: { ...dana, type: 'Group' } })],
    [
      'a role that is there under a condition',
      'under-condition',
      () => {
        const { commands, ...step } = advised('AcrPull')
        expect(commands).toBeDefined()
        return judged([step, reader])
      },
    ],
    [
      'a role behind a deny assignment',
      'behind-deny',
      () =>
        judged([{ step: 'remove-deny', text: '' }, advised('AcrPull'), reader], {
          advice: {
            steps: [{ step: 'remove-deny', text: '' }, advised('AcrPull'), reader],
            missingRoles: [],
            leastRoles: [
              { ...(reader.role ?? { id: '', name: '' }), scope: OPENAI.toUpperCase(), principalId: DANA.id },
            ],
          },
        }),
    ],
  ]
  it.each(withheld)('%s is withheld, and the rest is not', (_, code, judge) => {
    const result = judge()
    expect(result.withheld).toMatchObject([{ code, text: expect.stringMatching(/\w\.$/) as string }])
    const names = result.kind === 'offer' ? result.offer.grants.map(({ grant }) => grant.roleName) : []
    expect(names).toEqual(code === 'a-group' ? [] : ['Reader'])
  })

  it('an alternative is no part', () => {
    expect(judged([reader, advised('Contributor', { alternative: true })])).toMatchObject({
      kind: 'offer',
      withheld: [],
      offer: { grants: [{ grant: { roleName: 'Reader' } }] },
    })
  })

  it('a role of the tenant that could be read is offered', () => {
    expect(judged([ofCustom(own)], {}, [own])).toMatchObject({
      kind: 'offer',
      offer: { grants: [{ grant: { roleId: own.id, roleName: 'Index Watcher' } }] },
    })
  })

  it('roles for several identities are for the one that was asked about, if it is among them', () => {
    const other = { id: SAM.id, type: 'ServicePrincipal', name: 'hub' } as const
    const both = [advised('AcrPull', { principalId: SAM.id, scope: HUB }), reader]
    expect(judged(both)).toMatchObject({ offer: { beneficiary: { id: DANA.id } } })
    expect(judged(both.slice(0, 1), { principal: null })).toMatchObject({
      offer: { beneficiary: { id: SAM.id, type: null, name: null } },
    })
    expect(judged(both.slice(0, 1), { principal: other })).toMatchObject({
      offer: {
        beneficiary: other,
        grants: [{ grant: { principalType: 'ServicePrincipal', principalName: 'hub' } }],
      },
    })
  })

  it('people are named who can grant it: those for all of it first, then those who must activate', () => {
    const grantor = (
      person: { id: string; name: string | null },
      fields: Partial<Grantor> = {},
    ): Grantor => ({
      ...person,
      type: 'User',
      roleAssignmentId: '/x',
      ...fields,
    })
    const grantors = [
      grantor({ id: idOf('app'), name: 'pipeline' }, { type: 'ServicePrincipal' }),
      grantor(RAVI, { eligible: true }),
      grantor(INGRID),
      grantor({ id: idOf('group'), name: 'Administrators' }, { type: 'Group' }),
      grantor(DANA),
      grantor({ ...OLIVIA, name: `Olivia\u202E\n${'x'.repeat(500)}` }, { forAll: true }),
    ]
    const result = judged([{ ...reader, grantors, grantorsNote: 'There may be others.' }])
    expect(result).toMatchObject({
      offer: {
        grants: [
          {
            grantors: [
              {
                id: OLIVIA.id,
                mustActivate: false,
                name: expect.stringMatching(/^Olivia x{100,112}…$/) as string,
              },
              { ...INGRID, mustActivate: false },
              { ...RAVI, mustActivate: true },
            ],
            grantorsNote: 'There may be others.',
          },
        ],
      },
    })
  })
})

it('the definitions of advised roles are read where they are to be assigned', async () => {
  const result = await offeredFor(sampleError('Indexing is refused'), DANA.id)
  expect(result).toMatchObject({
    offer: { grants: [{ grant: { roleName: 'Search Index Data Contributor', scope: SEARCH } }] },
  })
})
