import type { Requirement, Table } from '../../knowledge/requirement.ts'
import { SECTIONS, type ArticleSection } from './article-sections.ts'

/** No question asks more tables than so; a message must stay small. */
const MOST_SOURCES = 4

/** The sections that rows come from, in the order of the rows. */
export function sourcesOf(rows: readonly Pick<Requirement, 'table'>[]): readonly ArticleSection[] {
  const sections = rows.map(({ table }) => SECTIONS[table]).filter((section) => section !== null)
  return [...new Set(sections)].slice(0, MOST_SOURCES)
}

/** ` [2]`, or nothing where the table stands in none of them. */
export function sourceMark(sources: readonly ArticleSection[], table: Table): string {
  const section = SECTIONS[table]
  const index = section === null ? -1 : sources.indexOf(section)
  return index === -1 ? '' : ` [${index + 1}]`
}
