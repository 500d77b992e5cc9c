/** What can be asked about roles in general; a test reads each of them. */
export const ROLE_EXAMPLES: readonly string[] = [
  'Difference between Contributor and Azure AI Developer on a hub',
  'Which role do I need to index documents?',
  'What does Cognitive Services User allow?',
]
