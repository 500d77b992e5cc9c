import { COMMAND_LISTS } from './commands.ts'
import type { AppWords, TitledWords } from './words/app-words.ts'

/**
 * A language file: each string of the manifest that people read, by its path. Prompts are left as they are.
 * Source: Teams documentation, "Localize your app".
 */
export function localizationOf(words: AppWords): Readonly<Record<string, string>> {
  const commands = COMMAND_LISTS.flatMap((list, at) =>
    list.commands.flatMap((name, place) =>
      titled(`bots[0].commandLists[${at}].commands[${place}]`, words.commands[name]),
    ),
  )
  return {
    $schema:
      'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.Localization.schema.json',
    ...Object.fromEntries([
      ['name.short', words.name.short],
      ['name.full', words.name.full],
      ['description.short', words.description.short],
      ['description.full', words.description.full],
      ...commands,
      ...titled('composeExtensions[0].commands[0]', words.diagnoseAccessError),
      ...titled('composeExtensions[0].commands[1]', words.findRole),
      ...titled('composeExtensions[0].commands[1].parameters[0]', words.findRole.query),
    ]),
  }
}

function titled(path: string, { title, description }: TitledWords): [string, string][] {
  return [
    [`${path}.title`, title],
    [`${path}.description`, description],
  ]
}
