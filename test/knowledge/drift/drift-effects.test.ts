import { expect, test } from 'vitest'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { catalogueDrift } from '../../../src/knowledge/drift/catalogue-drift.ts'
import { driftEffects } from '../../../src/knowledge/drift/drift-effects.ts'
import { ROLES } from '../../../src/knowledge/role-names.ts'
import type { RoleDefinition } from '../../../src/rbac/role-definition.ts'
import { builtIn, customRole, permission } from '../../builders/access.ts'
import { shippedCatalogue } from '../../builders/catalogue.ts'

const EFFECT_OF_USER = {
  role: ROLES.openaiUser,
  rows: ['playground/openai-openai', 'openai-existing/user'],
}
const EMBEDDINGS = 'Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action'
const PREVIEW = { ...customRole('Reader of Things (Preview)', {}), isCustom: false }
const SERVICE_ROLE = builtIn('Key Vault Crypto Service Encryption User')

/** What Azure lists, one role of it, by its name, being another or gone. */
function listed(name: string, change: Partial<RoleDefinition> | null): readonly RoleDefinition[] {
  return builtInRoles().flatMap((role) =>
    role.name !== name ? [role] : change === null ? [] : [{ ...role, ...change }],
  )
}

const usersOwn = builtIn(ROLES.openaiUser.name).permissions
const withCondition = usersOwn.map((entry) => ({ ...entry, condition: "@Resource[n] StringEquals 'a'" }))
const named = ({ id, name }: RoleDefinition) => ({ id, name })

test.each([
  ['no drift touches nothing', builtInRoles(), []],
  [
    'a role that rows name is gone',
    listed(ROLES.openaiUser.name, null),
    [{ kind: 'named-role-removed', ...EFFECT_OF_USER }],
  ],
  [
    'a role that rows name has another name',
    listed(ROLES.openaiUser.name, { name: 'Model User' }),
    [{ kind: 'named-role-renamed', name: 'Model User', ...EFFECT_OF_USER }],
  ],
  [
    'a role that is kept by name, and that no row names, is gone',
    listed(ROLES.repositoryReader.name, null),
    [{ kind: 'named-role-removed', role: ROLES.repositoryReader, rows: [] }],
  ],
  [
    'a role brings no longer what one of its rows needs',
    listed(ROLES.openaiUser.name, {
      permissions: usersOwn.map((entry) => ({ ...entry, notDataActions: [EMBEDDINGS] })),
    }),
    EFFECT_OF_USER.rows.map((row) => ({
      kind: 'operations-lost',
      role: ROLES.openaiUser,
      row,
      operations: [{ name: EMBEDDINGS, isDataAction: true }],
    })),
  ],
  [
    'a role that brings more touches no row',
    listed(ROLES.openaiUser.name, { permissions: [...usersOwn, permission({ actions: ['*/read'] })] }),
    [],
  ],
  ['a role that nothing names touches nothing', listed('Avere Contributor', null), []],
  [
    'a role that special-roles.ts lists is gone',
    listed(SERVICE_ROLE.name, null),
    [{ kind: 'special-role-removed', role: named(SERVICE_ROLE) }],
  ],
  [
    'a new role calls itself a preview',
    [...builtInRoles(), PREVIEW],
    [{ kind: 'unsettled-role-unlisted', role: named(PREVIEW) }],
  ],
  [
    'a role now calls itself deprecated',
    listed('Avere Contributor', { name: 'Avere Contributor (Deprecated)' }),
    [
      {
        kind: 'unsettled-role-unlisted',
        role: { id: builtIn('Avere Contributor').id, name: 'Avere Contributor (Deprecated)' },
      },
    ],
  ],
])('%s', (_sentence, live, effects) => {
  const kept = shippedCatalogue()
  expect(driftEffects(catalogueDrift(kept, live), kept, live)).toEqual(effects)
})

test('what a role brings only under a condition, it does not bring by itself', () => {
  const kept = shippedCatalogue()
  const live = listed(ROLES.openaiUser.name, { permissions: withCondition })
  const lost = driftEffects(catalogueDrift(kept, live), kept, live).map(({ kind }) => kind)
  expect(lost).toEqual(['operations-lost', 'operations-lost'])
})
