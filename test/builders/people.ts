import type { Principal, PrincipalType } from '../../src/rbac/principal.ts'
import type { GroupFacts } from '../../src/snapshot/snapshot.ts'

function person(digit: string, type: PrincipalType, name: string): Principal {
  return { id: `aaaaaaaa-0000-4000-8000-00000000000${digit}`, type, name }
}

export const DANA = person('1', 'User', 'Dana Developer')
export const OLIVIA = person('2', 'User', 'Olivia Owner')
export const MAX = person('3', 'User', 'Max Manager')
export const PIPELINE = person('4', 'ServicePrincipal', 'build-pipeline')
export const PEOPLE: readonly Principal[] = [DANA, OLIVIA, MAX, PIPELINE]

/** A group of people; without members, one whose members could not be read. */
export function group(name: string, members: readonly Principal[] | null = []): GroupFacts {
  return { id: `group-${name.toLowerCase().replaceAll(' ', '-')}`, name, members }
}

/** A group as the holder of a role. */
export function asPrincipal({ id, name }: GroupFacts): Principal {
  return { id, type: 'Group', name }
}
