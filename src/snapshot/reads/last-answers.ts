import { LRUCache } from 'lru-cache'
import type { Answer, ReadName, Reading } from '../azure-reader.ts'

/** Items of lists, of one kind of read: a list of role assignments may hold 4,000 of them. */
const MOST_ITEMS = 20_000

type Shelf<Name extends ReadName> = LRUCache<string, Reading<Answer<Name>>>

type Shelves = { readonly [Name in ReadName]: Shelf<Name> }

/** What Azure answered last to each read, for as long as there is room. Refusals are not kept. */
export class LastAnswers {
  readonly #shelves: Shelves = {
    findPrincipals: shelf(),
    describePrincipals: shelf(),
    groupsOf: shelf(),
    directGroupsOf: shelf(),
    parentsOfGroups: shelf(),
    groupMembers: shelf(),
    findResources: shelf(),
    resource: shelf(),
    children: shelf(),
    roleAssignments: shelf(),
    eligibleAssignments: shelf(),
    activationPolicy: shelf(),
    scheduledAssignments: shelf(),
    denyAssignments: shelf(),
    locks: shelf(),
    builtInRoles: shelf(),
    customRoles: shelf(),
    roleDefinition: shelf(),
    likelyGrantors: shelf(),
  }

  get<Name extends ReadName>(name: Name, key: string): Reading<Answer<Name>> | undefined {
    return this.#shelves[name].get(key)
  }

  set<Name extends ReadName>(name: Name, key: string, answer: Reading<Answer<Name>>): void {
    if (answer.kind === 'read') this.#shelves[name].set(key, answer)
  }
}

function shelf<Name extends ReadName>(): Shelf<Name> {
  return new LRUCache<string, Reading<Answer<Name>>>({
    maxSize: MOST_ITEMS,
    sizeCalculation: (answer) => itemsIn(answer),
  })
}

function itemsIn(answer: Reading<unknown>): number {
  return answer.kind === 'read' && Array.isArray(answer.value) ? answer.value.length + 1 : 1
}
