import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { attributeKey, type AttributeSource } from '../../../src/rbac/condition/attribute.ts'
import { evaluateCondition, type ConditionOutcome } from '../../../src/rbac/condition/evaluate-condition.ts'
import { parseCondition } from '../../../src/rbac/condition/parse-condition.ts'

const FILE = new URL('../../../../shared/data/builtin-roles.json', import.meta.url)
const roles = z.array(
  z.object({ name: z.string(), permissions: z.array(z.object({ condition: z.string().nullish() })) }),
)
const conditions = existsSync(FILE)
  ? roles
      .parse(JSON.parse(readFileSync(FILE, 'utf8')))
      .flatMap(({ name, permissions }) =>
        permissions.map(({ condition }) => ({ name, condition: condition ?? '' })),
      )
      .filter(({ condition }) => condition !== '')
  : []

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

describe.skipIf(conditions.length === 0)(
  'the conditions of the built-in roles (skipped without their file)',
  () => {
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
  },
)
