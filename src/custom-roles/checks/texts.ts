import { error, type Finding } from '../finding.ts'
import type { RoleDocument } from '../role-document.ts'

/**
 * Azure documentation, "Troubleshoot Azure RBAC limits" and "Azure custom roles": characters. That only built-in roles
 * have several permissions is told by Azure PowerShell, which refuses them for Azure (azure-powershell, pull request
 * 29060).
 */
const LONGEST_NAME = 512
const LONGEST_DESCRIPTION = 2_048

/** The name and the description of a role, and whether it grants anything in a form that Azure takes. */
export function checkTexts({ pointer, name, description, permissions }: RoleDocument): readonly Finding[] {
  const grants = permissions.some(({ lists }) => lists.actions.length + lists.dataActions.length > 0)
  return [
    ...(name === null || name.text.trim() === ''
      ? [error('name-missing', name?.pointer ?? pointer, 'The role has no name.')]
      : []),
    ...(name !== null && name.text.length > LONGEST_NAME
      ? [
          error(
            'name-too-long',
            name.pointer,
            `The name has ${name.text.length} characters, and Azure takes ${LONGEST_NAME}.`,
          ),
        ]
      : []),
    ...(description !== null && description.text.length > LONGEST_DESCRIPTION
      ? [
          error(
            'description-too-long',
            description.pointer,
            `The description has ${description.text.length} characters, and Azure takes ${LONGEST_DESCRIPTION}.`,
          ),
        ]
      : []),
    ...permissions
      .slice(1)
      .map(({ pointer: at }) =>
        error(
          'several-permissions',
          at,
          'Azure takes one entry of permissions in a custom role: put its lists into the first.',
        ),
      ),
    ...(grants
      ? []
      : [
          error(
            'grants-nothing',
            pointer,
            'The role has neither actions nor dataActions, so it grants nothing.',
          ),
        ]),
  ]
}
