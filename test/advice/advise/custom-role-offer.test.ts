import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advise } from '../../../src/advice/advise.ts'
import type { AdviceStep } from '../../../src/advice/advice.ts'
import { isFarTooBroad } from '../../../src/advice/least/far-too-broad.ts'
import { knownOperations } from '../../../src/knowledge/catalogue/operations.ts'
import {
  ASSIGN_ROLES,
  CHAT_COMPLETIONS,
  control,
  data,
  WRITE_WORKSPACE,
} from '../../../src/knowledge/operation-names.ts'
import type { BoundRequirement } from '../../../src/question/question.ts'
import { roleGrants } from '../../../src/rbac/permission.ts'
import { roleDefinitionFrom } from '../../../src/sandbox/rbac-facts.ts'
import type { AccessSnapshot } from '../../../src/snapshot/snapshot.ts'
import { judge } from '../../../src/verdict/judge.ts'
import { assignment, builtIn, deny, eligible } from '../../builders/access.ts'
import { asPrincipal, DANA, group, MAX, OLIVIA, PIPELINE } from '../../builders/people.ts'
import {
  foundry,
  GROUP,
  hub,
  MANAGEMENT_GROUP,
  openai,
  resource,
  search,
  SUBSCRIPTION,
} from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { snapshotOf } from '../../builders/snapshot.ts'
import { advised, bare, type Situation } from './advising.ts'

const VM = resource('Microsoft.Compute/virtualMachines', 'vm-build')
const REDEPLOY = control('Microsoft.Compute/virtualMachines/redeploy/action')
const redeploy = bound(operationRow(REDEPLOY), VM)

const offersOf = (situation: Situation): readonly AdviceStep[] =>
  advised(situation).steps.filter(({ customRole }) => customRole !== undefined)

describe('the offer of a custom role', () => {
  const [offer] = offersOf({ about: [redeploy] })

  it('is another way to assign, with the role, its commands and what takes it back', () => {
    expect(offer).toMatchObject({
      step: 'assign-role',
      alternative: true,
      principalId: DANA.id,
      scope: VM.id,
      role: { id: offer?.customRole?.name, name: offer?.customRole?.properties.roleName },
      customRole: {
        properties: {
          permissions: [{ actions: [REDEPLOY.name], dataActions: [] }],
          assignableScopes: [GROUP],
        },
      },
    })
    expect(Object.keys(offer?.commands ?? {}).toSorted()).toEqual(Object.keys(offer?.undo ?? {}).toSorted())
    expect(offer?.commands?.azureCli).toContain(offer?.customRole?.id)
  })

  it('says what it holds, what it spares, and what making it takes', () => {
    expect(offer?.text).toMatch(
      /^Make the custom role Only virtualMachines redeploy \(rg-ai, [0-9a-f]{8}\), which holds nothing but Microsoft\.Compute\/virtualMachines\/redeploy\/action, and assign it to Dana Developer on vm-build: Virtual Machine Contributor lets one change \d{3} other things\. Making it takes Microsoft\.Authorization\/roleDefinitions\/write on resource group rg-ai; /,
    )
  })

  it('comes after the built-in role and changes nothing of what is missing', () => {
    const { steps, leastRoles, missingRoles } = advised({ about: [redeploy] })
    const least = builtIn('Virtual Machine Contributor').id
    expect(steps.map(({ role }) => role?.id)).toEqual([least, offer?.role?.id])
    expect([...leastRoles, ...missingRoles].map(({ id }) => id)).toEqual([least, least])
  })

  it('names three operations and counts the rest', () => {
    const needed = ['redeploy', 'reimage', 'capture', 'generalize'].map((verb) =>
      control(`Microsoft.Compute/virtualMachines/${verb}/action`),
    )
    const [step] = offersOf({ about: [bound(operationRow(...needed), VM)] })
    expect(step?.text).toContain(
      '/redeploy/action, Microsoft.Compute/virtualMachines/reimage/action and 2 more operations,',
    )
  })
})

