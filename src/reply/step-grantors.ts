import type { AdviceStep, Grantor } from '../advice/advice.ts'
import { sameId } from '../rbac/principal.ts'
import { cleanName } from './clean-text.ts'
import { joinNames } from './cut-list.ts'
import type { Limits } from './limits.ts'

/** Who may take a step. */
export interface Grantors {
  readonly text: string
  /** they may do the steps after this one too */
  readonly isShared: boolean
}

/** People are told once for a run of steps that the same people can take, and not again for alternatives. */
export function stepGrantors(
  steps: readonly AdviceStep[],
  viewerId: string | null,
  limits: Limits,
): readonly (Grantors | null)[] {
  const names = steps.map(({ grantors }) =>
    grantors === undefined ? null : grantorNames(grantors, viewerId, limits),
  )
  const main = steps.flatMap((step, index) => (step.alternative === true ? [] : [names[index] ?? null]))
  let position = -1
  return steps.map((step, index) => {
    const people = names[index] ?? null
    if (step.alternative === true)
      return people === null || main.includes(people) ? null : told(people, false)
    position += 1
    if (people === null || main[position - 1] === people) return null
    return told(people, main[position + 1] === people)
  })
}

function told(people: string, isShared: boolean): Grantors {
  const what = isShared ? 'these' : 'this'
  return {
    text: people === '' ? `Nobody who can do ${what} was found.` : `Who can do ${what}: ${people}`,
    isShared,
  }
}

function grantorNames(grantors: readonly Grantor[], viewerId: string | null, limits: Limits): string {
  const isViewer = ({ id }: Grantor) => viewerId !== null && sameId(id, viewerId)
  const ordered = [...grantors.filter(isViewer), ...grantors.filter((grantor) => !isViewer(grantor))]
  const names = ordered.map((grantor) => grantorName(grantor, isViewer(grantor), limits))
  return joinNames([...new Set(names)], limits.grantors)
}

function grantorName({ id, name, type, eligible }: Grantor, isViewer: boolean, limits: Limits): string {
  const notes = [
    ...(type === 'Group' ? ['group'] : []),
    ...(type === 'ServicePrincipal' ? ['app'] : []),
    ...(eligible === true ? ['after activating a role'] : []),
  ]
  const who = isViewer ? 'you' : cleanName(name ?? `principal ${id}`, limits.name)
  return notes.length === 0 ? who : `${who} (${notes.join(', ')})`
}
