import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { builtInRole, builtInRoleNamed } from '../../src/knowledge/catalogue/roles.ts'
import { decideAccess } from '../../src/rbac/access.ts'
import { assignment, factsOf } from '../builders/access.ts'
import { GROUP } from '../builders/places.ts'
import { sharedData } from '../builders/shared-data.ts'

const caseLine = z.object({
  roles: z.array(z.string()),
  roleIds: z.array(z.string()).optional(),
  operation: z.string(),
  isDataAction: z.boolean(),
  expected: z.boolean(),
})

/** Whether Dana may perform an operation who holds just these roles. */
function decided({ roles: names, roleIds, operation, isDataAction }: z.infer<typeof caseLine>): boolean {
  const roles = (roleIds?.map(builtInRole) ?? names.map(builtInRoleNamed)).flatMap((role) => role ?? [])
  if (roles.length !== names.length)
    throw new Error(`expected the roles ${names.join(', ')} in the catalogue`)
  const facts = factsOf({ roles, roleAssignments: roles.map((role) => assignment(role, GROUP)) })
  return decideAccess({ name: operation, isDataAction }, GROUP, facts).grants.length > 0
}

describe.each([
  { file: 'evaluator-cases.jsonl', count: 1500 },
  { file: 'evaluator-cases-empty-wildcard.jsonl', count: 57 },
])('$file', ({ file, count }) => {
  const text = sharedData(file)
  const cases = (text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => caseLine.parse(JSON.parse(line)))

  it.skipIf(text === null)('every answer is ours (skipped where the file is not at hand)', () => {
    expect(cases).toHaveLength(count)
    expect(cases.filter((each) => decided(each) !== each.expected)).toEqual([])
  })
})
