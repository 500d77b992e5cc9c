import type { RoleAnswer } from '../../role-questions/answer-role-question.ts'
import { allowanceView } from './allowance-view.ts'
import { articleRoleListView, articleRoleView } from './article-role-view.ts'
import { builtRoleView, nothingPastedView } from './built-role-view.ts'
import { comparisonView } from './comparison-view.ts'
import { explanationView } from './explanation-view.ts'
import type { Limits } from '../limits.ts'
import type { RoleSection, RoleView } from './role-view.ts'
import { reviewView } from './review-view.ts'
import { rolesForNeedView } from './roles-for-need-view.ts'
import { notUnderstoodView, overviewView } from './not-understood-view.ts'
import { renamedRolesView, roleNamingView } from './role-names-view.ts'
import { topicView } from './topic-view.ts'
import { unclearRoleView } from './unclear-role-view.ts'

/** Only what there is something to say of. */
export function roleAnswerView(answer: RoleAnswer, limits: Limits): RoleView {
  const { notes, sections, details, ...rest } = viewOf(answer, limits)
  const isTold = ({ entries }: RoleSection) => entries.shown.length > 0
  return {
    ...rest,
    notes: notes.filter((note) => note !== ''),
    sections: sections.filter(isTold),
    details: details.filter(isTold),
  }
}

function viewOf(answer: RoleAnswer, limits: Limits): RoleView {
  switch (answer.kind) {
    case 'comparison':
      return comparisonView(answer, limits)
    case 'explanation':
      return explanationView(answer, limits)
    case 'allowance':
      return allowanceView(answer, limits)
    case 'roles-for-need':
      return rolesForNeedView(answer, limits)
    case 'review':
      return reviewView(answer, limits)
    case 'build':
      return builtRoleView(answer, limits)
    case 'article-role':
      return articleRoleView(answer, limits)
    case 'article-roles':
      return articleRoleListView(answer, limits)
    case 'naming':
      return roleNamingView(answer, limits)
    case 'renamed-roles':
      return renamedRolesView(answer, limits)
    case 'not-understood':
      return notUnderstoodView(answer, limits)
    case 'overview':
      return overviewView(limits)
    case 'topic':
      return topicView(answer, limits)
    case 'nothing-pasted':
      return nothingPastedView()
    case 'unclear-role':
      return unclearRoleView(answer, limits)
    default:
      return answer satisfies never
  }
}
