import type { RoleName } from '../../knowledge/requirement.ts'
import { mayBeEligible, type Verdict } from '../../verdict/verdict.ts'
import { isOptional } from '../../verdict/optional.ts'
import { isGrantedElsewhere } from '../../verdict/granted-elsewhere.ts'
import { causeHeadline } from './cause-headline.ts'
import type { Headline } from '../banner-text.ts'
import { cleanName } from '../clean-text.ts'
import { joinNames } from '../cut-list.ts'
import type { Answered } from './diagnosis.ts'
import { STATES_BY_URGENCY } from '../labels.ts'
import { boundPlaceName } from '../place.ts'
import { settingHeadline } from './setting-headline.ts'
import {
  subjectAccess,
  subjectAlreadyHas,
  subjectHas,
  subjectIs,
  subjectOfVerdicts,
  type Subject,
} from './subject.ts'

export function headlineOf(answered: Answered, subject: Subject, maximum: number): Headline {
  const { judged, state, decisive } = decided(answered)
  if (state === undefined) {
    return answered.verdicts.length === 0
      ? causeHeadline(answered, maximum)
      : levelHeadline(answered, subject, maximum)
  }
  const who = subjectOfVerdicts(decisive, subject, maximum)
  const where = placesOf(decisive, maximum)
  switch (state) {
    case 'denied':
      return {
        label: { mark: '⊘', word: 'Blocked by a deny assignment', tone: 'attention' },
        text: `A deny assignment blocks ${who.name} on ${where}`,
      }
    case 'missing':
      return missingHeadline(answered, decisive, who, where, maximum)
    case 'eligible':
      return {
        label: { mark: '‖', word: 'Role not active yet', tone: 'warning' },
        text: `${subjectAccess(who)} to ${where} must be activated first`,
      }
    case 'conditional':
      return {
        label: { mark: '!', word: 'Depends on a condition', tone: 'warning' },
        text: `${subjectAccess(who)} to ${where} depends on a condition`,
      }
    case 'indeterminate':
      if (decisive.every(isGrantedElsewhere)) {
        return {
          label: { mark: '!', word: 'Not an Azure role', tone: 'warning' },
          text: `${subjectAccess(who)} to ${where} is granted outside Azure roles`,
        }
      }
      return {
        label: { mark: '?', word: 'Could not be checked', tone: 'warning' },
        text: `${subjectAccess(who)} to ${where} could not be checked${
          judged.length === decisive.length ? '' : ' in full'
        }`,
      }
    case 'granted':
      return grantedHeadline(answered, who, where)
    default:
      return state satisfies never
  }
}

/** The verdicts whose places the headline names: those of the state that is most urgent, or all that tell a level. */
export function verdictsInHeadline(answered: Answered): readonly Verdict[] {
  const { state, decisive } = decided(answered)
  return state === undefined ? answered.verdicts : decisive
}

function decided({ verdicts }: Answered) {
  const judged = decidedNow(verdicts.filter((verdict) => !isOptional(verdict)))
  const state = STATES_BY_URGENCY.find((candidate) => judged.some((verdict) => verdict.state === candidate))
  return { judged, state, decisive: judged.filter((verdict) => verdict.state === state) }
}

/** What only a hub that is yet to be made will show says little beside what shows now. */
function decidedNow(verdicts: readonly Verdict[]): readonly Verdict[] {
  const now = verdicts.filter(({ reasons }) => !reasons.some(({ code }) => code === 'not-yet-known'))
  return now.length === 0 ? verdicts : now
}

function missingHeadline(
  answered: Answered,
  missing: readonly Verdict[],
  who: Subject,
  where: string,
  maximum: number,
): Headline {
  const wanted = countWanted(missing)
  const only = wanted === 1 ? soleRole(answered, missing) : null
  const byRole = missing.every(({ requirement }) => requirement.requirement.role !== null)
  const noun = `${only !== null || byRole ? 'role' : 'permission'}${wanted === 1 ? '' : 's'}`
  const what = only === null ? `${wanted} ${noun}` : cleanName(only.name, maximum)
  if (missing.some(mayBeEligible)) {
    return {
      label: { mark: '✗', word: `Missing ${noun}, or not active`, tone: 'warning' },
      text: `${subjectIs(who)} missing ${what} on ${where}, unless there is a role to activate`,
    }
  }
  return {
    label: { mark: '✗', word: `Missing ${noun}`, tone: 'attention' },
    text: `${subjectIs(who)} missing ${what} on ${where}`,
  }
}

