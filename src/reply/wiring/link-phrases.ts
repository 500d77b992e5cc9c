import { cleanText } from '../clean-text.ts'
import { cutList, type CutList } from '../cut-list.ts'
import type { Limits } from '../limits.ts'
import { strong, type Phrase } from '../phrase.ts'
import { MARKS } from './wiring-mark.ts'
import type { Wiring } from './wiring.ts'

/** What a picture of the wiring shows, a link to a line: `aoai to srch: ✓ Search Index Data Reader, ✗ …`. */
export function linkPhrases({ links }: Wiring, limits: Pick<Limits, 'links' | 'text'>): CutList<Phrase> {
  const cut = cutList(links, limits.links)
  return {
    ...cut,
    shown: cut.shown.map(({ from, to, grants }) => [
      strong(`${from.name} to ${to.name}: `),
      {
        text: cleanText(
          grants.map(({ role, mark }) => `${MARKS[mark].sign} ${role}`).join(', '),
          limits.text,
        ),
      },
    ]),
  }
}
