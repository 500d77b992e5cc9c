import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { caseCard } from '../../reply/case/case-card.ts'
import type { Case } from './case.ts'

/** What everyone in the conversation sees; for its author and for those who can grant it turns into more. */
export function everyonesCard({ id, author, stage, grantorAccounts }: Case): IAdaptiveCard {
  return caseCard({ id, authorName: author.name, stage, insiders: insidersOf({ author, grantorAccounts }) })
}

export function insidersOf({ author, grantorAccounts }: Pick<Case, 'author' | 'grantorAccounts'>) {
  return [author.accountId, ...grantorAccounts]
}
