import { CardFactory, type Attachment, type InvokeResponse } from 'botbuilder'
import { z } from 'zod'
import { roleAnswerCard } from '../../reply/role-answer/role-answer-card.ts'
import { explainRole } from '../../role-questions/answers/explain-role.ts'
import { searchRoles, type FoundRole } from '../../role-questions/answers/search-roles.ts'
import type { IncomingActivity } from '../incoming-activity.ts'

/** Source: Teams documentation, "Respond to search command". */
const queryValue = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
  queryOptions: z
    .object({ skip: z.number().int().min(0).nullish(), count: z.number().int().min(1).nullish() })
    .nullish(),
})

/** A card has some KB, and the list is made anew with each letter that is typed. */
const MOST_RESULTS = 15

/** “Find an Azure role” while one writes a message: results to choose from, each with the card that it stands for. */
export function findRole({ value }: IncomingActivity): InvokeResponse {
  const query = queryValue.safeParse(value).data
  const typed = (query?.parameters ?? []).find(({ name }) => name === 'query')?.value
  const skip = query?.queryOptions?.skip ?? 0
  const count = Math.min(query?.queryOptions?.count ?? MOST_RESULTS, MOST_RESULTS)
  const found = searchRoles(typeof typed === 'string' ? typed : '').slice(skip, skip + count)
  return {
    status: 200,
    body: {
      composeExtension:
        found.length === 0 && skip === 0
          ? { type: 'message', text: 'No built-in role has a name like that.' }
          : { type: 'result', attachmentLayout: 'list', attachments: found.map(attachmentOf) },
    },
  }
}

function attachmentOf({ role, formerName }: FoundRole): Attachment & { readonly preview: Attachment } {
  const known = formerName === null ? role.id : `formerly ${formerName}`
  return {
    ...CardFactory.adaptiveCard(roleAnswerCard(explainRole(role, null))),
    preview: CardFactory.thumbnailCard(role.name, [], [], { text: known }),
  }
}
