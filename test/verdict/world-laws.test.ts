import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { judge } from '../../src/verdict/judge.ts'
import { VERDICT_STATES, type VerdictState } from '../../src/verdict/verdict.ts'
import { bound, operationRow } from '../builders/question.ts'
import { TAKEN_AT } from '../builders/snapshot.ts'
import { covers, isIn } from './naive/naive-evaluator.ts'
import { principalOf, snapshotOfWorld } from './naive/snapshot-of-world.ts'
import {
  GROUP_NAMES,
  HOLDERS,
  OPERATIONS,
  PLACE_NAMES,
  PLACES,
  world,
  type PlaceName,
  type World,
  type WorldAssignment,
  type WorldBlock,
  type WorldDenial,
} from './naive/world.ts'

vi.setConfig({ testTimeout: 120_000 })

/** How Dana stands with every operation on a place. */
function statesOn(facts: World, place: PlaceName, salt = ''): readonly VerdictState[] {
  const dana = principalOf('dana', salt)
  const about = OPERATIONS.map((operation) => bound(operationRow(operation), PLACES[place].id, dana))
  return judge(about, dana, snapshotOfWorld(facts, TAKEN_AT, salt)).map(({ state }) => state)
}

type Holds = (facts: World, place: PlaceName, states: readonly VerdictState[], random: number) => void

/** Checks a law on many tenants, and that it met every one of some states. */
function law(sentence: string, meets: readonly VerdictState[], holds: Holds): void {
  it(sentence, () => {
    const met = new Set<VerdictState>()
    fc.assert(
      fc.property(world, fc.constantFrom(...PLACE_NAMES), fc.nat(), (facts, place, random) => {
        const states = statesOn(facts, place)
        for (const state of states) met.add(state)
        holds(facts, place, states, random)
      }),
      { numRuns: 300 },
    )
    expect(meets.filter((state) => !met.has(state))).toEqual([])
  })
}

const withAssignments = (facts: World, keeps: (assignment: WorldAssignment) => boolean): World => ({
  ...facts,
  assignments: facts.assignments.filter(keeps),
  eligible: facts.eligible.filter(keeps),
})
const withDenials = (facts: World, change: (denial: WorldDenial) => WorldDenial): World => ({
  ...facts,
  denials: facts.denials.map(change),
})
const withBlocks = (facts: World, change: (block: WorldBlock) => WorldBlock): World => ({
  ...facts,
  roles: facts.roles.map((role) => ({ ...role, blocks: role.blocks.map(change) })),
  denials: facts.denials.map((denial) => ({ ...denial, blocks: denial.blocks.map(change) })),
})

const ALL: readonly VerdictState[] = VERDICT_STATES

describe('what does not matter', () => {
  law('a role below the scope, or beside it', ALL, (facts, place, states) => {
    expect(
      statesOn(
        withAssignments(facts, (each) => covers(each.place, place)),
        place,
      ),
    ).toEqual(states)
  })

  law('a role of somebody else', ALL, (facts, place, states) => {
    const isHers = ({ holder }: WorldAssignment) => holder === 'dana' || isIn('dana', holder, facts)
    expect(statesOn(withAssignments(facts, isHers), place)).toEqual(states)
  })

  law('the casing of ids, spaces around them and slashes in them', ALL, (facts, place, states) => {
    const plain = <T extends { readonly look: number }>(items: readonly T[]) =>
      items.map((each) => ({ ...each, look: 0 }))
    const { assignments, eligible, denials } = facts
    const tidy = {
      ...facts,
      assignments: plain(assignments),
      eligible: plain(eligible),
      denials: plain(denials),
    }
    expect(statesOn(tidy, place)).toEqual(states)
  })

  law('the casing of patterns and spaces around them', ALL, (facts, place, states) => {
    const changed = (patterns: readonly string[]) => patterns.map((each) => `\t${each.trim().toUpperCase()}`)
    const jumbled = withBlocks(facts, (block) => ({
      actions: changed(block.actions),
      notActions: changed(block.notActions),
      dataActions: changed(block.dataActions),
      notDataActions: changed(block.notDataActions),
      condition: block.condition,
    }))
    expect(statesOn(jumbled, place)).toEqual(states)
  })

  law('which ids principals and roles have', ALL, (facts, place, states) => {
    expect(statesOn(facts, place, 'other ids')).toEqual(states)
  })

  law('order and duplicates', ALL, (facts, place, states) => {
    const jumbled = <T>(items: readonly T[]) => [...items.toReversed(), ...items]
    const { assignments, eligible, denials } = facts
    const twice = {
      ...facts,
      assignments: jumbled(assignments),
      eligible: jumbled(eligible),
      denials: jumbled(denials),
      roles: facts.roles.map(({ blocks, ...role }) => ({ ...role, blocks: jumbled(blocks) })),
    }
    expect(statesOn(twice, place)).toEqual(states)
  })

  law('how deep groups are nested', ALL, (facts, place, states) => {
    const flat = GROUP_NAMES.map((name) => ({
      members: HOLDERS.filter((holder) => isIn(holder, name, facts)),
    }))
    expect(statesOn({ ...facts, groups: flat }, place)).toEqual(states)
  })

  law('the other plane', ALL, (facts, place, states) => {
    const controlOnly = withBlocks(facts, (block) => ({ ...block, dataActions: [], notDataActions: ['*'] }))
    const controls = OPERATIONS.flatMap(({ isDataAction }, index) => (isDataAction ? [] : [index]))
    const found = statesOn(controlOnly, place)
    expect(controls.map((index) => found[index])).toEqual(controls.map((index) => states[index]))
  })
})

