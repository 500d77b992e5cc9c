import type { AppWords } from './app-words.ts'

export const ENGLISH: AppWords = {
  name: { short: 'Rolecall', full: 'Rolecall for Azure access errors' },
  description: {
    short: 'Tells which Azure role is missing after an access error, and who can grant it',
    full: [
      'Paste an Azure authorization error, and Rolecall answers with what is missing, why, the least role that mends it, the command that assigns it, and who may run that command. It looks at your real role assignments and judges them by Azure’s own rules.',
      'It reads errors of Azure AI Foundry, Azure OpenAI, Azure AI Search, Storage, Key Vault, Cosmos DB and Azure Resource Manager, as text or as a screenshot. You can also ask without an error: what can I do on this hub? Which role do I need to index documents?',
      'In a team or group chat, what it finds about you is for your eyes only. A role is assigned only when somebody who may grant it approves, and with that person’s own rights; Rolecall itself can change nothing in Azure.',
      'What it does with messages: where it is added to a team or a group chat, Rolecall receives the messages there and looks in them for Azure authorization errors. Everything else is dropped at once. No message text is written to its log.',
    ].join('\n\n'),
  },
  commands: {
    'check-access': {
      title: 'Check my access',
      description: 'What you can do on a resource, and what is missing. Add the resource’s name.',
    },
    'create-a-hub': {
      title: 'Can I create a hub?',
      description: 'Whether you can create a hub, and what is missing. Add the resource group’s name.',
    },
    'check-a-playground': {
      title: 'Check a playground',
      description: 'Which service behind a project lacks which role. Add the project’s name.',
    },
    'find-a-role': {
      title: 'Which role do I need?',
      description: 'The least role for what you want to do, such as indexing documents.',
    },
    'explain-a-role': {
      title: 'What does a role allow?',
      description: 'What a role can do and what it cannot, such as Foundry User.',
    },
    'my-requests': {
      title: 'My requests',
      description: 'How your access requests stand, and which of others wait for you.',
    },
    'check-again': {
      title: 'Check again',
      description: 'Looks once more at what was asked last.',
    },
    stop: { title: 'Stop', description: 'Ends what is under way.' },
    help: { title: 'Help', description: 'What Rolecall can do, with examples.' },
  },
  diagnoseAccessError: {
    title: 'Diagnose access error',
    description: 'Tells what access the error in this message is about, and who can grant it.',
  },
  findRole: {
    title: 'Find an Azure role',
    description: 'Searches Azure’s built-in roles by name or by what they allow.',
    query: { title: 'Role or task', description: 'A role’s name, or what you want to do.' },
  },
}
