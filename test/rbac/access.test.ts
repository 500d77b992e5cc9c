import { describe, expect, it } from 'vitest'
import { control, data } from '../../src/knowledge/operation-names.ts'
import { bringsUnconditionally, decideAccess, type AccessDecision } from '../../src/rbac/access.ts'
import { attributeKey } from '../../src/rbac/condition/attribute.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import { assignment, customRole, denied, deny, EVERY_PRINCIPAL, factsOf } from '../builders/access.ts'
import { asPrincipal, DANA, group, MAX } from '../builders/people.ts'
import { GROUP, MANAGEMENT_GROUP, storage, SUBSCRIPTION } from '../builders/places.ts'

const READ = control('Contoso.Shop/orders/read')
const WRITE = control('Contoso.Shop/orders/write')
const READ_DATA = data('Contoso.Shop/orders/read')

const ON = storage().id
const OTHER = `${GROUP}-2`
const CHILD = `${ON}/blobServices/default/containers/docs`
const DEVELOPERS = asPrincipal(group('AI developers'))

const reader = customRole('Order Reader', { actions: ['*/read'] })
const keeper = customRole('Order Keeper', { actions: ['Contoso.Shop/*'], notActions: ['*/write'] })
const writer = customRole('Order Writer', { actions: [WRITE.name] })
const roles = [reader, keeper, writer]

type Facts = Parameters<typeof factsOf>[0]
type Outcome = 'granted' | 'not granted' | 'denied' | 'perhaps denied'

function outcomeOf({ grants, denials, possibleDenials }: AccessDecision): Outcome {
  if (denials.length > 0) return 'denied'
  if (grants.length === 0) return 'not granted'
  return possibleDenials.length > 0 ? 'perhaps denied' : 'granted'
}

const decide = (facts: Facts, operation: Operation = READ) =>
  decideAccess(operation, ON, factsOf({ roles, ...facts }))

interface Case {
  readonly sentence: string
  readonly facts: Facts
  readonly operation?: Operation
  readonly outcome: Outcome
}

describe('grants', () => {
  it.each<Case>([
    { sentence: 'nothing is granted without an assignment', facts: {}, outcome: 'not granted' },
    {
      sentence: 'a role on the resource grants',
      facts: { roleAssignments: [assignment(reader, ON)] },
      outcome: 'granted',
    },
    {
      sentence: 'a role on the group above grants',
      facts: { roleAssignments: [assignment(reader, GROUP)] },
      outcome: 'granted',
    },
    {
      sentence: 'a role at the root grants',
      facts: { roleAssignments: [assignment(reader, '/')] },
      outcome: 'granted',
    },
    {
      sentence: 'a role on a management group above grants',
      facts: {
        roleAssignments: [assignment(reader, MANAGEMENT_GROUP)],
        managementGroups: ['contoso-platform'],
      },
      outcome: 'granted',
    },
    {
      sentence: 'a role on another management group does not',
      facts: { roleAssignments: [assignment(reader, MANAGEMENT_GROUP)], managementGroups: ['contoso-ai'] },
      outcome: 'not granted',
    },
    {
      sentence: 'a role below the resource does not',
      facts: { roleAssignments: [assignment(reader, CHILD)] },
      outcome: 'not granted',
    },
    {
      sentence: 'a role beside the resource does not',
      facts: { roleAssignments: [assignment(reader, OTHER)] },
      outcome: 'not granted',
    },
    {
      sentence: 'somebody else’s role does not',
      facts: { roleAssignments: [assignment(reader, ON, MAX)] },
      outcome: 'not granted',
    },
    {
      sentence: 'ids are compared without regard to case',
      facts: { roleAssignments: [assignment(reader, ON, { ...DANA, id: DANA.id.toUpperCase() })] },
      outcome: 'granted',
    },
    {
      sentence: 'a role of a group grants its member',
      facts: {
        roleAssignments: [assignment(reader, ON, DEVELOPERS)],
        groupIds: [DEVELOPERS.id.toUpperCase()],
      },
      outcome: 'granted',
    },
    {
      sentence: 'a role of another group does not',
      facts: { roleAssignments: [assignment(reader, ON, DEVELOPERS)], groupIds: ['group-writers'] },
      outcome: 'not granted',
    },
    {
      sentence: 'a role without the operation does not',
      facts: { roleAssignments: [assignment(reader, ON)] },
      operation: WRITE,
      outcome: 'not granted',
    },
    {
      sentence: 'an action is no data action',
      facts: { roleAssignments: [assignment(reader, ON)] },
      operation: READ_DATA,
      outcome: 'not granted',
    },
    {
      sentence: 'an exclusion takes out what its role grants',
      facts: { roleAssignments: [assignment(keeper, ON)] },
      operation: WRITE,
      outcome: 'not granted',
    },
    {
      sentence: 'an exclusion takes nothing out of another role',
      facts: { roleAssignments: [assignment(keeper, ON), assignment(writer, ON)] },
      operation: WRITE,
      outcome: 'granted',
    },
  ])('$sentence', ({ facts, operation, outcome }) => {
    expect(outcomeOf(decide(facts, operation))).toBe(outcome)
  })

  it('every assignment that grants is told, with its role', () => {
    const roleAssignments = [assignment(reader, ON), assignment(writer, ON), assignment(keeper, GROUP)]
    expect(decide({ roleAssignments }).grants).toEqual([
      { assignment: roleAssignments[0], role: reader },
      { assignment: roleAssignments[2], role: keeper },
    ])
  })

  it('an assignment whose role definition is not known is unresolved', () => {
    const roleAssignments = [assignment(reader, ON), assignment(writer, CHILD)]
    const decision = decide({ roles: [], roleAssignments })
    expect(decision).toMatchObject({ grants: [], unresolved: [roleAssignments[0]] })
  })
})

