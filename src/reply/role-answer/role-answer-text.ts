import type { RoleAnswer } from '../../role-questions/answer-role-question.ts'
import { ROOMY } from '../limits.ts'
import { phraseText } from '../phrase.ts'
import { roleAnswerView } from './role-answer-view.ts'
import type { RoleSection } from './role-view.ts'
import { wrap } from '../wrap.ts'

/** An answer about roles for a terminal, in lines of at most 100 columns. */
export function roleAnswerText(answer: RoleAnswer): string {
  const { headline, notes, sections, details, code = [], command } = roleAnswerView(answer, ROOMY)
  return [
    wrap(headline.text, `${headline.label.mark} `, '  '),
    notes.flatMap((note) => wrap(note, '  ')),
    code,
    ...[...sections, ...details].map(sectionLines),
    command === undefined ? [] : [command.heading, '', ...command.lines],
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function sectionLines({ heading, entries: { shown, hidden } }: RoleSection): readonly string[] {
  return [
    heading,
    ...shown.flatMap((phrase) => wrap(phraseText(phrase), '  - ', '    ')),
    ...(hidden === 0 ? [] : [`  and ${hidden} more`]),
  ]
}
