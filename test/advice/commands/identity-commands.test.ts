import { describe, expect, it } from 'vitest'
import {
  assignToIdentityCommands,
  disableIdentityCommands,
  enableIdentityCommands,
  unassignFromIdentityCommands,
} from '../../../src/advice/commands/identity-commands.ts'
import { builtIn } from '../../builders/access.ts'
import { GROUP, openai } from '../../builders/places.ts'
import { callsInBash, parsesInBash } from '../quoting/bash.ts'
import { asArgument, HOSTILE_NAMES } from '../quoting/hostile-names.ts'
import { optionsOf } from '../quoting/options.ts'

const reader = builtIn('Reader')
const bare = openai('aoai', { identity: null })
const withOthers = openai('aoai', { identity: { systemAssigned: null, userAssigned: { '/id/writer': 'x' } } })

describe('an identity that does not exist yet', () => {
  it.each([
    { sentence: 'alone', actor: bare, on: 'SystemAssigned', off: 'None' },
    {
      sentence: 'beside those that are assigned already',
      actor: withOthers,
      on: 'SystemAssigned,UserAssigned',
      off: 'UserAssigned',
    },
  ])('is enabled $sentence, and disabled to what was there before', ({ actor, on, off }) => {
    const call = (type: string) => [
      ['az', 'resource', 'update', '--ids', actor.id, '--set', `identity.type=${type}`],
    ]
    expect(callsInBash(enableIdentityCommands(actor).azureCli)).toEqual(call(on))
    expect(callsInBash(disableIdentityCommands(actor).azureCli)).toEqual(call(off))
  })

  it('is looked up when the command runs', () => {
    const { azureCli } = assignToIdentityCommands({ scope: GROUP, role: reader }, bare)
    expect(callsInBash(azureCli)).toEqual([
      [
        ...['az', 'role', 'assignment', 'create', '--assignee-object-id', bare.id],
        ...['--assignee-principal-type', 'ServicePrincipal', '--role', reader.id, '--scope', GROUP],
      ],
    ])
  })

  it('is looked up to take its role back', () => {
    const { azureCli } = unassignFromIdentityCommands({ scope: GROUP, role: reader }, bare)
    expect(callsInBash(azureCli)).toEqual([
      [
        ...['az', 'role', 'assignment', 'delete', '--assignee', bare.id],
        ...['--role', reader.id, '--scope', GROUP],
      ],
    ])
  })

  it('has nobody’s roles taken once it is gone', () => {
    const { azureCli } = unassignFromIdentityCommands({ scope: GROUP, role: reader }, { ...bare, id: '' })
    expect(() => callsInBash(azureCli)).toThrow(/principal: parameter null or not set/)
  })

  it.each(HOSTILE_NAMES)('keeps its name whatever it holds: %j', (name) => {
    const actor = openai(name, { identity: null })
    const given = { scope: `${GROUP}/${name}`, role: reader }
    const scripts = [
      assignToIdentityCommands(given, actor).azureCli,
      unassignFromIdentityCommands(given, actor).azureCli,
      enableIdentityCommands(actor).azureCli,
    ]
    // a command substitution drops line breaks at the end
    const found = asArgument(actor.id).replace(/\n$/, '')

    expect(parsesInBash(...scripts)).toBe(true)
    const calls = callsInBash(...scripts)
    expect(calls).toHaveLength(scripts.length)
    expect(calls.map(optionsOf)).toMatchObject([
      { '--assignee-object-id': found, '--scope': asArgument(given.scope) },
      { '--assignee': found, '--scope': asArgument(given.scope) },
      { '--ids': asArgument(actor.id) },
    ])
  })
})
