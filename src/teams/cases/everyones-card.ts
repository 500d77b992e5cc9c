import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { CloudName } from '../../snapshot/azure/connection.ts'
import { caseCard } from '../../reply/case/case-card.ts'
import { threadLink } from '../threads/thread-link.ts'
import type { Case } from './case.ts'
import type { CaseMemory } from './case-memory.ts'

/** What everyone in the conversation sees; for its author and for those who can grant it turns into more. */
export async function everyonesCard(
  shown: Case,
  memory: CaseMemory,
  cloud: CloudName = 'public',
): Promise<IAdaptiveCard> {
  const { id, author, stage, similarId } = shown
  const similar = similarId === null ? null : await memory.recall(similarId)
  return caseCard({
    id,
    authorName: author.name,
    stage,
    insiders: insidersOf(shown),
    similar:
      similar === null
        ? null
        : { isSolved: similar.stage === 'solved', url: threadLink(similar.reference, cloud) },
  })
}

export function insidersOf({ author, grantorAccounts }: Pick<Case, 'author' | 'grantorAccounts'>) {
  return [author.accountId, ...grantorAccounts]
}