describe('there is an offer', () => {
  it.each<{ sentence: string } & Situation>([
    {
      sentence: 'where Contributor is the least',
      about: [bound(operationRow(control('Microsoft.Compute/capacityReservationGroups/write')), GROUP)],
    },
    {
      sentence: 'where a table names the operations of an identity',
      about: ['cmk/identity-storage', 'cmk/identity-search', 'cmk/identity-cosmos'].map((id) =>
        bound(id, GROUP, PIPELINE, hub()),
      ),
      tenant: { roleAssignments: [assignment(builtIn('Reader'), GROUP)] },
    },
    {
      sentence: 'where a workspace that exists is to be changed',
      about: [bound(operationRow(WRITE_WORKSPACE), hub())],
    },
    {
      sentence: 'where one role covers two refused operations',
      about: [redeploy, bound(operationRow(control('Microsoft.Compute/virtualMachines/reimage/action')), VM)],
    },
    {
      sentence: 'for actions in a management group',
      about: [bound(operationRow(REDEPLOY), MANAGEMENT_GROUP)],
    },
  ])('$sentence', (situation) => {
    expect(offersOf(situation)).toHaveLength(1)
  })
})

describe('there is no offer', () => {
  const AGENTS = data('Microsoft.CognitiveServices/accounts/AIServices/agents/write')

  it.each<{ sentence: string } & Situation>([
    { sentence: 'where the role is narrow enough', about: [bound(operationRow(CHAT_COMPLETIONS), openai())] },
    {
      sentence: 'where nothing is missing',
      about: [redeploy],
      tenant: { roleAssignments: [assignment(builtIn('Owner'), GROUP)] },
    },
    {
      sentence: 'where the role only reads more',
      about: [bound(operationRow(control('Microsoft.Compute/virtualMachines/read')), VM)],
    },
    {
      sentence: 'for a row that names a role, whose operations are not all that the work takes',
      about: [bound('foundry/user', foundry())],
    },
    {
      sentence: 'where one of the rows names a role',
      about: [bound(operationRow(AGENTS), foundry()), bound('foundry/user', foundry())],
    },
    {
      sentence: 'to make a hub',
      about: ['hub-creation/workspace', 'hub-creation/storage'].map((id) => bound(id, GROUP)),
    },
    {
      sentence: 'by the row of a hub, whatever is there',
      about: [bound('hub-creation/workspace', hub())],
    },
    {
      sentence: 'for a workspace that may be a hub yet to be',
      about: [
        bound(
          operationRow(WRITE_WORKSPACE),
          `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/new`,
        ),
      ],
    },
    {
      sentence: 'for an operation that gives access to everything else',
      about: [bound(operationRow(ASSIGN_ROLES), GROUP)],
    },
    {
      sentence: 'for data actions in a management group',
      about: [bound(operationRow(AGENTS), MANAGEMENT_GROUP)],
    },
    { sentence: 'for the root of the tenant', about: [bound(operationRow(REDEPLOY), '/')] },
    { sentence: 'to an identity that is yet to be', about: [bound(operationRow(REDEPLOY), VM, null, bare)] },
    {
      sentence: 'where a deny assignment blocks it',
      about: [redeploy],
      tenant: { denyAssignments: [deny('Lock', GROUP, { actions: ['*'] })] },
    },
    {
      sentence: 'where a role has only to be activated',
      about: [redeploy],
      tenant: { eligibleAssignments: [eligible(builtIn('Contributor'), GROUP)] },
    },
    {
      sentence: 'for an operation that the catalogue lacks',
      about: [bound(operationRow(control('Microsoft.Compute/virtualMachines/polish/action')), VM)],
    },
    { sentence: 'of rungs that nobody needs', about: [bound('hub-role/contributor', hub())] },
  ])('$sentence', (situation) => {
    expect(offersOf(situation)).toEqual([])
  })
})

