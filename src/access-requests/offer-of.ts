import type { AdviceStep, Grantor } from '../advice/advice.ts'
import { tierOf } from '../advice/grantors/grantors.ts'
import { builtInRole } from '../knowledge/catalogue/roles.ts'
import { sameId, type Principal } from '../rbac/principal.ts'
import type { RoleDefinition } from '../rbac/role-definition.ts'
import { scopesEqual } from '../rbac/scope.ts'
import { cleanName } from '../reply/clean-text.ts'
import type { Answered } from '../reply/diagnosis/diagnosis.ts'
import { mayBeEligible } from '../verdict/verdict.ts'
import { MOST_GRANTS, NAME_LENGTH, type Beneficiary, type KnownGrantor } from './access-request.ts'
import { grantId } from './grant.ts'
import type { Offer, OfferedGrant } from './offer.ts'
import { isBesideTheFailure } from './rules/beside-the-failure.ts'
import { grantableInChat } from './rules/owner-like.ts'
import { withheldTexts, type WithheldCode, type WithheldGrant } from './withheld.ts'

export interface OfferContext {
  readonly diagnosisId: string
  /** who may request: object id of the authenticated person that the diagnosis was made for */
  readonly viewerId: string
  /** what the diagnosis answered; stored as it is */
  readonly question: unknown
  /** the definitions of the advised roles, by GUID in lower case, as Azure lists them now */
  readonly roles: ReadonlyMap<string, RoleDefinition>
}

export type OfferResult =
  /** `withheld` tells why it is less than what is advised */
  | { readonly kind: 'offer'; readonly offer: Offer; readonly withheld: readonly WithheldGrant[] }
  | {
      readonly kind: 'nothing'
      readonly code: 'no-role-needed' | 'activate-instead' | 'all-withheld'
      readonly text: string
      readonly withheld: readonly WithheldGrant[]
    }

/** What may be requested because of a diagnosis: the roles that it advises to assign, and no others. */
export function offerOf(diagnosis: Answered, context: OfferContext, now: Date): OfferResult {
  const { steps } = diagnosis.advice
  const judged = steps.filter(isToAssign).map((step) => offered(step, diagnosis, context))
  const offerable = judged.flatMap((each) => (each.kind === 'offered' ? [each.grant] : []))
  const grants = offerable.slice(0, MOST_GRANTS)
  const withheld = [
    ...judged.flatMap((each) => (each.kind === 'withheld' ? [each.withheld] : [])),
    ...offerable.slice(MOST_GRANTS).map(({ grant }) => tooMany(grant)),
    ...ofCustomRole(diagnosis),
  ]
  const gets = beneficiaryOf(grants, diagnosis)
  if (gets === null) return nothing(diagnosis, withheld)
  const { diagnosisId, viewerId, question } = context
  return {
    kind: 'offer',
    withheld,
    offer: {
      version: 1,
      diagnosisId,
      viewerId,
      beneficiary: gets,
      grants,
      withheld: withheldTexts(withheld),
      resourceName: nameOrNull(diagnosis.resource?.name),
      createdAt: now.toISOString(),
      question,
    },
  }
}

function tooMany({ roleName, scope }: OfferedGrant['grant']): WithheldGrant {
  const text = `Request ${roleName} once the first ${MOST_GRANTS} roles are there: I ask for no more at once.`
  return { roleName, scope, code: 'too-many', text }
}

/** Azure may or may not take a custom role for making hubs, so that nothing is known to be missing. */
function ofCustomRole({ verdicts }: Answered): readonly WithheldGrant[] {
  const open = verdicts.filter(({ reasons }) =>
    reasons.some(({ code }) => code === 'custom-role-cannot-create-hubs'),
  )
  return open.slice(0, 1).map(({ requirement: { scope } }) => ({
    roleName: 'Contributor',
    scope,
    code: 'not-found-missing',
    text: 'Contributor cannot be requested here: a custom role has all that it takes already, and I pass on only what I found to be missing.',
  }))
}

function isToAssign({ step, alternative }: AdviceStep): boolean {
  return step === 'assign-role' && alternative !== true
}

function nothing({ advice }: Answered, withheld: readonly WithheldGrant[]): OfferResult {
  const [first] = withheld
  if (first !== undefined) return { kind: 'nothing', code: 'all-withheld', text: first.text, withheld }
  return advice.steps.some(({ step }) => step === 'activate-role')
    ? {
        kind: 'nothing',
        code: 'activate-instead',
        text: 'There is nothing to request: a role is there to be activated.',
        withheld,
      }
    : { kind: 'nothing', code: 'no-role-needed', text: 'There is no role to request for this.', withheld }
}

type Judged =
  | { readonly kind: 'offered'; readonly grant: OfferedGrant }
  | { readonly kind: 'withheld'; readonly withheld: WithheldGrant }

