import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import {
  activateCommands,
  activationName,
  type ActivationRequest,
} from '../../../src/advice/commands/activate-commands.ts'
import type { EligibleAssignment } from '../../../src/rbac/assignment.ts'
import { builtIn, eligible } from '../../builders/access.ts'
import { asPrincipal, DANA, group, MAX } from '../../builders/people.ts'
import { GROUP, SUBSCRIPTION } from '../../builders/places.ts'
import { TAKEN_AT } from '../../builders/snapshot.ts'

const SCHEDULE = `${GROUP}/providers/Microsoft.Authorization/RoleEligibilitySchedules/b1477448-2cc6-4ceb-93b4-54a202a89413`
const reader = builtIn('Reader')
const held: EligibleAssignment = { ...eligible(reader, GROUP), scheduleId: SCHEDULE }

const request = (fields: Partial<ActivationRequest> = {}): ActivationRequest => ({
  eligible: held,
  principalId: DANA.id,
  duration: 'PT8H',
  justification: 'To read blobs on stcontoso',
  asksForTicket: false,
  takenAt: TAKEN_AT,
  ...fields,
})

/** The arguments with which bash would call `az`. */
function argumentsOf(command: string): readonly string[] {
  const script = `az() { printf '%s\\0' "$@"; }\n${command}`
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

function sent(fields: Partial<ActivationRequest> = {}) {
  const [rest, method, put, url, address, body, json = ''] = argumentsOf(
    activateCommands(request(fields)).azureCli,
  )
  expect([rest, method, put, url, body]).toEqual(['rest', '--method', 'put', '--url', '--body'])
  return { address, ...(JSON.parse(json) as { properties: Record<string, unknown> }) }
}

describe('the request to activate a role', () => {
  it('goes to the scope of the eligible assignment, in whichever cloud az is signed in to', () => {
    expect(sent().address).toBe(
      `${GROUP}/providers/Microsoft.Authorization/roleAssignmentScheduleRequests/${activationName(request())}?api-version=2020-10-01`,
    )
  })

  it('says who activates what, how long and why', () => {
    expect(sent().properties).toEqual({
      principalId: DANA.id,
      roleDefinitionId: held.roleDefinitionId,
      requestType: 'SelfActivate',
      linkedRoleEligibilityScheduleId: SCHEDULE,
      justification: 'To read blobs on stcontoso',
      scheduleInfo: { expiration: { type: 'AfterDuration', duration: 'PT8H' } },
    })
  })

  it('is the person’s own where a group is eligible', () => {
    const throughGroup = eligible(reader, GROUP, asPrincipal(group('Developers', [DANA])))
    expect(sent({ eligible: throughGroup }).properties['principalId']).toBe(DANA.id)
  })

  it.each<{ sentence: string; fields: Partial<ActivationRequest>; properties: object }>([
    {
      sentence: 'a ticket to fill in, where one is asked for',
      fields: { asksForTicket: true },
      properties: { ticketInfo: { ticketNumber: 'TICKET-NUMBER', ticketSystem: 'TICKET-SYSTEM' } },
    },
    {
      sentence: 'the condition of the eligible assignment',
      fields: { eligible: { ...held, condition: "ActionMatches{'*'}", conditionVersion: '1.0' } },
      properties: { condition: "ActionMatches{'*'}", conditionVersion: '1.0' },
    },
    {
      sentence: 'the language of a condition, where Azure does not tell it',
      fields: { eligible: { ...held, condition: "ActionMatches{'*'}" } },
      properties: { condition: "ActionMatches{'*'}", conditionVersion: '2.0' },
    },
  ])('has $sentence', ({ fields, properties }) => {
    expect(sent(fields).properties).toMatchObject(properties)
  })

  it('leaves Azure to find the schedule where it is not known', () => {
    const { properties } = sent({ eligible: { ...held, scheduleId: null } })
    expect(properties).not.toHaveProperty('linkedRoleEligibilityScheduleId')
  })

  it('keeps apart what the shell would take apart', () => {
    const justification = `it's "$(id)" \`id\` \\ $HOME; echo`
    expect(sent({ justification }).properties['justification']).toBe(justification)
  })

  it('at the root has one slash', () => {
    expect(sent({ eligible: { ...held, scope: '/' } }).address).toMatch(/^\/providers\//)
  })

  it('is the same for REST', () => {
    const { azureCli, rest } = activateCommands(request())
    expect(rest).toBe(azureCli)
  })

  it('is written for PowerShell, each value quoted', () => {
    const { powershell } = activateCommands(
      request({ justification: "Dana's own $(id)", asksForTicket: true }),
    )
    expect(powershell).toBe(
      [
        'New-AzRoleAssignmentScheduleRequest',
        `-Name '${activationName(request())}'`,
        `-Scope '${GROUP}'`,
        `-PrincipalId '${DANA.id}'`,
        `-RoleDefinitionId '${held.roleDefinitionId}'`,
        "-RequestType 'SelfActivate'",
        `-LinkedRoleEligibilityScheduleId '${SCHEDULE}'`,
        "-ExpirationType 'AfterDuration'",
        "-ExpirationDuration 'PT8H'",
        "-Justification 'Dana''s own $(id)'",
        "-TicketNumber 'TICKET-NUMBER'",
        "-TicketSystem 'TICKET-SYSTEM'",
      ].join(' '),
    )
  })

  it('tells PowerShell of a condition, and of no schedule that is not known', () => {
    const { powershell } = activateCommands(
      request({
        eligible: { ...held, scheduleId: null, condition: "ActionMatches{'*'}", conditionVersion: '2.0' },
      }),
    )
    expect(powershell).toMatch(/-Condition 'ActionMatches\{''\*''\}' -ConditionVersion '2\.0'$/)
    expect(powershell).not.toContain('-LinkedRoleEligibilityScheduleId')
  })
})

describe('the name of the request', () => {
  it('is the same for the same answer, in whatever letters', () => {
    const upper = { ...held, scope: GROUP.toUpperCase() }
    expect(activationName(request({ eligible: upper }))).toBe(activationName(request()))
  })

  it.each<readonly [string, Partial<ActivationRequest>]>([
    ['answer', { takenAt: '2026-11-22T11:00:00.000Z' }],
    ['person', { principalId: MAX.id }],
    ['role', { eligible: { ...held, roleId: builtIn('Owner').id } }],
    ['scope', { eligible: { ...held, scope: SUBSCRIPTION } }],
  ])('is another for another %s', (_, fields) => {
    expect(activationName(request(fields))).not.toBe(activationName(request()))
  })
})
