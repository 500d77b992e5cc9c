import type { AccessProfile } from '../../verdict/access-profile.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { cleanText } from '../clean-text.ts'
import { cutList } from '../cut-list.ts'
import { NOT_HELD, STATE_LABELS } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { strong } from '../phrase.ts'
import { tellingReason, type RequirementRow, type RowGroup } from './requirement-rows.ts'
import { upperFirst } from '../sentence-case.ts'
import type { Subject } from './subject.ts'

/** What somebody can do on a hub or a project; what holds for one reason is one line. */
export function capabilityGroup({ capabilities }: AccessProfile, subject: Subject, limits: Limits): RowGroup {
  const byReason = Map.groupBy(capabilities, (verdict) => `${verdict.state} ${tellingReason(verdict)}`)
  return {
    heading: `What ${subject.name} can do`,
    wiring: null,
    rows: cutList(
      [...byReason.values()].flatMap((alike) => capabilityRow(alike, limits)),
      limits.rows,
    ),
  }
}

function capabilityRow(alike: readonly Verdict[], limits: Limits): readonly RequirementRow[] {
  const [first] = alike
  if (first === undefined) return []
  const titles = alike.map(({ requirement }) => cleanText(requirement.requirement.purpose, limits.text))
  return [
    {
      label: first.state === 'missing' ? NOT_HELD : STATE_LABELS[first.state],
      title: [strong(upperFirst(titles.join(', ')))],
      whoAndWhere: null,
      reason: cleanText(tellingReason(first), limits.text),
    },
  ]
}