describe('deny assignments', () => {
  const held = { roleAssignments: [assignment(reader, SUBSCRIPTION)] }
  const denial = (fields: Parameters<typeof deny>[3] = {}, scope = GROUP) => ({
    ...held,
    denyAssignments: [deny('Keep out', scope, { actions: ['Contoso.Shop/*'] }, fields)],
  })
  const unread = { groupsComplete: false }

  it.each<Case>([
    { sentence: 'a deny wins over a grant', facts: denial(), outcome: 'denied' },
    { sentence: 'a deny on the resource wins over a grant above', facts: denial({}, ON), outcome: 'denied' },
    {
      sentence: 'a deny applies where nothing is granted',
      facts: { ...denial(), roleAssignments: [] },
      outcome: 'denied',
    },
    { sentence: 'a deny below does not apply', facts: denial({}, CHILD), outcome: 'granted' },
    { sentence: 'a deny beside does not apply', facts: denial({}, OTHER), outcome: 'granted' },
    {
      sentence: 'a deny of other operations does not apply',
      facts: { ...held, denyAssignments: [deny('No writing', GROUP, { actions: ['*/write'] })] },
      outcome: 'granted',
    },
    {
      sentence: 'a deny of actions denies no data action',
      facts: { ...held, denyAssignments: [deny('No data', GROUP, { dataActions: ['*'] })] },
      outcome: 'granted',
    },
    {
      sentence: 'an exclusion takes out of the denial',
      facts: {
        ...held,
        denyAssignments: [deny('Read only', GROUP, { actions: ['*'], notActions: ['*/read'] })],
      },
      outcome: 'granted',
    },
    {
      sentence: 'a deny of somebody else does not apply',
      facts: denial({ principals: [denied(MAX)] }),
      outcome: 'granted',
    },
    {
      sentence: 'a deny of everyone applies',
      facts: denial({ principals: [EVERY_PRINCIPAL] }),
      outcome: 'denied',
    },
    {
      sentence: 'a deny of everyone but the principal does not',
      facts: denial({ principals: [EVERY_PRINCIPAL], excludedPrincipals: [denied(DANA)] }),
      outcome: 'granted',
    },
    {
      sentence: 'a deny of everyone but somebody else does',
      facts: denial({ principals: [EVERY_PRINCIPAL], excludedPrincipals: [denied(MAX)] }),
      outcome: 'denied',
    },
    {
      sentence: 'a deny of a group applies to its member',
      facts: { ...denial({ principals: [denied(DEVELOPERS)] }), groupIds: [DEVELOPERS.id] },
      outcome: 'denied',
    },
    {
      sentence: 'a deny of everyone but a group does not apply to its member',
      facts: {
        ...denial({ principals: [EVERY_PRINCIPAL], excludedPrincipals: [denied(DEVELOPERS)] }),
        groupIds: [DEVELOPERS.id],
      },
      outcome: 'granted',
    },
    {
      sentence: 'one that spares children does not reach them',
      facts: denial({ doNotApplyToChildScopes: true }),
      outcome: 'granted',
    },
    {
      sentence: 'one that spares children applies at its own scope',
      facts: denial({ doNotApplyToChildScopes: true }, ON.toUpperCase()),
      outcome: 'denied',
    },
    {
      sentence: 'one that only audits blocks nothing',
      facts: denial({ effect: 'audit' }),
      outcome: 'granted',
    },
    {
      sentence: 'a deny of a group perhaps applies where groups could not be read',
      facts: { ...denial({ principals: [denied(DEVELOPERS)] }), ...unread },
      outcome: 'perhaps denied',
    },
    {
      sentence: 'a deny of something of unknown type perhaps applies where groups could not be read',
      facts: { ...denial({ principals: [{ id: 'x', type: null }] }), ...unread },
      outcome: 'perhaps denied',
    },
    {
      sentence: 'a deny of another person does not apply, whatever the groups',
      facts: { ...denial({ principals: [denied(MAX)] }), ...unread },
      outcome: 'granted',
    },
    {
      sentence: 'a deny of everyone but a group perhaps applies where groups could not be read',
      facts: {
        ...denial({ principals: [EVERY_PRINCIPAL], excludedPrincipals: [denied(DEVELOPERS)] }),
        ...unread,
      },
      outcome: 'perhaps denied',
    },
    {
      sentence: 'a deny by name applies, whatever the groups',
      facts: { ...denial(), ...unread },
      outcome: 'denied',
    },
    {
      sentence: 'a deny of a group that is known applies, though further groups are not',
      facts: { ...denial({ principals: [denied(DEVELOPERS)] }), groupIds: [DEVELOPERS.id], ...unread },
      outcome: 'denied',
    },
    {
      sentence: 'a deny whose condition holds applies',
      facts: denial({ condition: `ActionMatches{'${READ.name}'}` }),
      outcome: 'denied',
    },
    {
      sentence: 'a deny whose condition does not hold does not',
      facts: denial({ condition: `ActionMatches{'${WRITE.name}'}` }),
      outcome: 'granted',
    },
    {
      sentence: 'a deny whose condition is not known perhaps applies',
      facts: denial({ condition: "@Resource[team] StringEquals 'blue'" }),
      outcome: 'perhaps denied',
    },
    {
      sentence: 'a deny of a perhaps group whose condition does not hold does not apply',
      facts: {
        ...denial({ principals: [denied(DEVELOPERS)], condition: `ActionMatches{'${WRITE.name}'}` }),
        ...unread,
      },
      outcome: 'granted',
    },
  ])('$sentence', ({ facts, operation, outcome }) => {
    expect(outcomeOf(decide(facts, operation))).toBe(outcome)
  })

  it('a deny does not hide what is granted', () => {
    const decision = decide(denial())
    expect(decision.grants).toHaveLength(1)
    expect(decision.denials).toHaveLength(1)
  })

  it('a deny on a management group above applies', () => {
    const facts = { ...denial({}, MANAGEMENT_GROUP), managementGroups: ['contoso-platform'] }
    expect(outcomeOf(decide(facts))).toBe('denied')
  })
})

