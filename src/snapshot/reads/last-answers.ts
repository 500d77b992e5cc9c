import { LRUCache } from 'lru-cache'
import type { Answer, ReadName, Reading } from '../azure-reader.ts'

/** Entries of the longest kind: whole lists of role assignments. */
const MOST = 500

type Shelves = { readonly [Name in ReadName]: LRUCache<string, Reading<Answer<Name>>> }

/** What Azure answered last to each read, for as long as there is room. Refusals are not kept. */
export class LastAnswers {
  readonly #shelves: Shelves = {
    findPrincipal: new LRUCache({ max: MOST }),
    describePrincipals: new LRUCache({ max: MOST }),
    groupsOf: new LRUCache({ max: MOST }),
    groupMembers: new LRUCache({ max: MOST }),
    findResources: new LRUCache({ max: MOST }),
    resource: new LRUCache({ max: MOST }),
    children: new LRUCache({ max: MOST }),
    roleAssignments: new LRUCache({ max: MOST }),
    eligibleAssignments: new LRUCache({ max: MOST }),
    denyAssignments: new LRUCache({ max: MOST }),
    builtInRoles: new LRUCache({ max: MOST }),
    customRoles: new LRUCache({ max: MOST }),
    roleDefinition: new LRUCache({ max: MOST }),
    likelyGrantors: new LRUCache({ max: MOST }),
  }

  get<Name extends ReadName>(name: Name, key: string): Reading<Answer<Name>> | undefined {
    return this.#shelves[name].get(key)
  }

  set<Name extends ReadName>(name: Name, key: string, answer: Reading<Answer<Name>>): void {
    if (answer.kind === 'read') this.#shelves[name].set(key, answer)
  }
}
