import { HELP, WELCOME, type Guide } from './guide.ts'
import { wrap } from '../wrap.ts'

export function helpText(): string {
  return guideText(HELP)
}

export function welcomeText(): string {
  return guideText(WELCOME)
}

export function guideText({ headline, introduction, sections }: Guide): string {
  return [
    ...wrap(headline.text),
    ...wrap(introduction),
    ...sections.flatMap(({ heading, lines }) => [
      '',
      heading,
      ...lines.flatMap((text) => wrap(text, '  - ', '    ')),
    ]),
  ].join('\n')
}
