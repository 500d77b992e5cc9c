import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { banner, card, heading, line } from '../card-elements.ts'
import { HELP, WELCOME, type Guide } from './guide.ts'
import { plain } from '../phrase.ts'

export function helpCard(): IAdaptiveCard {
  return guideCard(HELP)
}

/** For whoever installs the app. */
export function welcomeCard(): IAdaptiveCard {
  return guideCard(WELCOME)
}

export function guideCard({ headline, introduction, sections }: Guide): IAdaptiveCard {
  return card(headline.text, [
    banner(headline, null),
    line(plain(introduction)),
    ...sections.flatMap((section) => [
      heading(section.heading),
      ...section.lines.map((text) => line(plain(`• ${text}`), { spacing: 'Small' })),
    ]),
  ])
}