describe('who can take up the offer', () => {
  const admins = group('Admins', [MAX])
  const uaa = builtIn('User Access Administrator')
  const rbac = builtIn('Role Based Access Control Administrator')

  it.each([
    {
      sentence: 'an owner',
      held: { roleAssignments: [assignment(builtIn('Owner'), SUBSCRIPTION, OLIVIA)] },
      who: [OLIVIA.id],
    },
    {
      sentence: 'nobody who may assign roles but not make them',
      held: { roleAssignments: [assignment(rbac, SUBSCRIPTION, OLIVIA)] },
      who: [],
    },
    {
      sentence: 'nobody who may only on the resource',
      held: { roleAssignments: [assignment(uaa, VM.id, OLIVIA)] },
      who: [],
    },
    {
      sentence: 'who may do the one by one role and the other by another',
      held: { roleAssignments: [assignment(rbac, VM.id, OLIVIA), assignment(uaa, GROUP, OLIVIA)] },
      who: [OLIVIA.id],
    },
    {
      sentence: 'a member of a group that may',
      held: { groups: [admins], roleAssignments: [assignment(uaa, SUBSCRIPTION, asPrincipal(admins))] },
      who: [MAX.id],
    },
    {
      sentence: 'a member of a group that may, of whom nothing else is known',
      held: {
        people: [DANA],
        groups: [admins],
        roleAssignments: [assignment(uaa, SUBSCRIPTION, asPrincipal(admins))],
      },
      who: [MAX.id],
    },
    {
      sentence: 'who can activate the right',
      held: { eligibleAssignments: [eligible(uaa, SUBSCRIPTION, OLIVIA)] },
      who: [OLIVIA.id],
    },
    {
      sentence: 'nobody whom a deny assignment keeps from making roles',
      held: {
        roleAssignments: [assignment(uaa, SUBSCRIPTION, OLIVIA)],
        denyAssignments: [
          deny(
            'No roles',
            GROUP,
            { actions: ['Microsoft.Authorization/roleDefinitions/*'] },
            { principals: [{ id: OLIVIA.id, type: 'User' }] },
          ),
        ],
      },
      who: [],
    },
  ])('$sentence', ({ held, who }) => {
    const [offer] = offersOf({ about: [redeploy], tenant: held })
    expect(offer?.grantors?.map(({ id }) => id)).toEqual(who)
  })
})

describe('the offered role, judged', () => {
  const NAMESPACES = [
    'microsoft.cognitiveservices',
    'microsoft.compute',
    'microsoft.storage',
    'microsoft.search',
    'microsoft.keyvault',
    'microsoft.quota',
  ]
  const common = knownOperations().filter(({ name }) =>
    NAMESPACES.includes(name.split('/')[0]?.toLowerCase() ?? ''),
  )
  const needs = fc.uniqueArray(fc.constantFrom(...common), { minLength: 1, maxLength: 3 })
  const place = fc.constantFrom(GROUP, SUBSCRIPTION, search(), openai())

  const advisedIn = (about: readonly BoundRequirement[], snapshot: AccessSnapshot) =>
    advise({ verdicts: judge(about, DANA, snapshot), keyConnections: [], snapshot, afterError: true })

  it(
    'grants what was missing, and nothing else at all; once made, it is the least',
    { timeout: 60_000 },
    () => {
      let offered = 0
      fc.assert(
        fc.property(needs, place, (operations, on) => {
          const about = [bound(operationRow(...operations), on)]
          const snapshot = snapshotOf()
          const { steps, leastRoles } = advisedIn(about, snapshot)
          const offer = steps.find(({ customRole }) => customRole !== undefined)
          const least = leastRoles.flatMap(({ id }) => snapshot.roleDefinitions.get(id) ?? [])
          if (offer?.customRole === undefined) {
            expect(least.length > 0 && isFarTooBroad(least, operations)).toBe(false)
            return
          }
          offered += 1
          const role = roleDefinitionFrom(offer.customRole)
          const made = advisedIn(about, snapshotOf({ customRoles: [role] }))
          expect(made.leastRoles.map(({ id }) => id)).toEqual([role.id])
          expect(made.steps.filter(({ customRole }) => customRole !== undefined)).toEqual([])
          const after = snapshotOf({
            customRoles: [role],
            roleAssignments: [assignment(role, offer.scope ?? '')],
          })
          expect(judge(about, DANA, after).map(({ state }) => state)).toEqual(['granted'])
          expect(new Set(common.filter((each) => roleGrants(role, each)))).toEqual(new Set(operations))
        }),
        { numRuns: 100 },
      )
      expect(offered).toBeGreaterThan(20)
    },
  )
})
