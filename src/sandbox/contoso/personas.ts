import * as people from './people.ts'

/** Somebody whom one can be in the sandbox, and what to expect of it. */
export interface ContosoPersona {
  /** Entra object id */
  readonly id: string
  readonly name: string
  readonly userPrincipalName: string
  readonly title: string
  readonly story: string
}

export const personas: readonly ContosoPersona[] = [
  persona(
    people.DANA,
    'Developer',
    'Builds the assistant. May read everything in rg-ai and search the index through a group, but the model answers her with 401.',
  ),
  persona(
    people.OLIVIA,
    'Platform owner',
    'Owner of the subscription: may give anyone any role in it. Her role holds no data actions, so the model refuses her as well.',
  ),
  persona(
    people.SAM,
    'Support engineer',
    'Reader on the subscription: may look up what others have there, and gives nothing away.',
  ),
  persona(
    people.PRIYA,
    'Data scientist',
    'Holds the role that the model needs, but only as an eligible one: she has to activate it first.',
  ),
  persona(
    people.LENA,
    'Lead developer',
    'Azure AI Developer on the hub and allowed to call the model. Connecting to search is where she gets stuck.',
  ),
  persona(
    people.HUGO,
    'Platform engineer',
    'A custom role gives him every operation that a hub takes. Azure still lets only Owners and Contributors create one.',
  ),
  persona(
    people.RAVI,
    'Team lead',
    'May assign two roles in rg-ai, to people only. A condition on his own role sees to that.',
  ),
  persona(
    people.CARLA,
    'Operations engineer',
    'Contributor on rg-ai-locked, where a deny assignment stops her, and on rg-foundry, where the agents do.',
  ),
]

/** Who shares a group chat with the bot. */
export const groupChat = {
  name: 'Assistant launch',
  memberIds: [people.DANA, people.LENA, people.RAVI, people.OLIVIA],
} as const

function persona(id: string, title: string, story: string): ContosoPersona {
  const user = people.USERS.find((each) => each.id === id)
  return {
    id,
    name: user?.displayName ?? id,
    userPrincipalName: user?.userPrincipalName ?? id,
    title,
    story,
  }
}
