import { COMMAND_LISTS } from '../commands.ts'
import type { AppWords, TitledWords } from './app-words.ts'

/** Menus cut what is longer, although the schema takes more. */
const LONGEST_TITLE = 32
const LONGEST_DESCRIPTION = 128

/** Teams documentation, "Create prompt suggestions". */
const MOST_COMMANDS = 10

/** What would be cut in Teams' menus, a sentence each. */
export function wordFaults(language: string, words: AppWords): string[] {
  const titled: readonly (readonly [string, TitledWords])[] = [
    ...Object.entries(words.commands),
    ['diagnoseAccessError', words.diagnoseAccessError],
    ['findRole', words.findRole],
    ['findRole query', words.findRole.query],
  ]
  return titled.flatMap(([name, { title, description }]) => [
    ...lengthFaults(`${language} title of ${name}`, title, LONGEST_TITLE),
    ...lengthFaults(`${language} description of ${name}`, description, LONGEST_DESCRIPTION),
  ])
}

/** Which scopes have more commands than Teams shows. */
export function commandListFaults(lists: typeof COMMAND_LISTS): string[] {
  return lists
    .filter(({ commands }) => commands.length > MOST_COMMANDS)
    .map(
      ({ scope, commands }) =>
        `commands in ${scope}: expected at most ${MOST_COMMANDS}, found ${commands.length}`,
    )
}

function lengthFaults(what: string, text: string, longest: number): string[] {
  return text.length <= longest
    ? []
    : [`${what}: expected at most ${longest} characters, found ${text.length}`]
}
