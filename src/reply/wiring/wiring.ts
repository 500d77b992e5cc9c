import type { BoundRequirement, Resource } from '../../question/question.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { cleanName } from '../clean-text.ts'
import { resourceTypeName } from '../place.ts'
import { markOf, type WiringMark } from './wiring-mark.ts'

/** What the services behind a chat playground need of one another, and how each need stands. */
export interface Wiring {
  readonly services: readonly WiredService[]
  /** one for each pair of services and direction, in the order of the services */
  readonly links: readonly WiringLink[]
}

export interface WiredService {
  /** ARM id in lower case */
  readonly id: string
  readonly name: string
  /** `Azure AI Search` */
  readonly type: string
  /** it is to reach others and has no system-assigned identity to do so */
  readonly lacksIdentity: boolean
}

export interface WiringLink {
  /** whose identity acts */
  readonly from: WiredService
  readonly to: WiredService
  readonly grants: readonly WiringGrant[]
}

export interface WiringGrant {
  /** role name */
  readonly role: string
  readonly mark: WiringMark
}

interface ServiceVerdict extends Verdict {
  readonly requirement: BoundRequirement & { readonly actor: Resource; readonly resource: Resource }
}

/** Of the verdicts about the playground, each once; null where there are none. Names have at most `longest` UTF-16 units. */
export function wiringOf(verdicts: readonly Verdict[], longest: number): Wiring | null {
  const wired = verdicts.filter(isBetweenServices)
  if (wired.length === 0) return null
  const services = servicesOf(wired, longest)
  const byId = new Map(services.map((service) => [service.id, service]))
  const links = services.flatMap((from) =>
    services.flatMap((to) => {
      const between = wired.filter(
        ({ requirement: { actor, resource } }) =>
          byId.get(keyOf(actor)) === from && byId.get(keyOf(resource)) === to,
      )
      return between.length === 0
        ? []
        : [{ from, to, grants: between.map((verdict) => grantOf(verdict, longest)) }]
    }),
  )
  return { services, links }
}

function isBetweenServices(verdict: Verdict): verdict is ServiceVerdict {
  const { requirement, actor, resource } = verdict.requirement
  return requirement.table === 'playground' && actor !== null && resource !== null
}

function servicesOf(wired: readonly ServiceVerdict[], longest: number): readonly WiredService[] {
  const resources = new Map(
    wired.flatMap(({ requirement: { actor, resource } }) =>
      [actor, resource].map((each) => [keyOf(each), each]),
    ),
  )
  return [...resources].map(([id, resource]) => {
    const acting = wired.filter(({ requirement }) => keyOf(requirement.actor) === id)
    return {
      id,
      name: cleanName(resource.name, longest),
      type: resourceTypeName(resource, resource.kind, longest),
      lacksIdentity: acting.some(({ requirement }) => requirement.assignee === null),
    }
  })
}

function grantOf(verdict: ServiceVerdict, longest: number): WiringGrant {
  const { role, purpose } = verdict.requirement.requirement
  return { role: cleanName(role?.name ?? purpose, longest), mark: markOf(verdict) }
}

function keyOf({ id }: Resource): string {
  return id.toLowerCase()
}
