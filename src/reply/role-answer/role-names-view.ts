import type { RenamedRoles, RoleNaming } from '../../role-questions/answers/role-names.ts'
import { cutList, joinNames } from '../cut-list.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { plain, strong } from '../phrase.ts'
import { SOURCE_NOTE, type RoleView } from './role-view.ts'

const LABEL: Label = { mark: '✓', word: 'Names of roles', tone: 'accent' }

export function roleNamingView({ role, formerNames, isOfId }: RoleNaming, limits: Limits): RoleView {
  const former = joinNames(formerNames, limits.rows)
  return {
    headline: {
      label: LABEL,
      text: isOfId
        ? `The id of ${role.name} is ${role.id}`
        : former === ''
          ? `${role.name} is called so, and I know no former name of it`
          : `${role.name} was ${former} before`,
    },
    notes: [
      former === ''
        ? ''
        : 'Its id is the same: commands that name a role by its id go on working, those with the old name may not.',
      `Ask “explain ${role.name}” for what it allows.`,
      SOURCE_NOTE,
    ],
    sections: [{ heading: 'Id', entries: cutList([plain(role.id)], 1) }],
    details: [],
  }
}

export function renamedRolesView({ roles }: RenamedRoles, limits: Limits): RoleView {
  return {
    headline: { label: LABEL, text: `${roles.length} built-in roles bore other names before` },
    notes: ['Their ids are the same as before. Commands should name a role by its id.', SOURCE_NOTE],
    sections: [
      {
        heading: 'Now and before',
        entries: cutList(
          roles.map(({ name, formerNames }) => [
            strong(`${name}: `),
            { text: joinNames(formerNames, limits.rows) },
          ]),
          limits.rows,
        ),
      },
    ],
    details: [],
  }
}
