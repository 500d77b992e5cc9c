import type { TeamsManifestLatest } from '@microsoft/app-manifest'
import type { CloudName } from '../../src/snapshot/azure/connection.ts'
import { COMMAND_LISTS, PROMPTS } from './commands.ts'
import type { PackageSettings } from './package-settings.ts'
import type { AppWords } from './words/app-words.ts'

/** Bot Service documentation, "OAuth URL support in Azure AI Bot Service". */
const TOKEN_SERVICES = {
  public: 'token.botframework.com',
  'us-government': 'tokengcch.botframework.azure.us',
  china: 'token.botframework.azure.cn',
} as const satisfies Record<CloudName, string>

/**
 * The app manifest of Teams. Its fields and limits are those of the schema that it names; what each is there for is told
 * in README.md.
 */
export function manifestOf(
  { cloud, botId, signInAppId, host, developer }: PackageSettings,
  version: string,
  words: AppWords,
): TeamsManifestLatest {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
    manifestVersion: '1.30',
    version,
    id: botId,
    developer,
    name: words.name,
    description: words.description,
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'de', file: 'de.json' }],
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#4f52b2',
    bots: [
      {
        botId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: COMMAND_LISTS.map(({ scope, commands }) => ({
          scopes: [scope],
          commands: commands.map((name) => ({
            ...words.commands[name],
            type: 'prompt',
            prompt: PROMPTS[name],
          })),
        })),
      },
    ],
    composeExtensions: [{ botId, commands: extensionCommands(words) }],
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    // needed by every app with the scope team since 1.25
    supportsChannelFeatures: 'tier1',
    permissions: ['identity', 'messageTeamMembers'],
    authorization: {
      permissions: {
        resourceSpecific: [
          { name: 'ChannelMessage.Read.Group', type: 'Application' },
          { name: 'ChatMessage.Read.Chat', type: 'Application' },
        ],
      },
    },
    webApplicationInfo: { id: signInAppId, resource: signInResource(host, botId) },
    validDomains: [host, TOKEN_SERVICES[cloud]],
  }
}

/** The application ID URI of the app registration. Teams takes a bot's token for one with `botid-` only. */
export function signInResource(host: string, botId: string): string {
  return `api://${host}/botid-${botId}`
}

function extensionCommands({ diagnoseAccessError, findRole }: AppWords) {
  return [
    {
      id: 'diagnoseAccessError',
      type: 'action' as const,
      context: ['message' as const],
      fetchTask: true,
      ...diagnoseAccessError,
    },
    {
      id: 'findRole',
      type: 'query' as const,
      context: ['compose' as const, 'commandBox' as const],
      title: findRole.title,
      description: findRole.description,
      parameters: [{ name: 'query', inputType: 'text' as const, ...findRole.query }],
    },
  ]
}
