import type { AdviceStep, Grantor } from '../../advice/advice.ts'
import { sameId } from '../../rbac/principal.ts'
import { cleanName, cleanText } from '../clean-text.ts'
import { joinNames } from '../cut-list.ts'
import type { Limits } from '../limits.ts'

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
  const tellings = steps.map((step) => tellingOf(step, viewerId, limits))
  const keys = tellings.map((telling) => (telling === null ? null : telling('this')))
  const main = steps.flatMap((step, index) => (step.alternative === true ? [] : [keys[index] ?? null]))
  let position = -1
  return steps.map((step, index) => {
    const [telling, key] = [tellings[index] ?? null, keys[index] ?? null]
    if (telling === null) {
      if (step.alternative !== true) position += 1
      return null
    }
    if (step.alternative === true) {
      return main.includes(key) ? null : { text: telling('this'), isShared: false }
    }
    position += 1
    if (main[position - 1] === key) return null
    const isShared = main[position + 1] === key
    return { text: telling(isShared ? 'these' : 'this'), isShared }
  })
}

/** Who can do "this" or "these"; null where nobody was looked for. */
type Telling = (what: 'this' | 'these') => string

function tellingOf(
  { grantors, grantorsNote }: AdviceStep,
  viewerId: string | null,
  limits: Limits,
): Telling | null {
  if (grantors === undefined) return null
  const isViewer = ({ id }: Grantor) => viewerId !== null && sameId(id, viewerId)
  const viewer = grantors.find(isViewer)
  const others = grantorNames(
    grantors.filter((each) => !isViewer(each)),
    limits,
  )
  const note = grantorsNote === undefined ? '' : cleanText(grantorsNote, limits.text)
  return (what) => {
    const people = peopleText(viewer, others, what)
    return note === '' ? people : `${people.replace(/\.$/, '')}. ${note}`
  }
}

function peopleText(viewer: Grantor | undefined, others: string, what: 'this' | 'these'): string {
  if (viewer !== undefined) {
    const self = `You can do ${what} yourself${conditionOf(viewer)}`
    return others === '' ? `${self}.` : `${self}; so can ${others}`
  }
  return others === '' ? `Nobody who can do ${what} was found.` : `Who can do ${what}: ${others}`
}

function conditionOf({ eligible, perhaps }: Grantor): string {
  if (eligible === true) return ' after activating a role'
  return perhaps === true ? ', unless a deny assignment keeps you from it' : ''
}

function grantorNames(grantors: readonly Grantor[], limits: Limits): string {
  return joinNames([...new Set(grantors.map((grantor) => grantorName(grantor, limits)))], limits.grantors)
}

function grantorName({ id, name, type, eligible, perhaps, forAll }: Grantor, limits: Limits): string {
  const notes = [
    ...(type === 'Group' ? ['group'] : []),
    ...(type === 'ServicePrincipal' ? ['app'] : []),
    ...(eligible === true ? ['after activating a role'] : []),
    ...(perhaps === true ? ['perhaps'] : []),
    ...(forAll === true ? ['every step'] : []),
  ]
  const who = cleanName(name ?? `principal ${id}`, limits.name)
  return notes.length === 0 ? who : `${who} (${notes.join(', ')})`
}
