import type { NamedPrincipal } from '../evidence/evidence.ts'
import type { AccessQuestion, Choice, OpenQuestion, PrincipalReference } from '../question/question.ts'
import { isGuid } from '../rbac/guid.ts'
import type { Principal } from '../rbac/principal.ts'
import type { AzureReader, PrincipalQuery } from './azure-reader.ts'
import { directoryBlindSpot } from './blind-spots.ts'
import type { BlindSpot } from './snapshot.ts'

export type PrincipalsOutcome =
  | {
      readonly kind: 'principals'
      readonly asker: Principal
      readonly subject: Principal
      readonly blindSpots: readonly BlindSpot[]
    }
  | { readonly kind: 'ask'; readonly ask: OpenQuestion }

/** Who asks and who was refused; the asker, where the text names nobody else. */
export async function locatePrincipals(
  question: AccessQuestion,
  reader: AzureReader,
): Promise<PrincipalsOutcome> {
  if (question.asker === null) return askFor('I do not know who you are. Whose access is meant?')
  const [asker, subject] = await Promise.all([
    findFirst([queryOf(question.asker)], reader),
    question.subject === null ? null : findFirst(queriesOf(question.subject), reader),
  ])
  const self = nameOf(question.asker)
  switch (asker.kind) {
    case 'unread':
      return askLater(self, asker.why)
    case 'none':
      return askFor(`There is no ${self} in this tenant. Whose access is meant?`)
    case 'several':
      return askWhich(self, asker.principals)
    case 'found':
      break
  }
  const me = asker.principal
  const name = question.subject?.name ?? question.subject?.objectId ?? question.subject?.appId ?? 'somebody'
  switch (subject?.kind) {
    case 'unread':
      return askLater(name, subject.why, me)
    case 'none':
      return askFor(unknown(name, question), me)
    case 'several':
      return askWhich(name, subject.principals, me)
    case 'found':
    case undefined:
      break
  }
  const refusals = [asker, subject].flatMap((each) => (each?.why == null ? [] : [each.why]))
  return {
    kind: 'principals',
    asker: me,
    subject: subject?.principal ?? me,
    blindSpots: refusals.slice(0, 1).map((why) => directoryBlindSpot(why)),
  }
}

type Found =
  | { readonly kind: 'found'; readonly principal: Principal; readonly why: string | null }
  | { readonly kind: 'none' }
  /** display names are not unique, and an address may be one person's sign-in name and another's mail */
  | { readonly kind: 'several'; readonly principals: readonly Principal[] }
  /** whether there is one could not be looked up */
  | { readonly kind: 'unread'; readonly why: string }

/** A stated object id nearly always settles it; what else may name somebody is asked all at once. */
async function findFirst(queries: readonly PrincipalQuery[], reader: AzureReader): Promise<Found> {
  const [first, ...others] = queries
  if (first?.by !== 'object-id' || others.length === 0) return findAmong(queries, reader)
  const found = await findAmong([first], reader)
  return found.kind === 'none' ? findAmong(others, reader) : found
}

async function findAmong(queries: readonly PrincipalQuery[], reader: AzureReader): Promise<Found> {
  const answers = await Promise.all(
    queries.map(async (query) => ({ query, found: await reader.findPrincipals(query) })),
  )
  for (const { query, found } of answers) {
    if (found.kind === 'read') {
      const [principal, ...others] = found.value
      if (others.length > 0) return { kind: 'several', principals: found.value }
      if (principal !== undefined) return { kind: 'found', principal, why: null }
    }
    if (found.kind === 'refused' && query.by === 'object-id') {
      return { kind: 'found', principal: { id: query.id, type: null, name: null }, why: found.why }
    }
  }
  const unread = answers.flatMap(({ found }) => (found.kind === 'refused' ? [found.why] : []))[0]
  return unread === undefined ? { kind: 'none' } : { kind: 'unread', why: unread }
}

function queryOf(reference: PrincipalReference): PrincipalQuery {
  return reference.by === 'id' ? { by: 'object-id', id: reference.id } : { by: 'name', name: reference.name }
}

function queriesOf({ objectId, appId, name }: NamedPrincipal): readonly PrincipalQuery[] {
  const ids: PrincipalQuery[] = []
  if (objectId !== null && isGuid(objectId)) ids.push({ by: 'object-id', id: objectId })
  if (appId !== null && isGuid(appId)) ids.push({ by: 'app-id', id: appId })
  if (name !== null && isGuid(name)) ids.push({ by: 'object-id', id: name }, { by: 'app-id', id: name })
  else if (name !== null) ids.push({ by: 'name', name: name.replace(/^live\.com#/i, '') })
  return ids
}

function unknown(name: string, { subject }: AccessQuestion): string {
  const isDisplayName = subject?.name != null && !subject.name.includes('@')
  return isDisplayName
    ? `I found no person and no application called ${name} in this tenant: I need the full name, a sign-in name or an object id. Whose access is meant?`
    : `I found no ${name} in this tenant. Whose access is meant?`
}

function nameOf(reference: PrincipalReference): string {
  return reference.by === 'id' ? reference.id : reference.name
}

/** A look-up that failed says nothing of who there is. */
function askLater(name: string, why: string, self?: Principal): PrincipalsOutcome {
  const text = `I could not look up ${name} in the directory: ${why}. Try again in a while, or tell me an object id. Whose access is meant?`
  return askFor(text, self)
}

function askWhich(name: string, principals: readonly Principal[], self?: Principal): PrincipalsOutcome {
  const choices = principals.map(({ id, name: found, type }) => {
    const kind = type === 'User' ? 'user' : 'application'
    return { value: id, title: `${found ?? name} (${kind} ${id})` }
  })
  return askFor(`There are ${principals.length} of the name ${name}. Whose access is meant?`, self, choices)
}

function askFor(text: string, self?: Principal, others: readonly Choice[] = []): PrincipalsOutcome {
  const mine = self === undefined ? [] : [{ value: self.id, title: 'Mine', isOwn: true as const }]
  return { kind: 'ask', ask: { field: 'principal', text, choices: [...others, ...mine] } }
}
