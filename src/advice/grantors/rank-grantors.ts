import { sameId } from '../../rbac/principal.ts'
import type { AdviceStep, Grantor } from '../advice.ts'
import { tierOf } from './grantors.ts'

/**
 * Puts whoever asks first among those who can do as much, and those who can take every step that assigns a role
 * before those who can take only some.
 */
export function rankGrantors(steps: readonly AdviceStep[], askerId: string | null): readonly AdviceStep[] {
  const assigning = steps.filter((step) => isPart(step)).map(({ grantors = [] }) => grantors)
  return steps.map((step) =>
    step.grantors === undefined
      ? step
      : {
          ...step,
          grantors: ranked(isPart(step) ? marked(step.grantors, assigning) : step.grantors, askerId),
        },
  )
}

/** An alternative is another way to what the steps before it do. */
function isPart({ step, alternative, grantors }: AdviceStep): boolean {
  return step === 'assign-role' && alternative !== true && grantors !== undefined
}

function marked(
  grantors: readonly Grantor[],
  assigning: readonly (readonly Grantor[])[],
): readonly Grantor[] {
  const isEverywhere = ({ id }: Grantor) =>
    assigning.every((others) => others.some((other) => sameId(other.id, id)))
  if (assigning.every((others) => others.every(isEverywhere))) return grantors
  return grantors.map((grantor) => (isEverywhere(grantor) ? { ...grantor, forAll: true } : grantor))
}

function ranked(grantors: readonly Grantor[], askerId: string | null): readonly Grantor[] {
  const isOther = ({ id }: Grantor) => Number(askerId === null || !sameId(id, askerId))
  return grantors.toSorted(
    (left, right) =>
      tierOf(left) - tierOf(right) ||
      isOther(left) - isOther(right) ||
      Number(left.forAll !== true) - Number(right.forAll !== true),
  )
}
