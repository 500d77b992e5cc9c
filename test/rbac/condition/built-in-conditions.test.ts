import { describe, expect, it } from 'vitest'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import {
  ABSENT,
  attributeKey,
  normalizeAttribute,
  type AttributeSource,
  type AttributeValue,
} from '../../../src/rbac/condition/attribute.ts'
import type { Scalar } from '../../../src/rbac/condition/condition.ts'
import { evaluateCondition, type ConditionOutcome } from '../../../src/rbac/condition/evaluate-condition.ts'
import { parseCondition } from '../../../src/rbac/condition/parse-condition.ts'

const conditions = builtInRoles().flatMap(({ name, permissions }) =>
  permissions.flatMap(({ condition }) => (condition === undefined ? [] : [{ name, condition }])),
)

const TARGET = /ActionMatches\{'(?<action>[^']+)'\}/g
const GUIDS =
  /@(?<source>Request|Resource)\[[^\]]*:RoleDefinitionId\] ForAnyOfAnyValues:GuidEquals ?\{(?<guids>[^}]*)\}/g
const UNLISTED = 'ffffffff-0000-0000-0000-ffffffffffff'

const constraints = conditions.flatMap(({ name, condition }) =>
  Array.from(condition.matchAll(GUIDS), ({ groups }) => ({
    name,
    condition,
    source: groups?.['source'] === 'Resource' ? ('Resource' as const) : ('Request' as const),
    listed: (groups?.['guids'] ?? '').split(',').map((guid) => guid.trim()),
  })),
)

/** The outcome where every attribute that the built-in roles name is known, with this role. */
function assign(condition: string, source: AttributeSource, roleId: string): ConditionOutcome {
  const verb = source === 'Request' ? 'write' : 'delete'
  return evaluateCondition(condition, {
    operation: { name: `Microsoft.Authorization/roleAssignments/${verb}`, isDataAction: false },
    subOperation: null,
    attributes: new Map([
      [attributeKey(source, 'Microsoft.Authorization/roleAssignments:RoleDefinitionId'), [roleId]],
      [attributeKey(source, 'Microsoft.Authorization/roleAssignments:PrincipalType'), ['ServicePrincipal']],
      [attributeKey('Resource', 'HasObotoken'), [true]],
    ]),
  })
}

/** The attributes between the action and the next one; all, where the condition targets no action. */
function attributesFor(action: string, condition: string): string[] {
  const part = condition.split('ActionMatches').find((text) => text.startsWith(`{'${action}'`)) ?? condition
  return [...new Set(part.match(/@[^@\]]*\]/g))]
}

describe('the conditions of the built-in roles', () => {
  it('are all here', () => {
    expect(conditions.length).toBe(31)
    expect(constraints.length).toBeGreaterThan(31)
  })

  it.each(conditions)('$name: parses', ({ condition }) => {
    expect(parseCondition(condition).kind).toBe('condition')
  })

  it.each(constraints)('$name: a $source for any listed role is true', ({ condition, source, listed }) => {
    const withDashes = listed.map((guid) =>
      guid
        .replaceAll('-', '')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
        .toUpperCase(),
    )
    expect(withDashes.map((guid) => assign(condition, source, guid))).toEqual(
      listed.map(() => ({ kind: 'true' })),
    )
  })

  it.each(constraints)('$name: a $source for any other role is false', ({ condition, source }) => {
    expect(assign(condition, source, UNLISTED).kind).toBe('false')
  })

  it.each(conditions)(
    '$name: without attributes it is unknown for a targeted action, and names them',
    ({ condition }) => {
      const targets = Array.from(condition.matchAll(TARGET), ({ groups }) => groups?.['action'] ?? '')
      for (const name of targets.length > 0 ? targets : ['Microsoft.Authorization/roleAssignments/write']) {
        const outcome = evaluateCondition(condition, {
          operation: { name, isDataAction: false },
          attributes: new Map(),
        })
        expect(outcome).toMatchObject({ kind: 'unknown', attributes: attributesFor(name, condition) })
      }
    },
  )

  it.each(conditions.filter(({ condition }) => condition.includes('ActionMatches')))(
    '$name: an action that it does not target is true',
    ({ condition }) => {
      const operation = { name: 'Microsoft.Search/searchServices/read', isDataAction: false }
      expect(evaluateCondition(condition, { operation, attributes: new Map() })).toEqual({ kind: 'true' })
    },
  )

  it.each([
    { level: 'General', kind: 'true' },
    { level: 'Protected', kind: 'true' },
    { level: 'Secret', kind: 'false' },
  ])('Privileged Monitoring Data Reader: a table that is $level is $kind', ({ level, kind }) => {
    const reader = conditions.find(({ name }) => name === 'Privileged Monitoring Data Reader')
    const outcome = evaluateCondition(reader?.condition ?? '', {
      operation: { name: 'Microsoft.OperationalInsights/workspaces/tables/data/read', isDataAction: true },
      attributes: new Map([
        [
          attributeKey('Resource', 'Microsoft.OperationalInsights/workspaces/tables:protectionLevel'),
          [level],
        ],
      ]),
    })
    expect(outcome.kind).toBe(kind)
  })

  const each = conditions.flatMap(({ name, condition }) => {
    const targets = Array.from(condition.matchAll(TARGET), ({ groups }) => groups?.['action'] ?? '')
    const actions = targets.length > 0 ? targets : ['Microsoft.Authorization/roleAssignments/write']
    return actions.flatMap((action) =>
      attributesFor(action, condition).map((attribute) => ({ name, condition, action, attribute })),
    )
  })

  it.each(each)(
    '$name: of $action, $attribute alone makes it true, false or unknown',
    ({ condition, action, attribute }) => {
      const values = (text: string): { fits: Scalar; fitsNot: Scalar } => {
        if (text.endsWith(':PrincipalType]')) return { fits: 'ServicePrincipal', fitsNot: 'User' }
        if (text.endsWith(':protectionLevel]')) return { fits: 'General', fitsNot: 'Secret' }
        if (text.endsWith(':RoleDefinitionId]')) return { fits: listedIn(condition, text), fitsNot: UNLISTED }
        return { fits: true, fitsNot: false }
      }
      const fitting = new Map(
        attributesFor(action, condition).map((text) => [normalizeAttribute(text), [values(text).fits]]),
      )
      const key = normalizeAttribute(attribute)
      const outcome = (attributes: ReadonlyMap<string, AttributeValue>) =>
        evaluateCondition(condition, { operation: { name: action, isDataAction: false }, attributes })

      expect(outcome(fitting)).toEqual({ kind: 'true' })
      expect(outcome(new Map([...fitting, [key, [values(attribute).fitsNot]]])).kind).toBe('false')
      expect(outcome(new Map([...fitting, [key, ABSENT]])).kind).toBe('false')
      expect(outcome(new Map([...fitting].filter(([known]) => known !== key)))).toMatchObject({
        kind: 'unknown',
        attributes: [attribute],
      })
    },
  )

  it('are each among these', () => {
    expect(new Set(each.map(({ condition }) => condition))).toEqual(
      new Set(conditions.map(({ condition }) => condition)),
    )
  })
})

/** The first role that a condition lists for an attribute. */
function listedIn(condition: string, attribute: string): string {
  const [, list = ''] = condition.split(`${attribute} ForAnyOfAnyValues:GuidEquals`)
  return /[0-9a-f-]{32,36}/i.exec(list)?.[0] ?? ''
}
