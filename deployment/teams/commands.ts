/**
 * What Teams offers to write to the bot. The prompt is the text that lands in the compose box, in every language:
 * Rolecall reads English. One that ends with a space waits for a name; without it Rolecall asks which one is meant.
 */
export const PROMPTS = {
  'check-access': 'What can I do on ',
  'create-a-hub': 'Can I create a hub in ',
  'check-a-playground': 'Check the playground in ',
  'find-a-role': 'Which role do I need to index documents?',
  'explain-a-role': 'What does Foundry User allow?',
  'my-requests': 'My requests',
  'check-again': 'Check again',
  stop: 'Stop',
  help: 'Help',
} as const satisfies Record<string, string>

export type CommandName = keyof typeof PROMPTS

export interface CommandList {
  readonly scope: 'personal' | 'team' | 'groupChat'
  readonly commands: readonly CommandName[]
}

/** Teams takes one list for each scope. What somebody explores alone is not offered in front of others. */
export const COMMAND_LISTS: readonly CommandList[] = [
  {
    scope: 'personal',
    commands: [
      'check-access',
      'create-a-hub',
      'check-a-playground',
      'find-a-role',
      'explain-a-role',
      'my-requests',
      'check-again',
      'stop',
      'help',
    ],
  },
  { scope: 'team', commands: ['check-access', 'find-a-role', 'check-again', 'stop', 'help'] },
  { scope: 'groupChat', commands: ['check-access', 'find-a-role', 'check-again', 'stop', 'help'] },
]
