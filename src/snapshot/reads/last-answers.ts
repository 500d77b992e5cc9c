import { LRUCache } from 'lru-cache'
import type { Answer, ReadName, Reading } from '../azure-reader.ts'

/** Items of lists, of one kind of read: a list of role assignments may hold 4,000 of them. */
const MOST_ITEMS = 20_000

/** Milliseconds for which an answer to one conversation serves the others: Azure itself takes longer to apply a change. */
const RECENT = 10_000

interface Heard<Name extends ReadName> {
  readonly answer: Reading<Answer<Name>>
  readonly at: number
  /** conversations that it was given to */
  readonly by: Set<string>
}

type Shelf<Name extends ReadName> = LRUCache<string, Heard<Name>>

type Shelves = { readonly [Name in ReadName]: Shelf<Name> }

/** What Azure answered last to each read, for as long as there is room. Refusals are not kept. */
export class LastAnswers {
  readonly #now: () => number
  readonly #shelves: Shelves = {
    findPrincipal: shelf(),
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

  /** `now` in milliseconds, from any start */
  constructor(now: () => number) {
    this.#now = now
  }

  get<Name extends ReadName>(name: Name, key: string): Reading<Answer<Name>> | undefined {
    return this.#shelves[name].get(key)?.answer
  }

  /** What another conversation heard just before; a conversation is told it once. */
  recent<Name extends ReadName>(
    name: Name,
    key: string,
    conversation: string,
  ): Reading<Answer<Name>> | undefined {
    const heard = this.#shelves[name].get(key)
    if (heard === undefined || this.#now() - heard.at > RECENT || heard.by.has(conversation)) return undefined
    heard.by.add(conversation)
    return heard.answer
  }

  set<Name extends ReadName>(
    name: Name,
    key: string,
    answer: Reading<Answer<Name>>,
    conversation: string,
  ): void {
    if (answer.kind !== 'read') return
    this.#shelves[name].set(key, { answer, at: this.#now(), by: new Set([conversation]) })
  }
}

function shelf<Name extends ReadName>(): Shelf<Name> {
  return new LRUCache<string, Heard<Name>>({
    maxSize: MOST_ITEMS,
    sizeCalculation: ({ answer }) => itemsIn(answer),
  })
}

function itemsIn(answer: Reading<unknown>): number {
  return answer.kind === 'read' && Array.isArray(answer.value) ? answer.value.length + 1 : 1
}
