import type { AccessProfile } from '../verdict/access-profile.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { cleanText } from './clean-text.ts'
import { cutList } from './cut-list.ts'
import { NOT_HELD, STATE_LABELS } from './labels.ts'
import type { Limits } from './limits.ts'
import { strong } from './phrase.ts'
import { tellingReason, type RequirementRow, type RowGroup } from './requirement-rows.ts'
import { upperFirst } from './sentence-case.ts'
import type { Subject } from './subject.ts'

/** What somebody can do on a hub or a project, line by line. */
export function capabilityGroup({ capabilities }: AccessProfile, subject: Subject, limits: Limits): RowGroup {
  return {
    heading: `What ${subject.name} can do`,
    rows: cutList(
      capabilities.map((verdict) => capabilityRow(verdict, limits)),
      limits.rows,
    ),
  }
}

function capabilityRow(verdict: Verdict, limits: Limits): RequirementRow {
  const { state, requirement } = verdict
  return {
    label: state === 'missing' ? NOT_HELD : STATE_LABELS[state],
    title: [strong(upperFirst(cleanText(requirement.requirement.purpose, limits.text)))],
    whoAndWhere: null,
    reason: cleanText(tellingReason(verdict), limits.text),
  }
}
