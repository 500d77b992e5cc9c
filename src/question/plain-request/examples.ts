/** What can be asked in plain words, to show where a text was not understood; a test reads each of them. */
export const PLAIN_EXAMPLES: readonly string[] = [
  'What can I do on aoai-contoso?',
  "Why can't I use gpt-4o in proj-assistant?",
  'Can I create a hub in rg-ai?',
  'What role do I need to create a project?',
  'Can I deploy a model to aoai-contoso?',
  'Check the playground in proj-assistant',
  'What am I missing for the connection aoai-connection?',
  'Can bob@contoso.com read secrets in kv-contoso?',
]
