import { ASSISTANT_TEAM } from '../../../src/sandbox/contoso/people.ts'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import type { Tenant } from '../../../src/sandbox/tenant.ts'

/** The object id of the person of that number, who is on the AI Assistant Team of Contoso. */
export function personId(number: number): string {
  return `5eed0000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** Contoso with so many more people on its AI Assistant Team. */
export function crowdedContoso(people: number): Tenant {
  const tenant = contoso()
  const ids = Array.from({ length: people }, (_, number) => personId(number))
  return {
    ...tenant,
    users: [
      ...tenant.users,
      ...ids.map((id, number) => ({
        id,
        displayName: `Developer ${number}`,
        userPrincipalName: `developer${number}@contoso.com`,
      })),
    ],
    groups: tenant.groups.map((group) =>
      group.id === ASSISTANT_TEAM ? { ...group, members: [...group.members, ...ids] } : group,
    ),
  }
}
