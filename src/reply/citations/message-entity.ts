import type { ArticleSection } from './article-sections.ts'

/**
 * What Teams shows of a message beside its words. Source: Teams documentation, "Enhance AI-generated bot messages":
 * names have at most 80 characters, abstracts 160, and a message has one such entity.
 */
export interface MessageEntity {
  readonly type: 'https://schema.org/Message'
  readonly '@type': 'Message'
  readonly '@context': 'https://schema.org'
  /** says so beside the sender's name */
  readonly additionalType?: readonly ['AIGeneratedContent']
  readonly citation?: readonly Claim[]
}

interface Claim {
  readonly '@type': 'Claim'
  readonly position: number
  readonly appearance: {
    readonly '@type': 'DigitalDocument'
    readonly name: string
    readonly url: string
    readonly abstract: string
  }
}

/** null where there is nothing to say */
export function messageEntity(
  sources: readonly ArticleSection[],
  showsModelWords: boolean,
): MessageEntity | null {
  if (sources.length === 0 && !showsModelWords) return null
  return {
    type: 'https://schema.org/Message',
    '@type': 'Message',
    '@context': 'https://schema.org',
    ...(showsModelWords ? { additionalType: ['AIGeneratedContent'] } : {}),
    ...(sources.length === 0 ? {} : { citation: sources.map(claim) }),
  }
}

function claim({ title, summary, url }: ArticleSection, index: number): Claim {
  return {
    '@type': 'Claim',
    position: index + 1,
    appearance: { '@type': 'DigitalDocument', name: title, url, abstract: summary },
  }
}

/** Leads to the card. Teams shows a source only where its number stands in the text of the message. */
export function sourcesLine(sources: readonly ArticleSection[]): string {
  return `Compared with what Microsoft documents ${sources.map((_, index) => `[${index + 1}]`).join(' ')}:`
}