describe('denials', () => {
  law('deny wins, whatever is granted', ALL, (facts, place, states) => {
    const everything: WorldDenial = {
      blocks: [{ actions: ['*'], notActions: [], dataActions: ['*'], notDataActions: [], condition: null }],
      place: 'root',
      principals: ['everyone'],
      excluded: [],
      onlyHere: false,
      isAudit: false,
      condition: null,
      look: 0,
    }
    const denied = { ...facts, denials: [...facts.denials, everything] }
    expect(statesOn(denied, place)).toEqual(states.map(() => 'denied'))
  })

  law('one that audits never denies', ALL, (facts, place) => {
    const audited = withDenials(facts, (denial) => ({ ...denial, isAudit: true }))
    expect(statesOn(audited, place)).toEqual(statesOn({ ...facts, denials: [] }, place))
  })

  law('one of everyone but Dana never denies her', ALL, (facts, place) => {
    const sparing = withDenials(facts, (denial) => ({
      ...denial,
      principals: ['everyone'],
      excluded: [{ holder: 'dana', isTyped: false }],
    }))
    expect(statesOn(sparing, place)).toEqual(statesOn({ ...facts, denials: [] }, place))
  })

  law('one that spares children applies nowhere else', ALL, (facts, place) => {
    const local = withDenials(facts, (denial) => ({ ...denial, onlyHere: true }))
    const here = { ...facts, denials: local.denials.filter((denial) => denial.place === place) }
    expect(statesOn(local, place)).toEqual(statesOn(here, place))
  })
})

describe('grants', () => {
  law('default deny: nobody has what nothing grants', ALL, (facts, place) => {
    const bare = { ...facts, assignments: [], eligible: [] }
    for (const state of statesOn(bare, place)) expect(['missing', 'denied', 'indeterminate']).toContain(state)
  })

  law('an assignment more never takes a grant away', ALL, (facts, place, states, random) => {
    const fewer = {
      ...facts,
      assignments: facts.assignments.filter((_, index) => (random >> index) % 2 === 0),
    }
    statesOn(fewer, place).forEach((state, index) => {
      if (state === 'granted' && facts.groupsRead) expect(states[index]).toBe('granted')
    })
  })

  law('a condition more never adds a grant', ALL, (facts, place, states) => {
    statesOn(unlimited(facts), place).forEach((state, index) => {
      if (states[index] === 'granted') expect(state).toBe('granted')
    })
  })

  law('what is granted above is granted below', ALL, (facts, place) => {
    const { parent } = PLACES[place]
    if (parent === null) return
    const below = statesOn(unlimited(facts), place)
    statesOn(unlimited(facts), parent).forEach((state, index) => {
      if (state === 'granted') expect(below[index]).toBe('granted')
    })
  })
})

/** Without conditions and denials. */
function unlimited(facts: World): World {
  const bare = <T>(items: readonly T[]) => items.map((each) => ({ ...each, condition: null }))
  return {
    ...withBlocks({ ...facts, assignments: bare(facts.assignments) }, (block) => ({
      ...block,
      condition: null,
    })),
    denials: [],
    unread: { ...facts.unread, denials: null },
  }
}

describe('what could not be read', () => {
  const read = (facts: World): World => ({
    ...facts,
    roles: facts.roles.map((role) => ({ ...role, isKnown: true })),
    groupsRead: true,
    unread: { assignments: null, denials: null },
  })

  law('never becomes missing, unless it is', ALL, (facts, place, states) => {
    const full = statesOn(read(facts), place)
    states.forEach((state, index) => {
      if (state === 'missing') expect(['missing', 'denied']).toContain(full[index])
    })
  })

  law('never becomes granted, unless it is', ALL, (facts, place, states) => {
    const full = statesOn(read(facts), place)
    states.forEach((state, index) => {
      if (state === 'granted') expect(full[index]).toBe('granted')
    })
  })

  law('never becomes denied, unless it is', ALL, (facts, place, states) => {
    const full = statesOn(read(facts), place)
    states.forEach((state, index) => {
      if (state === 'denied') expect(full[index]).toBe('denied')
    })
  })
})
