import { checkBreadth } from './checks/breadth.ts'
import { checkExclusions } from './checks/exclusions.ts'
import { checkOperations, stringsToExplain } from './checks/operations.ts'
import { checkScopes } from './checks/scopes.ts'
import { checkTexts } from './checks/texts.ts'
import type { Finding } from './finding.ts'
import { readRole, type ReadRole } from './read-role.ts'

/** What is wrong with a role definition, errors first, each in the order of the document. */
export function lintRole(text: string): readonly Finding[] {
  return findingsIn(readRole(text))
}

/** The same of a definition that was read already. */
export function findingsIn({ role, findings }: ReadRole): readonly Finding[] {
  if (role === null) return findings
  const explained = stringsToExplain(role.permissions)
  const found = [
    ...findings,
    ...checkTexts(role),
    ...role.permissions.flatMap((permission) => [
      ...checkOperations(permission, explained),
      ...checkExclusions(permission),
      ...checkBreadth(permission),
    ]),
    ...checkScopes(role),
  ]
  return [...withSeverity(found, 'error'), ...withSeverity(found, 'warning')]
}

function withSeverity(findings: readonly Finding[], wanted: Finding['severity']): readonly Finding[] {
  return findings.filter(({ severity }) => severity === wanted)
}
