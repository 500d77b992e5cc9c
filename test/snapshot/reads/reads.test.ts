import { describe, expect, it } from 'vitest'
import type { Resource } from '../../../src/question/question.ts'
import type { Principal } from '../../../src/rbac/principal.ts'
import type { AzureReader, Reading } from '../../../src/snapshot/azure-reader.ts'
import { askedOnce } from '../../../src/snapshot/reads/asked-once.ts'
import { AssumingReader } from '../../../src/snapshot/reads/assuming-reader.ts'
import { HurriedReader } from '../../../src/snapshot/reads/hurried-reader.ts'
import { LastAnswers } from '../../../src/snapshot/reads/last-answers.ts'
import { rememberingReader } from '../../../src/snapshot/reads/remembering-reader.ts'
import { SharedReads } from '../../../src/snapshot/reads/shared-reads.ts'
import { emptyTenant } from '../../builders/azure-reader.ts'
import { DANA, MAX } from '../../builders/people.ts'

const read = <T>(value: T): Reading<T> => ({ kind: 'read', value })
const refused: Reading<never> = { kind: 'refused', why: 'Azure answered 403' }

/** A reader whose `groupMembers` gives these answers one after another, and how often it was asked. */
function answering(...answers: readonly (Reading<readonly Principal[]> | Error)[]) {
  const asked: string[] = []
  const reader = emptyTenant({
    groupMembers: (id) => {
      const answer = answers[asked.length] ?? refused
      asked.push(id)
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
  })
  return { reader, asked }
}

describe('what is asked once', () => {
  it('is shared while it is under way, whatever the casing of ids', async () => {
    const { reader, asked } = answering(read([MAX]))
    const once = askedOnce(reader)
    const answers = await Promise.all([once.groupMembers('A1'), once.groupMembers('a1')])
    expect(answers).toEqual([read([MAX]), read([MAX])])
    expect(asked).toEqual(['A1'])
  })

  it('is asked for each query and kind of read', async () => {
    const { reader, asked } = answering(read([]), read([MAX]))
    const once = askedOnce(reader)
    expect(await once.groupMembers('a1')).toEqual(read([]))
    expect(await once.groupMembers('a2')).toEqual(read([MAX]))
    expect(await once.children('a1', 'connections')).toEqual(read([]))
    expect(asked).toEqual(['a1', 'a2'])
  })
})

describe('an assumption', () => {
  /** Dana's groups as last known, and a reader that assumes them and then hears `now`. */
  async function assuming(now: Reading<readonly Principal[]> | Error) {
    const last = new LastAnswers()
    await rememberingReader(answering(read([MAX])).reader, last).groupMembers('a1')
    const { reader, asked } = answering(now)
    const assumes = new AssumingReader(askedOnce(reader), last)
    return { assuming: assumes, groups: () => assumes.reader.groupMembers('a1'), asked }
  }

  it('answers at once and is checked all the same', async () => {
    const told = await assuming(read([MAX]))
    expect(await told.groups()).toEqual(read([MAX]))
    expect(told.asked).toEqual(['a1'])
    expect(await told.assuming.held()).toBe(true)
  })

  it('that was wrong is not made again', async () => {
    const told = await assuming(read([DANA]))
    expect(await told.groups()).toEqual(read([MAX]))
    expect(await told.assuming.held()).toBe(false)
    expect(await told.groups()).toEqual(read([DANA]))
    expect(await told.assuming.held()).toBe(true)
    expect(told.asked).toEqual(['a1'])
  })

  it('does not outlive a refusal', async () => {
    const told = await assuming(refused)
    await told.groups()
    expect(await told.assuming.held()).toBe(false)
    expect(await told.groups()).toEqual(refused)
  })

  it('does not hide that Azure cannot be reached', async () => {
    const told = await assuming(new Error('no network'))
    await told.groups()
    await expect(told.assuming.held()).rejects.toThrow('no network')
  })

  it('is not made of what was never answered', async () => {
    const told = await assuming(read([DANA]))
    expect(await told.assuming.reader.groupMembers('a2')).toEqual(read([DANA]))
    expect(await told.assuming.held()).toBe(true)
  })

  it('is not made of a refusal', async () => {
    const last = new LastAnswers()
    await rememberingReader(answering(refused).reader, last).groupMembers('a1')
    const { reader } = new AssumingReader(askedOnce(answering(read([MAX])).reader), last)
    expect(await reader.groupMembers('a1')).toEqual(read([MAX]))
  })
})

describe('a reader in a hurry', () => {
  const never = new Promise<never>(() => undefined)
  const WHY = 'Azure had not answered after 10 seconds'

  it('takes what comes before the deadline', async () => {
    const hurried = new HurriedReader(answering(read([MAX])).reader, never, WHY)
    expect(await hurried.reader.groupMembers('a1')).toEqual(read([MAX]))
    expect(hurried.gaveUp).toBe(false)
  })

  it('counts what is late as not readable, and says so', async () => {
    const hurried = new HurriedReader(emptyTenant({ groupMembers: () => never }), Promise.resolve(), WHY)
    expect(await hurried.reader.groupMembers('a1')).toEqual({ kind: 'refused', why: WHY })
    expect(hurried.gaveUp).toBe(true)
  })

  it('takes after the deadline what had come before it', async () => {
    const once = askedOnce(answering(read([MAX])).reader)
    await once.groupMembers('a1')
    const hurried = new HurriedReader(once, Promise.resolve(), WHY)
    expect(await hurried.reader.groupMembers('a1')).toEqual(read([MAX]))
    expect(hurried.gaveUp).toBe(false)
  })
})

describe('what everybody shares', () => {
  /** A tenant of these principals, and the ids that it was asked to describe. */
  function directory(...answers: readonly Reading<readonly Principal[]>[]) {
    const asked: (readonly string[])[] = []
    const reader: AzureReader = emptyTenant({
      describePrincipals: (ids) => {
        asked.push(ids)
        return Promise.resolve(
          answers[asked.length - 1] ?? read([DANA, MAX].filter(({ id }) => ids.includes(id))),
        )
      },
    })
    return { shared: new SharedReads().over(reader, reader), asked }
  }

  it('names each principal once, in as few reads as there are askers', async () => {
    const { shared, asked } = directory()
    const [one, other] = await Promise.all([
      shared.describePrincipals([DANA.id]),
      shared.describePrincipals([DANA.id.toUpperCase(), MAX.id]),
    ])
    expect(one).toEqual(read([DANA]))
    expect(other).toEqual(read([DANA, MAX]))
    expect(asked).toEqual([[DANA.id], [MAX.id]])
  })

  it('remembers that there is no such principal', async () => {
    const { shared, asked } = directory()
    await shared.describePrincipals(['nobody'])
    expect(await shared.describePrincipals(['nobody', DANA.id])).toEqual(read([DANA]))
    expect(asked).toEqual([['nobody'], [DANA.id]])
  })

  it('asks again after a refusal', async () => {
    const { shared } = directory(refused)
    expect(await shared.describePrincipals([DANA.id])).toEqual(refused)
    expect(await shared.describePrincipals([DANA.id])).toEqual(read([DANA]))
  })

  it('reads the built-in roles once for all scopes, also for those who ask at the same time', async () => {
    const scopes: string[] = []
    const reader = emptyTenant({
      builtInRoles: (scope) => {
        scopes.push(scope)
        return Promise.resolve(read([]))
      },
    })
    const shared = new SharedReads().over(reader, reader)
    await Promise.all([shared.builtInRoles('/subscriptions/a'), shared.builtInRoles('/subscriptions/b')])
    await shared.builtInRoles('/subscriptions/c')
    expect(scopes).toEqual(['/subscriptions/a'])
  })

  const SUBSCRIPTION: Resource = {
    ...{ id: '', type: 'subscription', name: 'Contoso AI' },
    ...{ kind: null, location: null, identity: null, properties: null },
  }

  /** A tenant in which some resources are, and what was asked for. */
  function resources(...present: readonly string[]) {
    const asked: string[] = []
    const reader = emptyTenant({
      resource: (id) => {
        asked.push(id)
        return Promise.resolve(read(present.includes(id) ? { ...SUBSCRIPTION, id } : null))
      },
    })
    return { asked, shared: new SharedReads().over(reader, reader) }
  }

  it('names a subscription once', async () => {
    const { shared, asked } = resources('/subscriptions/a')
    await shared.resource('/subscriptions/a')
    expect(await shared.resource('/subscriptions/A')).toMatchObject({ value: { id: '/subscriptions/a' } })
    expect(asked).toEqual(['/subscriptions/a'])
  })

  it.each([
    ['a subscription that was not there', '/subscriptions/b'],
    ['a resource', '/subscriptions/a/resourceGroups/g/providers/Microsoft.Search/searchServices/s'],
  ])('asks for %s each time', async (_, id) => {
    const { shared, asked } = resources('/subscriptions/a')
    await shared.resource(id)
    await shared.resource(id)
    expect(asked).toEqual([id, id])
  })

  it('asks again after a fault', async () => {
    let isDown = true
    const reader = emptyTenant({
      likelyGrantors: () => (isDown ? Promise.reject(new Error('no network')) : Promise.resolve(read([]))),
    })
    const shared = new SharedReads().over(reader, reader)
    await expect(shared.likelyGrantors()).rejects.toThrow('no network')
    isDown = false
    expect(await shared.likelyGrantors()).toEqual(read([]))
  })
})

it('the last answers have bounds: the longest unused go first', () => {
  const last = new LastAnswers()
  const many = read(Array.from({ length: 4000 }, () => DANA))
  for (const scope of ['a', 'b', 'c', 'd', 'e']) last.set('groupMembers', scope, many)
  expect(last.get('groupMembers', 'a')).toBeUndefined()
  expect(last.get('groupMembers', 'e')).toEqual(many)
})
