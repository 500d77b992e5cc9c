import { hasDrifted, type CatalogueDrift, type ChangedRole } from '../knowledge/drift/catalogue-drift.ts'
import type { DriftEffect } from '../knowledge/drift/drift-effects.ts'
import type { PermissionPart } from '../knowledge/drift/permission-changes.ts'
import type { RoleName } from '../knowledge/requirement.ts'
import { cleanName, cleanText } from '../reply/clean-text.ts'
import { wrap } from '../reply/wrap.ts'
import type { RefreshReport } from './refresh-catalogue.ts'

/** A name or a condition of Azure's is shown up to here. */
const LONGEST_SHOWN = 300

/** What a refresh found, for a terminal: roles by name and GUID, `+` before what came, `-` before what went. */
export function driftText({ asOf, count, drift, effects, isWritten }: RefreshReport): string {
  if (!hasDrifted(drift)) {
    return `The catalogue of ${asOf} agrees with Azure: ${count.kept} built-in roles.`
  }
  const blocks = [
    wrap(`The catalogue of ${asOf} holds ${count.kept} built-in roles, Azure lists ${count.listed}.`),
    ...rolesBlocks(drift),
    block(
      'What else this touches',
      effects.flatMap((effect) => wrap(effectText(effect), '  - ', '    ')),
    ),
    [
      isWritten
        ? 'The catalogue is refreshed.'
        : 'Nothing was written. Leave --check out to refresh the catalogue.',
    ],
  ]
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

type Block = readonly string[]

function rolesBlocks({ added, removed, renamed, changed }: CatalogueDrift): readonly Block[] {
  return [
    block(
      'New',
      added.map((role) => `  ${roleText(role)}`),
    ),
    block(
      'Removed',
      removed.map((role) => `  ${roleText(role)}`),
    ),
    block(
      'Renamed',
      renamed.map((role) => `  ${cleanName(role.formerName, LONGEST_SHOWN)} → ${roleText(role)}`),
    ),
    block('Changed', changed.flatMap(changedLines)),
  ]
}

function block(heading: string, lines: Block): Block {
  return lines.length === 0 ? [] : [heading, ...lines]
}

function changedLines(role: ChangedRole): Block {
  return [
    `  ${roleText(role)}`,
    ...role.came.map((part) => `    + ${partText(part)}`),
    ...role.went.map((part) => `    - ${partText(part)}`),
  ]
}

function partText({ part, text, entry }: PermissionPart): string {
  const where = entry === null ? '' : ` (entry ${entry})`
  return `${part}${where}: ${cleanText(text, LONGEST_SHOWN)}`
}

function roleText({ name, id }: RoleName): string {
  return `${cleanName(name, LONGEST_SHOWN)} (${id})`
}

function effectText(effect: DriftEffect): string {
  const role = roleText(effect.role)
  switch (effect.kind) {
    case 'named-role-removed':
      return `role-names.ts names ${role}, which is gone; ${rowsText(effect.rows)}.`
    case 'named-role-renamed':
      return `role-names.ts names ${role}, now ${cleanName(effect.name, LONGEST_SHOWN)}; ${rowsText(effect.rows)}.`
    case 'operations-lost': {
      const operations = effect.operations.map(
        ({ name, isDataAction }) => `${isDataAction ? 'data action' : 'action'} ${name}`,
      )
      return `${effect.row} names ${role}, which no longer brings ${operations.join(', ')}.`
    }
    case 'special-role-removed':
      return `special-roles.ts lists ${role}, which is gone.`
    case 'unsettled-role-unlisted':
      return `special-roles.ts does not list ${role}, whose name says that it is not settled.`
    default:
      return effect satisfies never
  }
}

function rowsText(rows: readonly string[]): string {
  return rows.length === 0 ? 'no requirement names it' : `requirements that name it: ${rows.join(', ')}`
}
