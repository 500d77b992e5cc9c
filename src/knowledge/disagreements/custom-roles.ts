import { control, READ_WORKSPACE, WRITE_WORKSPACE } from '../operation-names.ts'
import type { Disagreement } from './disagreement.ts'

const WORKSPACES = 'Microsoft.MachineLearningServices/workspaces'

/** The custom roles that the article prints. */
export const customRoleDisagreements: readonly Disagreement[] = [
  {
    id: 'ai-studio-developer-cancels',
    effect: 'falls-short',
    rows: ['custom-role/ai-studio-developer'],
    roles: [],
    article: 'The custom role “AI Studio Developer” lists workspaces/write among its actions.',
    definition: 'It lists the same operation among its exclusions, so it does not grant it.',
    facts: [{ kind: 'cancels', customRole: 'custom-role/ai-studio-developer', operation: WRITE_WORKSPACE }],
  },
  {
    id: 'ai-studio-developer-sees-nothing',
    effect: 'falls-short',
    rows: ['custom-role/ai-studio-developer'],
    roles: [],
    article: 'The custom role “AI Studio Developer” is for developers in AI Studio.',
    definition:
      'It holds no right to read a hub, a project or a connection: that takes Reader, or another role, beside it.',
    facts: [READ_WORKSPACE, control(`${WORKSPACES}/connections/read`)].map((operation) => ({
      kind: 'omits',
      customRole: 'custom-role/ai-studio-developer',
      operation,
    })),
  },
  {
    id: 'ptu-procurer-duplicates',
    effect: 'inexact',
    rows: ['custom-role/ptu-procurer'],
    roles: [],
    article: 'The custom role “PTU procurer” lists 19 actions.',
    definition: 'Three of them, to read, write and delete commitment plans, are listed twice.',
    facts: ['read', 'write', 'delete'].map((end) => ({
      kind: 'repeats',
      customRole: 'custom-role/ptu-procurer',
      operation: control(`Microsoft.CognitiveServices/accounts/commitmentplans/${end}`),
    })),
  },
]
