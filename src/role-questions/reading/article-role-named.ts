import { ARTICLE_ROLES, type ArticleRole } from '../../knowledge/article-roles.ts'
import { wordsOfName } from './known-names.ts'

/** A custom role of the article by its row, with or without `custom-role/`, or by a name. */
export function articleRoleNamed(name: string): ArticleRole | null {
  return find(name.replace(/^custom-role\//i, ''), ({ id, roleName, otherNames }) => [
    id.replace('custom-role/', ''),
    roleName,
    ...otherNames,
  ])
}

/** As above, or by what it is for: `assistants`. */
export function articleRoleFor(subject: string): ArticleRole | null {
  return articleRoleNamed(subject) ?? find(subject, ({ subjects }) => subjects)
}

function find(name: string, namesOf: (role: ArticleRole) => readonly string[]): ArticleRole | null {
  const wanted = wordsOfName(name).join(' ')
  return (
    ARTICLE_ROLES.find((role) => namesOf(role).some((each) => wordsOfName(each).join(' ') === wanted)) ?? null
  )
}
