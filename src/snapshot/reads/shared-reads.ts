import { LRUCache } from 'lru-cache'
import type { Principal } from '../../rbac/principal.ts'
import type { RoleDefinition } from '../../rbac/role-definition.ts'
import { scopeLevel } from '../../rbac/scope.ts'
import type { Resource } from '../../question/question.ts'
import type { AzureReader, LikelyGrantor, Reading } from '../azure-reader.ts'
import { count } from '../../telemetry/metrics.ts'
import { byLowerId } from '../unique.ts'

const MINUTE = 60_000

/** How old an answer may be, in milliseconds. */
const LIFETIME = {
  builtInRoles: 60 * MINUTE,
  likelyGrantors: 10 * MINUTE,
  principals: 60 * MINUTE,
  subscriptions: 60 * MINUTE,
}

type Kept<Value> = LRUCache<string, Promise<Reading<Value>>>

/**
 * What changes so seldom that one answer serves everybody for a while: the built-in roles, the names of
 * principals and subscriptions, and the hints of who can grant. Those who ask at the same time wait for one read.
 */
export class SharedReads {
  readonly #builtInRoles: Kept<readonly RoleDefinition[]> = new LRUCache({
    max: 1,
    ttl: LIFETIME.builtInRoles,
  })
  readonly #likelyGrantors: Kept<readonly LikelyGrantor[]> = new LRUCache({
    max: 1,
    ttl: LIFETIME.likelyGrantors,
  })
  /** by object id in lower case; null: there is none of that id */
  readonly #principals: Kept<Principal | null> = new LRUCache({ max: 20_000, ttl: LIFETIME.principals })

  /** subscriptions by id in lower case */
  readonly #subscriptions: Kept<Resource | null> = new LRUCache({ max: 5_000, ttl: LIFETIME.subscriptions })

  /**
   * `own` with what is shared taken from `reader`, which should not stop when one conversation ends: others may wait
   * for the same read.
   */
  over(own: AzureReader, reader: AzureReader): AzureReader {
    return {
      ...own,
      builtInRoles: (scope) =>
        kept(this.#builtInRoles, 'built-in-roles', '', () => reader.builtInRoles(scope)),
      likelyGrantors: () => kept(this.#likelyGrantors, 'likely-grantors', '', () => reader.likelyGrantors()),
      describePrincipals: (ids) => this.#describe(ids, reader),
      resource: (id) =>
        scopeLevel(id) === 'subscription'
          ? kept(this.#subscriptions, 'subscriptions', id.toLowerCase(), () => reader.resource(id), isThere)
          : own.resource(id),
    }
  }

  /** Asks for those alone that nobody has asked for yet. */
  async #describe(ids: readonly string[], reader: AzureReader): Promise<Reading<readonly Principal[]>> {
    const missing = ids.filter((id) => !this.#principals.has(id.toLowerCase()))
    const asked = missing.length === 0 ? null : byId(reader.describePrincipals(missing))
    const answers = await Promise.all(
      ids.map((id) =>
        kept(this.#principals, 'principals', id.toLowerCase(), () =>
          oneOf(asked ?? byId(reader.describePrincipals([id])), id),
        ),
      ),
    )
    const refused = answers.find((answer) => answer.kind === 'refused')
    if (refused !== undefined) return refused
    return {
      kind: 'read',
      value: answers.flatMap((answer) => (answer.kind === 'read' ? (answer.value ?? []) : [])),
    }
  }
}

type Described = Reading<ReadonlyMap<string, Principal>>

async function byId(asked: Promise<Reading<readonly Principal[]>>): Promise<Described> {
  const answer = await asked
  return answer.kind === 'refused' ? answer : { kind: 'read', value: byLowerId(answer.value, ({ id }) => id) }
}

async function oneOf(asked: Promise<Described>, wanted: string): Promise<Reading<Principal | null>> {
  const answer = await asked
  return answer.kind === 'refused'
    ? answer
    : { kind: 'read', value: answer.value.get(wanted.toLowerCase()) ?? null }
}

/** One that is not there may be made any moment. */
function isThere(resource: Resource | null): boolean {
  return resource !== null
}

/**
 * The answer that is there or under way, else a new one. Refusals and faults are not kept: they may pass. Nor is a value
 * that is not worth it.
 */
function kept<Value>(
  cache: Kept<Value>,
  name: string,
  key: string,
  ask: () => Promise<Reading<Value>>,
  isWorthIt: (value: Value) => boolean = () => true,
): Promise<Reading<Value>> {
  const known = cache.get(key)
  count('rolecall.cache.lookups', { 'rolecall.cache': name, 'rolecall.hit': known !== undefined })
  if (known !== undefined) return known
  const asked = ask()
  cache.set(key, asked)
  const forget = () => {
    if (cache.peek(key) === asked) cache.delete(key)
  }
  asked.then((answer) => {
    if (answer.kind === 'refused' || !isWorthIt(answer.value)) forget()
  }, forget)
  return asked
}