describe('conditions', () => {
  const BLUE = "@Resource[team] StringEquals 'blue'"
  const TALL = "@Resource[size] StringEquals 'tall'"
  const known = (team: string, size?: string) =>
    new Map([
      [attributeKey('Resource', 'team'), [team]],
      ...(size === undefined ? [] : [[attributeKey('Resource', 'size'), [size]] as const]),
    ])
  const held = (condition: string | null) => ({
    roleAssignments: [assignment(reader, ON, DANA, { condition })],
  })
  const tallReader = customRole('Tall Reader', { actions: ['*/read'], condition: TALL })

  it.each([
    {
      sentence: 'one that holds grants',
      facts: { ...held(BLUE), attributes: known('blue') },
      found: 'granted',
    },
    {
      sentence: 'one that does not hold grants nothing',
      facts: { ...held(BLUE), attributes: known('red') },
      found: 'false',
    },
    { sentence: 'one that is not known stays open', facts: held(BLUE), found: 'unknown' },
    { sentence: 'one that cannot be read stays open', facts: held('@Resource[team] ='), found: 'unknown' },
    { sentence: 'an empty one is none', facts: held('  '), found: 'granted' },
    {
      sentence: 'one for another operation grants',
      facts: held(`(!(ActionMatches{'*/write'})) OR (${BLUE})`),
      found: 'granted',
    },
  ])('of an assignment: $sentence', ({ facts, found }) => {
    const { grants, conditionalGrants } = decide(facts)
    expect(grants.length > 0 ? 'granted' : conditionalGrants[0]?.outcome.kind).toBe(found)
  })

  it.each([
    { sentence: 'both hold', attributes: known('blue', 'tall'), found: 'granted' },
    { sentence: 'the role’s does not hold', attributes: known('blue', 'short'), found: 'false' },
    { sentence: 'the assignment’s does not hold', attributes: known('red', 'tall'), found: 'false' },
    { sentence: 'one does not hold, the other is not known', attributes: known('red'), found: 'false' },
    { sentence: 'one holds, the other is not known', attributes: known('blue'), found: 'unknown' },
  ])('of an assignment and of its role: $sentence', ({ attributes, found }) => {
    const roleAssignments = [assignment(tallReader, ON, DANA, { condition: BLUE })]
    const { grants, conditionalGrants } = decide({ roles: [tallReader], roleAssignments, attributes })
    expect(grants.length > 0 ? 'granted' : conditionalGrants[0]?.outcome.kind).toBe(found)
  })

  it('an assignment without condition grants beside one that is not met', () => {
    const roleAssignments = [...held(BLUE).roleAssignments, assignment(keeper, ON)]
    const { grants, conditionalGrants } = decide({ roleAssignments, attributes: known('red') })
    expect(grants.map(({ role }) => role.name)).toEqual(['Order Keeper'])
    expect(conditionalGrants).toMatchObject([{ role: reader, condition: BLUE, outcome: { kind: 'false' } }])
  })

  it('a condition of one entry does not bind another', () => {
    const role = customRole('Two Ways', { actions: ['*/read'], condition: TALL }, { actions: [READ.name] })
    const facts = { roles: [role], roleAssignments: [assignment(role, ON)] }
    expect(outcomeOf(decide(facts))).toBe('granted')
  })

  it.each([
    { sentence: 'a role without condition brings its operations', role: reader, brings: true },
    { sentence: 'a role with an open condition does not', role: tallReader, brings: false },
    {
      sentence: 'a role whose condition is about another operation does',
      role: customRole('Elsewhere', {
        actions: ['*/read'],
        condition: `(!(ActionMatches{'*/write'})) OR (${TALL})`,
      }),
      brings: true,
    },
    { sentence: 'a role without the operation does not', role: writer, brings: false },
  ])('by itself: $sentence', ({ role, brings }) => {
    expect(bringsUnconditionally(role, READ)).toBe(brings)
  })
})
