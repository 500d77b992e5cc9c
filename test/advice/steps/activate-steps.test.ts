import { describe, expect, it } from 'vitest'
import { BLOBS_READ, CHAT_COMPLETIONS } from '../../../src/knowledge/operation-names.ts'
import type { ActivationPolicy } from '../../../src/rbac/activation-policy.ts'
import { CLOUDS } from '../../../src/snapshot/azure/connection.ts'
import { assignment, builtIn, eligible } from '../../builders/access.ts'
import { asPrincipal, DANA, group, MAX, PIPELINE } from '../../builders/people.ts'
import { GROUP, storage, SUBSCRIPTION } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import type { Tenant } from '../../builders/snapshot.ts'
import { advised, blobReader, one, openaiUser, readBlobs, STORAGE } from '../advise/advising.ts'

const PORTAL = 'https://portal.azure.com/#view/Microsoft_Azure_PIMCommon/ActivationMenuBlade/~/azurerbac'

const policy = (fields: Partial<ActivationPolicy> = {}): ActivationPolicy => ({
  scope: GROUP,
  roleId: blobReader.id,
  maximumDuration: 'PT8H',
  asksForJustification: false,
  asksForTicket: false,
  asksForMultifactor: false,
  authenticationContext: null,
  approvers: null,
  ...fields,
})
const tenantWith = (...activationPolicies: readonly ActivationPolicy[]): Tenant => ({
  eligibleAssignments: [eligible(blobReader, GROUP)],
  activationPolicies,
})
const step = (tenant: Tenant) => one({ about: [readBlobs], tenant }, 'activate-role')

describe('the step to activate a role', () => {
  it('says what, where, for how long and how', () => {
    expect(step(tenantWith(policy())).text).toBe(
      `Activate Storage Blob Data Reader on resource group rg-ai for up to 8 hours in Privileged Identity Management (${PORTAL}) or by the command.`,
    )
  })

  it.each<{ sentence: string; fields: Partial<ActivationPolicy>; says: string }>([
    {
      sentence: 'a justification',
      fields: { asksForJustification: true },
      says: 'It asks for a justification (the command proposes one).',
    },
    {
      sentence: 'a justification and multifactor authentication',
      fields: { asksForJustification: true, asksForMultifactor: true },
      says: 'It asks for a justification (the command proposes one) and a sign-in with multifactor authentication.',
    },
    {
      sentence: 'a ticket',
      fields: { asksForTicket: true },
      says: 'It asks for a ticket (in place of TICKET-NUMBER and TICKET-SYSTEM).',
    },
    {
      sentence: 'an authentication context',
      fields: { authenticationContext: 'c1' },
      says: 'It asks for authentication context c1 of Conditional Access, for which the portal is the easier way.',
    },
    {
      sentence: 'the approval of one person',
      fields: { approvers: [MAX] },
      says: 'It takes effect with the approval of Max Manager.',
    },
    {
      sentence: 'the approval of one of several',
      fields: { approvers: [MAX, DANA, { id: 'x', type: 'Group', name: null }] },
      says: 'It takes effect with the approval of Max Manager, Dana Developer or x.',
    },
    {
      sentence: 'the approval of one of many',
      fields: { approvers: ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => ({ ...MAX, name })) },
      says: 'It takes effect with the approval of A, B, C, D or 2 others.',
    },
    {
      sentence: 'an approval by nobody that Azure names',
      fields: { approvers: [] },
      says: 'It takes effect once somebody has approved it.',
    },
    {
      sentence: 'no longest duration',
      fields: { maximumDuration: null },
      says: 'Its activation policy names no longest duration, so the command asks for 1 hour.',
    },
  ])('says what the policy asks for: $sentence', ({ fields, says }) => {
    expect(step(tenantWith(policy(fields))).text).toMatch(
      new RegExp(` or by the command\\. ${escaped(says)}$`),
    )
  })

  it.each<{ sentence: string; duration: string; tenant: Tenant }>([
    { sentence: 'the longest that the policy allows', duration: 'PT8H', tenant: tenantWith(policy()) },
    { sentence: 'an hour where the policy was not read', duration: 'PT1H', tenant: tenantWith() },
    {
      sentence: 'an hour where the policy does not say',
      duration: 'PT1H',
      tenant: tenantWith(policy({ maximumDuration: null })),
    },
    {
      sentence: 'an hour where the policy is of another scope',
      duration: 'PT1H',
      tenant: tenantWith(policy({ scope: SUBSCRIPTION })),
    },
    {
      sentence: 'an hour where the policy is of another role',
      duration: 'PT1H',
      tenant: tenantWith(policy({ roleId: openaiUser.id })),
    },
  ])('asks for $sentence', ({ duration, tenant }) => {
    const { azureCli, powershell } = step(tenant).commands ?? { azureCli: '' }
    expect(azureCli).toContain(`"duration":"${duration}"`)
    expect(powershell).toContain(`-ExpirationDuration '${duration}'`)
  })

  it('says that the policy could not be read, and promises nothing', () => {
    expect(step(tenantWith()).text).toBe(
      `Activate Storage Blob Data Reader on resource group rg-ai in Privileged Identity Management (${PORTAL}) or by the command. Its activation policy could not be read: how long it allows is not known, so the command asks for 1 hour.`,
    )
  })

  it('asks for a ticket only where the policy does', () => {
    const commandOf = (fields: Partial<ActivationPolicy>) =>
      step(tenantWith(policy(fields))).commands?.azureCli ?? ''
    expect(commandOf({ asksForTicket: true })).toContain('"ticketInfo"')
    expect(commandOf({})).not.toContain('"ticketInfo"')
  })

  it('warns of a role that is far more than is needed', () => {
    const tenant = { eligibleAssignments: [eligible(builtIn('Contributor'), GROUP)] }
    const about = [bound('hub-creation/storage', GROUP)]
    expect(one({ about, tenant }, 'activate-role').text).toMatch(
      /Contributor is far more than this needs, so end it once you are done\.$/,
    )
  })

  it.each(Object.values(CLOUDS))('leads to the portal of the $name cloud', ({ portal }) => {
    expect(step({ ...tenantWith(), portal }).text).toContain(`(${portal}/#view/Microsoft_Azure_PIMCommon/`)
  })

  it('is the person’s to take, by the eligible assignment', () => {
    const held = eligible(blobReader, GROUP)
    expect(step({ eligibleAssignments: [held] })).toMatchObject({
      role: { id: blobReader.id, name: blobReader.name },
      scope: GROUP,
      principalId: DANA.id,
      grantors: [{ id: DANA.id, name: DANA.name, type: 'User', roleAssignmentId: held.id }],
    })
  })

  it('is each member’s to take where a group is eligible', () => {
    const developers = group('Developers', [DANA])
    const held = eligible(blobReader, GROUP, asPrincipal(developers))
    expect(step({ eligibleAssignments: [held], groups: [developers] })).toMatchObject({
      principalId: DANA.id,
      grantors: [{ id: DANA.id, roleAssignmentId: held.id, viaGroupId: developers.id }],
    })
  })
})

