import { restCommand } from '../advice/arm-request.ts'
import type { BuiltRole } from './build-role.ts'

/** The role as JSON, how to make it, and what there is to know of it. */
export function builtRoleText({ role, operations, ruledOut, unknown, builtIn }: BuiltRole): string {
  const remarks = [
    ...unknown.map(
      ({ text, nearest }) =>
        `"${text}" was not understood and is left out.${nearest.length === 0 ? '' : ` Known: ${nearest.join(', ')}.`}`,
    ),
    ...ruledOut.map(({ name }) => `${name} is asked for and ruled out; it is left out.`),
    ...builtInRemarks(builtIn),
  ]
  if (role === null) {
    const why =
      operations.length === 0
        ? 'Nothing that was asked for is known, so there is no role to make.'
        : 'Azure takes no custom role with these operations for that scope.'
    return [why, ...remarks].join('\n')
  }
  const make = restCommand({ method: 'put', id: role.id, body: { properties: role.properties } })
  return [JSON.stringify({ properties: role.properties }, null, 2), ...remarks, 'To make it:', make].join(
    '\n\n',
  )
}

function builtInRemarks(builtIn: BuiltRole['builtIn']): readonly string[] {
  if (builtIn === null) return []
  const names = builtIn.roles.map(({ name }) => name).join(' and ')
  const others = `${builtIn.changesBeyond} other things`
  return builtIn.isNarrowEnough
    ? [`The built-in role ${names} does as well, and lets one change ${others}: prefer it.`]
    : [`Of the built-in roles ${names} would do, and would let one change ${others}.`]
}
