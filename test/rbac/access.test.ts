import { describe, expect, it } from 'vitest'
import { control, data } from '../../src/knowledge/operation-names.ts'
import { decideAccess, type AccessDecision } from '../../src/rbac/access.ts'
import { attributeKey } from '../../src/rbac/condition/attribute.ts'
import type { Operation } from '../../src/rbac/operation.ts'
import { bringsUnconditionally } from '../builders/brings.ts'
import {
  assignment,
  customRole,
  denied,
  deny,
  EVERY_PRINCIPAL,
  factsOf,
  permission,
} from '../builders/access.ts'
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
  const BLUE = "@Resource[team] StringEquals 'blue'"
  const entry = (condition?: string) =>
    permission({ actions: ['*'], ...(condition === undefined ? {} : { condition }) })

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
      sentence: 'a deny of something of a new type perhaps applies where groups could not be read',
      facts: { ...denial({ principals: [{ id: 'x', type: 'Unknown' }] }), ...unread },
      outcome: 'perhaps denied',
    },
    ...['AgentUser', 'UserGroup'].map((type): Case => ({
      sentence: `a deny of an ${type} perhaps applies where groups could not be read`,
      facts: { ...denial({ principals: [{ id: 'x', type }] }), ...unread },
      outcome: 'perhaps denied',
    })),
    {
      sentence: 'a deny of another application does not apply, whatever the casing of its type',
      facts: { ...denial({ principals: [{ id: 'x', type: 'servicePrincipal' }] }), ...unread },
      outcome: 'granted',
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
      sentence: 'a deny of which an entry has a condition that does not hold does not apply',
      facts: denial({ permissions: [entry(`ActionMatches{'${WRITE.name}'}`)] }),
      outcome: 'granted',
    },
    {
      sentence: 'a deny of which an entry has a condition that holds applies',
      facts: denial({ permissions: [entry(`ActionMatches{'${READ.name}'}`)] }),
      outcome: 'denied',
    },
    {
      sentence: 'a deny of which an entry has a condition that is not known perhaps applies',
      facts: denial({ permissions: [entry(BLUE)] }),
      outcome: 'perhaps denied',
    },
    {
      sentence: 'a deny of which another entry has no condition applies',
      facts: denial({ permissions: [entry(BLUE), entry()] }),
      outcome: 'denied',
    },
    {
      sentence: 'a deny whose condition is not known and whose entry’s does not hold does not apply',
      facts: denial({ condition: BLUE, permissions: [entry(`ActionMatches{'${WRITE.name}'}`)] }),
      outcome: 'granted',
    },
    {
      sentence: 'a deny with an empty condition applies',
      facts: denial({ condition: ' ' }),
      outcome: 'denied',
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
  /** Near the longest condition that Azure takes. */
  const long = (condition: string) => `${condition}${' '.repeat(8000)}`
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

  it.each([
    { sentence: 'both are long', texts: [long(BLUE), long(TALL)], found: 'granted' },
    { sentence: 'one cannot be read, the other holds', texts: ['@Resource[team] =', TALL], found: 'unknown' },
    {
      sentence: 'one cannot be read, the other does not hold',
      texts: ['@Resource[team] =', TALL.replace('tall', 'short')],
      found: 'false',
    },
    {
      sentence: 'neither is balanced by itself',
      texts: [`${BLUE}) OR (${BLUE}`, TALL],
      found: 'unknown',
    },
  ])('of an assignment and of its role, each read by itself: $sentence', ({ texts, found }) => {
    const [own = '', ofRole = ''] = texts
    const role = customRole('Reader', { actions: ['*/read'], condition: ofRole })
    const roleAssignments = [assignment(role, ON, DANA, { condition: own })]
    const { grants, conditionalGrants } = decide({
      roles: [role],
      roleAssignments,
      attributes: known('blue', 'tall'),
    })
    expect(grants.length > 0 ? 'granted' : conditionalGrants[0]?.outcome.kind).toBe(found)
  })

  it('two conditions that are not known name all that they depend on', () => {
    const roleAssignments = [assignment(tallReader, ON, DANA, { condition: BLUE })]
    const { conditionalGrants } = decide({ roles: [tallReader], roleAssignments })
    expect(conditionalGrants[0]).toMatchObject({
      condition: `(${BLUE}) AND (${TALL})`,
      outcome: {
        kind: 'unknown',
        attributes: ['@Resource[team]', '@Resource[size]'],
        text: 'the value of `@Resource[team]` is not known; the value of `@Resource[size]` is not known',
      },
    })
  })

  it('two conditions that are not met tell why each is not', () => {
    const roleAssignments = [assignment(tallReader, ON, DANA, { condition: BLUE })]
    const attributes = known('red', 'short')
    const { conditionalGrants } = decide({ roles: [tallReader], roleAssignments, attributes })
    expect(conditionalGrants[0]?.outcome).toMatchObject({
      kind: 'false',
      because: [/`@Resource\[team\]` is `red`/, /`@Resource\[size\]` is `short`/].map(
        (each) => expect.stringMatching(each) as string,
      ),
    })
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
    {
      sentence: 'a role of which another entry has no operation does',
      role: customRole('Two', { actions: ['*/read'] }, { actions: [WRITE.name] }),
      brings: true,
    },
    {
      sentence: 'a role with an empty condition does',
      role: customRole('Blank', { actions: ['*/read'], condition: ' ' }),
      brings: true,
    },
  ])('by itself: $sentence', ({ role, brings }) => {
    expect(bringsUnconditionally(role, READ)).toBe(brings)
  })
})