describe('the justification that the command proposes', () => {
  const justification = (about: Parameters<typeof advised>[0]['about']) => {
    const tenant = tenantWith(policy())
    const command = one({ about: about ?? [], tenant }, 'activate-role').commands?.powershell ?? ''
    return /-Justification '((?:[^']|'')*)'/.exec(command)?.[1]
  }

  it('is the purpose of an article’s row', () => {
    expect(justification([bound('outside-resource/blob', STORAGE)])).toBe(
      'To read blobs of a storage account that was not made with the hub on stcontoso',
    )
  })

  it('is the operation that an error names', () => {
    expect(justification([readBlobs])).toBe(`To perform ${BLOBS_READ.name} on stcontoso`)
  })

  it('is of one line and not endless, whatever the resource is called', () => {
    const name = `a\nb${'c'.repeat(1000)}`
    const odd = { ...storage(), name }
    const text = justification([{ ...readBlobs, resource: odd }]) ?? ''
    expect(text).toMatch(/ on a bc+$/)
    expect(text).toHaveLength(300)
  })

  it('names the scope where there is no resource', () => {
    expect(justification([bound(operationRow(BLOBS_READ), GROUP)])).toBe(
      `To perform ${BLOBS_READ.name} on rg-ai`,
    )
  })
})

describe('activation comes before assignment', () => {
  const both = bound(operationRow(BLOBS_READ, CHAT_COMPLETIONS), GROUP)
  const each = [BLOBS_READ, CHAT_COMPLETIONS].map((operation) => bound(operationRow(operation), GROUP))

  it('and only what is missing is to be assigned', () => {
    const advice = advised({ about: each, tenant: tenantWith() })
    expect(advice.steps.map(({ step: kind, role }) => [kind, role?.name])).toEqual([
      ['activate-role', blobReader.name],
      ['assign-role', openaiUser.name],
    ])
    expect(advice.leastRoles.map(({ name }) => name)).toEqual([openaiUser.name])
  })

  it('and does not help where it brings a part of one requirement only', () => {
    const advice = advised({ about: [both], tenant: tenantWith() })
    expect(advice.steps.map(({ step: kind }) => kind)).not.toContain('activate-role')
    expect(advice.leastRoles.map(({ name }) => name)).toContain(blobReader.name)
  })

  it('behind a deny too', () => {
    const tenant = {
      ...tenantWith(),
      denyAssignments: [
        {
          id: '/d',
          name: 'Keep out',
          scope: GROUP,
          permissions: [{ actions: [], notActions: [], dataActions: ['*'], notDataActions: [] }],
          principals: [{ id: DANA.id, type: 'User' }],
          excludedPrincipals: [],
          doNotApplyToChildScopes: false,
          isSystemProtected: false,
          effect: 'enforced' as const,
          condition: null,
        },
      ],
    }
    expect(advised({ about: [readBlobs], tenant }).steps.map(({ step: kind }) => kind)).toEqual([
      'remove-deny',
      'activate-role',
    ])
  })

  it('but an application is assigned what it cannot activate', () => {
    const tenant = {
      eligibleAssignments: [eligible(blobReader, GROUP, PIPELINE)],
      roleAssignments: [assignment(builtIn('Owner'), GROUP)],
    }
    const advice = advised({ about: [{ ...readBlobs, assignee: PIPELINE }], tenant })
    expect(advice.steps.map(({ step: kind }) => kind)).toEqual(['assign-role'])
    expect(advice.leastRoles).toMatchObject([{ name: blobReader.name, principalId: PIPELINE.id }])
  })
})

function escaped(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}