function offered(step: AdviceStep, diagnosis: Answered, { roles, viewerId }: OfferContext): Judged {
  const { role, scope = '/', principalId = null, grantors = [], grantorsNote = null } = step
  const name = cleanName(role?.name ?? '', NAME_LENGTH)
  const withhold = (code: WithheldCode, text: string): Judged => ({
    kind: 'withheld',
    withheld: { roleName: name, scope, code, text },
  })
  if (role === undefined || step.customRole !== undefined) {
    return withhold('role-to-be-made', `${name} does not exist yet, so it cannot be requested.`)
  }
  if (principalId === null) {
    return withhold('no-identity-yet', `${name} is for an identity that does not exist yet.`)
  }
  if (isBehindDeny(step, diagnosis)) {
    return withhold('behind-deny', `A deny assignment blocks this; ${name} would not help while it is there.`)
  }
  if (step.commands === undefined) {
    return withhold(
      'under-condition',
      `${name} is assigned already, under a condition that stands in the way.`,
    )
  }
  const principal = principalsOf(diagnosis).get(principalId.toLowerCase())
  const principalType = principal?.type ?? null
  if (principalType === 'Group' || principalType === 'ForeignGroup') {
    return withhold(
      'a-group',
      `${name} would go to all members of a group, so it cannot be requested in chat.`,
    )
  }
  const definition = roles.get(role.id.toLowerCase()) ?? builtInRole(role.id)
  if (isBesideTheFailure(step, definition, diagnosis)) {
    return withhold(
      'beside-the-failure',
      `${name} would only let you list keys, and this failure is not about keys, so it cannot be requested here.`,
    )
  }
  const ruling = grantableInChat(definition, scope)
  if (ruling.kind === 'may-not') return withhold(ruling.code, ruling.text)
  const granted = { roleId: role.id, roleName: name, scope, principalId }
  const cautions = [ruling.caution, mayActivate(principalId, diagnosis) ? MAY_BE_ELIGIBLE : null].filter(
    (each) => each !== null,
  )
  return {
    kind: 'offered',
    grant: {
      grant: {
        id: grantId(granted),
        ...granted,
        principalName: nameOrNull(principal?.name),
        principalType,
        ...(cautions.length === 0 ? {} : { caution: cautions.join(' ') }),
      },
      grantors: knownGrantors(grantors, [viewerId, principalId]),
      grantorsNote,
    },
  }
}

const MAY_BE_ELIGIBLE =
  'I could not read which roles they could activate; ask them whether one of those will do.'

function mayActivate(principalId: string, { verdicts }: Answered): boolean {
  return verdicts.some(
    (verdict) => sameId(verdict.requirement.assignee?.id ?? '', principalId) && mayBeEligible(verdict),
  )
}

/** Roles that are missing are among the least ones; the others wait behind a deny assignment. */
function isBehindDeny({ role, scope = '', principalId }: AdviceStep, { advice }: Answered): boolean {
  return (
    advice.steps.some(({ step }) => step === 'remove-deny') &&
    !advice.leastRoles.some(
      (least) =>
        sameId(least.id, role?.id ?? '') &&
        scopesEqual(least.scope, scope) &&
        sameId(least.principalId ?? '', principalId ?? ''),
    )
  )
}

function principalsOf({ principal, verdicts }: Answered): ReadonlyMap<string, Principal> {
  const assignees = [principal, ...verdicts.map(({ requirement }) => requirement.assignee)]
  return new Map(assignees.filter((each) => each !== null).map((each) => [each.id.toLowerCase(), each]))
}

/** People, in the order of the advice: those who can act now, and those who can grant all of it, first. */
function knownGrantors(grantors: readonly Grantor[], parties: readonly string[]): readonly KnownGrantor[] {
  return grantors
    .filter(({ id, type }) => type === 'User' && !parties.some((party) => sameId(party, id)))
    .toSorted(
      (left, right) =>
        tierOf(left) - tierOf(right) || Number(left.forAll !== true) - Number(right.forAll !== true),
    )
    .map(({ id, name, eligible }) => ({ id, name: nameOrNull(name), mustActivate: eligible === true }))
}

/** Whom the diagnosis was about, where they get a role; otherwise whoever gets the first. */
function beneficiaryOf(grants: readonly OfferedGrant[], diagnosis: Answered): Beneficiary | null {
  const ids = grants.map(({ grant }) => grant.principalId)
  const [first] = ids
  if (first === undefined) return null
  const about = diagnosis.principal
  const id = about !== null && ids.some((each) => sameId(each, about.id)) ? about.id : first
  const known = principalsOf(diagnosis).get(id.toLowerCase())
  return { id, type: known?.type ?? null, name: nameOrNull(known?.name) }
}

function nameOrNull(name: string | null | undefined): string | null {
  return name === null || name === undefined ? null : cleanName(name, NAME_LENGTH)
}
