import type { Resource } from '../../question/question.ts'
import { sameId, type Principal } from '../../rbac/principal.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { cleanName } from '../clean-text.ts'

/** Whose access a sentence tells of: the person who reads it, somebody else, a managed identity, or several. */
export interface Subject {
  readonly form: 'viewer' | 'person' | 'identity' | 'several'
  /** inside a sentence: `you`, `Dana Developer` */
  readonly name: string
  /** at the start of one: `You`, `Dana Developer` */
  readonly opening: string
}

export function subjectOf(principal: Principal | null, viewerId: string | null, maximum: number): Subject {
  if (principal === null) return { form: 'person', name: 'the caller', opening: 'The caller' }
  if (viewerId !== null && sameId(principal.id, viewerId)) {
    return { form: 'viewer', name: 'you', opening: 'You' }
  }
  if (principal.name === null) {
    const id = cleanName(principal.id, maximum)
    return { form: 'person', name: `principal ${id}`, opening: `Principal ${id}` }
  }
  const name = cleanName(principal.name, maximum)
  return { form: 'person', name, opening: name }
}

/** `aoai-contoso's identity` */
export function identitySubject(actor: Resource, maximum: number): Subject {
  const name = `${cleanName(actor.name, maximum)}'s identity`
  return { form: 'identity', name, opening: name }
}

/** The one that all of these verdicts are about, or the words for all of theirs. */
export function subjectOfVerdicts(verdicts: readonly Verdict[], subject: Subject, maximum: number): Subject {
  const actors = new Map(
    verdicts.map(({ requirement: { actor } }) => [actor?.id.toLowerCase() ?? null, actor]),
  )
  const [actor = null] = actors.values()
  if (actors.size <= 1) return actor === null ? subject : identitySubject(actor, maximum)
  return actors.has(null)
    ? {
        form: 'several',
        name: `${subject.name} and the services`,
        opening: `${subject.opening} and the services`,
      }
    : { form: 'several', name: 'the services', opening: 'The services' }
}

/** `You are`, `Dana Developer is`. */
export function subjectIs(subject: Subject): string {
  return `${subject.opening} ${isPlural(subject) ? 'are' : 'is'}`
}

/** `You have`, `Dana Developer has`. */
export function subjectHas(subject: Subject): string {
  return `${subject.opening} ${isPlural(subject) ? 'have' : 'has'}`
}

/** `You already have`, `Dana Developer already has`. */
export function subjectAlreadyHas(subject: Subject): string {
  return `${subject.opening} already ${isPlural(subject) ? 'have' : 'has'}`
}

/** `Your access`, `Dana Developer's access`, `The access of the services`. */
export function subjectAccess(subject: Subject): string {
  switch (subject.form) {
    case 'viewer':
      return 'Your access'
    case 'person':
      return `${subject.opening}'s access`
    case 'identity':
    case 'several':
      return `The access of ${subject.name}`
    default:
      return subject.form satisfies never
  }
}

function isPlural({ form }: Subject): boolean {
  return form === 'viewer' || form === 'several'
}
