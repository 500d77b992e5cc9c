import type { CardElementArray, IAdaptiveCard } from '@microsoft/teams.cards'
import { builtInRole } from '../knowledge/catalogue/roles.ts'
import { banner, card, heading, line } from '../reply/card-elements.ts'
import { CAUSE_NAMES, SERVICE_NAMES } from '../reply/labels.ts'
import { plain } from '../reply/phrase.ts'
import type { Counted, Digest } from './digest.ts'

const MOST_LINES = 5

/** A week of a conversation for everyone in it: what failed, which roles were missing, what was granted. */
export function digestCard({ diagnoses, failures, missingRoles, grantedRoles }: Digest): IAdaptiveCard {
  const text =
    diagnoses === 0
      ? 'Nothing was looked into here in the last 7 days'
      : `${counting(diagnoses, 'error or question', 'errors and questions')} looked into in the last 7 days`
  return card(text, [
    banner({ label: { mark: '✓', word: 'This week', tone: 'accent' }, text }, null),
    ...section('What failed', failures, ({ cause, service }) =>
      service === null ? CAUSE_NAMES[cause] : `${SERVICE_NAMES[service]}: ${CAUSE_NAMES[cause]}`,
    ),
    ...section('Roles most often missing', missingRoles, roleName),
    ...section('Granted here on request', grantedRoles, roleName),
  ])
}

function section<Item>(
  title: string,
  items: readonly Counted<Item>[],
  nameOf: (item: Item) => string,
): CardElementArray {
  if (items.length === 0) return []
  const hidden = items.length - MOST_LINES
  return [
    heading(title),
    ...items
      .slice(0, MOST_LINES)
      .map(({ item, count }) =>
        line(plain(`• ${nameOf(item)}, ${counting(count, 'time', 'times')}`), { spacing: 'Small' }),
      ),
    ...(hidden > 0 ? [line(plain(`and ${hidden} more`), { spacing: 'Small' })] : []),
  ]
}

function roleName(id: string): string {
  return builtInRole(id)?.name ?? `custom role ${id}`
}

function counting(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
