import type { Disagreement } from '../../knowledge/disagreements/disagreement.ts'
import { isOfArticle, type Requirement } from '../../knowledge/requirement.ts'
import type { AbilityGroup } from '../../role-questions/answers/abilities.ts'
import type { OperationGroup } from '../../role-questions/answers/operation-groups.ts'
import type { Place } from '../../question/kind-of-place.ts'
import { cleanText } from '../clean-text.ts'
import { cutList, joinNames } from '../cut-list.ts'
import type { Limits } from '../limits.ts'
import { strong } from '../phrase.ts'
import type { RoleSection } from './role-view.ts'
import { rowWords } from '../diagnosis/row-words.ts'

/** A line for each part of Azure: `Hubs and projects: create hubs, create compute`. */
export function abilitySection(
  heading: string,
  groups: readonly AbilityGroup[],
  limits: Limits,
  behind = ', where it is held on them too',
): RoleSection {
  return {
    heading,
    entries: cutList(
      groups.map(({ area, isBehind, titles }) => [
        strong(`${area}${isBehind ? behind : ''}: `),
        { text: joinNames(titles, limits.rows) },
      ]),
      limits.rows,
    ),
  }
}

/** What the article says of them, and what came after it. */
export function rowSections(rows: readonly Requirement[], limits: Limits): readonly RoleSection[] {
  return [
    rowSection('What the article says', rows.filter(isOfArticle), limits),
    rowSection(
      'What Foundry takes, since the article',
      rows.filter((row) => !isOfArticle(row)),
      limits,
    ),
  ]
}

/** Rows, each with its id. */
export function rowSection(heading: string, rows: readonly Requirement[], limits: Limits): RoleSection {
  return {
    heading,
    entries: cutList(
      rows.map((row) => [strong(`${row.id}: `), { text: cleanText(rowWords(row), limits.text) }]),
      limits.rows,
    ),
  }
}

export function disagreementSection(disagreements: readonly Disagreement[], limits: Limits): RoleSection {
  return {
    heading: 'Where the article and the definitions differ',
    entries: cutList(
      disagreements.map(({ article, definition }) => [
        strong('Article: '),
        { text: `${article} ` },
        strong('Definitions: '),
        { text: definition },
      ]),
      limits.disagreements,
    ),
  }
}

/** A line for each provider and plane: `Microsoft.Search, 4 actions: searchServices/write, …`. */
export function operationSection(
  heading: string,
  groups: readonly OperationGroup[],
  limits: Limits,
): RoleSection {
  return {
    heading,
    entries: cutList(
      groups.map(({ provider, isDataAction, names }) => [
        strong(`${provider}, ${count(names.length, isDataAction ? 'data action' : 'action')}: `),
        { text: joinNames(names, limits.operations) },
      ]),
      limits.operations,
    ),
  }
}

/** `1 action`, `3 actions` */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

/** ` on a hub`, or nothing */
export function onPlace(place: Place | null): string {
  return place === null ? '' : ` on ${place.title}`
}

/** What a role lets one do on the place itself comes first; the services behind it are told as such. */
export function titlesIn(groups: readonly AbilityGroup[], maximum: number): string {
  const of = (isBehind: boolean) =>
    groups.filter((group) => group.isBehind === isBehind).flatMap(({ titles }) => titles)
  const [here, behind] = [of(false), of(true)]
  if (here.length > 0) return joinNames(here, maximum)
  return behind.length === 0
    ? ''
    : `${joinNames(behind, maximum)} (where it is held on the services behind too)`
}

/** A role's data actions are of the services, which are other resources than the hub. */
export function reachNote(place: Place | null): string {
  return place?.level === undefined
    ? ''
    : 'A role that is held on a hub or project does not reach the services behind its connections: that takes a role on the service, or on the resource group of both.'
}