/** By the name that Azure gives it now; for an operation, the role that the advice found. */
function soleRole({ advice: { missingRoles } }: Answered, [missing]: readonly Verdict[]): RoleName | null {
  const role = missing?.requirement.requirement.role ?? null
  if (role !== null) return missingRoles.find(({ id }) => id === role.id) ?? role
  const [first = null, ...others] = missingRoles
  return others.length === 0 ? first : null
}

/** Two rows may want the same role of the same assignee on the same scope. */
function countWanted(missing: readonly Verdict[]): number {
  const keys = missing.map(({ requirement: { requirement, scope, assignee, actor } }) =>
    [requirement.role?.id ?? requirement.id, scope, assignee?.id ?? actor?.id ?? ''].join(' ').toLowerCase(),
  )
  return new Set(keys).size
}

/** Told where fewer roles mend it than are missing, since the numbers would seem not to fit. */
export function coverage({ verdicts, advice }: Answered): string | null {
  if (advice.steps.some(({ step }) => step === 'activate-role')) return null
  const missing = verdicts.filter((verdict) => verdict.state === 'missing' && !isOptional(verdict))
  const needed = advice.leastRoles.length
  if (needed === 0 || needed >= countWanted(missing)) return null
  return needed === 1 ? 'One role covers all that is missing.' : `${needed} roles cover all that is missing.`
}

function grantedHeadline(answered: Answered, who: Subject, where: string): Headline {
  const steps = answered.advice.steps.map(({ step }) => step)
  if (steps.includes('change-setting')) {
    return settingHeadline(answered, subjectHas(who), where)
  }
  if (steps.includes('grant-elsewhere')) {
    return {
      label: { mark: '!', word: 'Not an Azure role', tone: 'warning' },
      text: `${subjectHas(who)} the Azure roles on ${where}, the rest is granted elsewhere`,
    }
  }
  if (steps.includes('wait') && hasRecentRole(answered.verdicts)) {
    return {
      label: { mark: '✓', word: 'Access is new', tone: 'good' },
      text: `${subjectAlreadyHas(who)} what this needs on ${where}, though it may not be in force yet`,
    }
  }
  return {
    label: { mark: '✓', word: 'Access is in place', tone: 'good' },
    text: `${subjectAlreadyHas(who)} what this needs on ${where}`,
  }
}

function hasRecentRole(verdicts: readonly Verdict[]): boolean {
  return verdicts.some(({ reasons }) => reasons.some(({ code }) => code === 'recently-assigned'))
}

function levelHeadline({ verdicts, profile }: Answered, subject: Subject, maximum: number): Headline {
  const held = verdicts
    .filter(({ state }) => state === 'granted')
    .map(({ requirement: { requirement } }) => cleanName(requirement.role?.name ?? requirement.id, maximum))
  const where = placesOf(verdicts, maximum)
  return {
    label: { mark: 'ℹ\uFE0E', word: 'Access levels', tone: 'accent' },
    text: profile?.persona
      ? `${subjectHas(subject)} the access of ${profile.persona.name} on ${where}`
      : held.length === 0
        ? `${subjectHas(subject)} none of the usual access levels on ${where}`
        : `${subjectHas(subject)} the access of ${joinNames([...new Set(held)], 3)} on ${where}`,
  }
}

function placesOf(verdicts: readonly Verdict[], maximum: number): string {
  const names = new Map(
    verdicts.map(({ requirement }) => [
      requirement.scope.toLowerCase(),
      boundPlaceName(requirement, maximum),
    ]),
  )
  return names.size <= 2 ? joinNames([...names.values()], 2) : `${names.size} resources`
}
