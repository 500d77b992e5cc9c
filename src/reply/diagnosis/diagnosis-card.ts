import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { answerCard } from './answer-card.ts'
import type { Diagnosis } from './diagnosis.ts'
import { diagnosisView, type ReplyOptions } from './diagnosis-view.ts'
import { fittingCard } from '../fitting-card.ts'
import { unrecognizedGuide } from '../guide/guide.ts'
import { guideCard } from '../guide/guide-card.ts'
import type { Limits } from '../limits.ts'
import { questionCard } from './question-card.ts'

/** An Adaptive Card 1.5 for Teams of at most 24 KB: what does not fit is left out and counted. */
export function diagnosisCard(diagnosis: Diagnosis, options: ReplyOptions): IAdaptiveCard {
  return fittingCard((limits) => draw(diagnosis, options, limits), options.keptFree)
}

function draw(diagnosis: Diagnosis, options: ReplyOptions, limits: Limits): IAdaptiveCard {
  const view = diagnosisView(diagnosis, options, limits)
  switch (view.kind) {
    case 'answer':
      return answerCard(view, options.prompts ?? [])
    case 'question':
      return questionCard(view)
    case 'unrecognized':
      return guideCard(unrecognizedGuide(view.headline, view.notes), options.prompts)
    default:
      return view satisfies never
  }
}