describe('suboperations', () => {
  const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'
  const listing = "!(SubOperationMatches{'Blob.List'})"
  it.each([
    { operation: data(`${blobs}/read`), found: 'unknown' },
    { operation: data(`${blobs.toUpperCase()}/WRITE`), found: 'unknown' },
    { operation: data(`${blobs}/add/action`), found: 'unknown' },
    { operation: data(`${blobs}/delete`), found: 'granted' },
    {
      operation: data('Microsoft.Storage/storageAccounts/queueServices/queues/messages/read'),
      found: 'granted',
    },
    { operation: control('Microsoft.Authorization/roleAssignments/write'), found: 'granted' },
    { operation: data('Contoso.Shop/orders/read'), found: 'unknown' },
  ])('$operation.name: that it is not a listing is $found', ({ operation, found }) => {
    const role = customRole('Everything', { actions: ['*'], dataActions: ['*'] })
    const roleAssignments = [assignment(role, ON, DANA, { condition: listing })]
    const { grants, conditionalGrants } = decide({ roles: [role], roleAssignments }, operation)
    expect(grants.length > 0 ? 'granted' : conditionalGrants[0]?.outcome.kind).toBe(found)
  })
})

describe('GUIDs in the condition of an assignment', () => {
  const QUEUE = data('Microsoft.Storage/storageAccounts/queueServices/queues/messages/read')
  const elsewhere = "!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})"
  const guids = `(${elsewhere}) OR (NOT @Request[x] ForAnyOfAnyValues:GuidEquals {${DANA.id}})`
  it.each([
    { sentence: 'refuse a data action of Microsoft.Storage', operation: QUEUE, own: guids, found: 'false' },
    {
      sentence: 'refuse it beside an entry’s condition that holds',
      operation: QUEUE,
      own: guids,
      ofRole: elsewhere,
      found: 'false',
    },
    {
      sentence: 'refuse no control action of Microsoft.Storage',
      operation: control('Microsoft.Storage/storageAccounts/read'),
      own: guids,
      found: 'granted',
    },
    {
      sentence: 'refuse nothing of a provider that has the name in its own',
      operation: data('Contoso.Microsoft.Storage/queues/read'),
      own: guids,
      found: 'granted',
    },
    {
      sentence: 'refuse it where AND and OR are mixed without parentheses',
      operation: QUEUE,
      own: `${elsewhere} AND ${elsewhere} OR ${guids}`,
      found: 'false',
    },
    {
      sentence: 'are none where it is asked whether something exists',
      operation: QUEUE,
      own: 'Exists @Request[x]',
      found: 'unknown',
    },
    { sentence: 'refuse no other data action', operation: READ_DATA, own: guids, found: 'granted' },
    {
      sentence: 'refuse nothing where the entry of a role compares them',
      operation: QUEUE,
      ofRole: guids,
      found: 'granted',
    },
    {
      sentence: 'are no quoted texts that look like them',
      operation: QUEUE,
      own: `${elsewhere} OR 'GuidEquals' StringEquals 'GuidEquals'`,
      found: 'granted',
    },
    {
      sentence: 'are not read in a condition that cannot be read',
      operation: QUEUE,
      own: `@Request[x] GuidEquals`,
      found: 'unknown',
    },
  ])('$sentence', ({ operation, own = null, ofRole, found }) => {
    const role = customRole('Everything', {
      actions: ['*'],
      dataActions: ['*'],
      ...(ofRole === undefined ? {} : { condition: ofRole }),
    })
    const roleAssignments = [assignment(role, ON, DANA, { condition: own })]
    const { grants, conditionalGrants } = decide({ roles: [role], roleAssignments }, operation)
    expect(grants.length > 0 ? 'granted' : conditionalGrants[0]?.outcome.kind).toBe(found)
  })

  it('say why they refuse', () => {
    const role = customRole('Everything', { dataActions: ['*'] })
    const roleAssignments = [assignment(role, ON, DANA, { condition: guids })]
    expect(decide({ roles: [role], roleAssignments }, QUEUE).conditionalGrants[0]?.outcome).toEqual({
      kind: 'false',
      because: [
        'it compares GUIDs, and Azure refuses data actions of Microsoft.Storage under such a condition',
      ],
    })
  })

  it('refuse nothing that a role brings by itself', () => {
    const brings = (condition: string) =>
      bringsUnconditionally(customRole('Everything', { dataActions: ['*'], condition }), QUEUE)
    expect([brings(guids), brings('@Request[x] GuidEquals')]).toEqual([true, false])
  })
})
