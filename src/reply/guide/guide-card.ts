import { ActionSet, type IAdaptiveCard } from '@microsoft/teams.cards'
import { banner, card, heading, line, prompt } from '../card-elements.ts'
import { HELP, SHARED_WELCOME, WELCOME, type Guide } from './guide.ts'
import { plain } from '../phrase.ts'

export function helpCard(prompts: readonly string[] = []): IAdaptiveCard {
  return guideCard(HELP, prompts)
}

/** For whoever installs the app. */
export function welcomeCard(prompts: readonly string[] = []): IAdaptiveCard {
  return guideCard(WELCOME, prompts)
}

/** For a team or a group chat. */
export function sharedWelcomeCard(): IAdaptiveCard {
  return guideCard(SHARED_WELCOME)
}

/** `prompts` are buttons to try at once, one to a line: they are long. */
export function guideCard(
  { headline, introduction, sections }: Guide,
  prompts: readonly string[] = [],
): IAdaptiveCard {
  return card(headline.text, [
    banner(headline, null),
    line(plain(introduction)),
    ...sections.flatMap((section) => [
      heading(section.heading),
      ...section.lines.map((text) => line(plain(`• ${text}`), { spacing: 'Small' })),
    ]),
    ...(prompts.length === 0 ? [] : [heading('Try one of these')]),
    ...prompts.map((text) => new ActionSet(prompt(text)).withSpacing('Small')),
  ])
}
