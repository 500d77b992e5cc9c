import type {
  CardElementArray,
  ContainerStyle,
  RichTextBlockOptions,
  TextRunOptions,
} from '@microsoft/teams.cards'
import {
  AdaptiveCard,
  Column,
  ColumnSet,
  Container,
  ExecuteAction,
  ImBackSubmitActionData,
  Image,
  OpenUrlAction,
  RefreshDefinition,
  RichTextBlock,
  SubmitAction,
  TeamsCardProperties,
  TextBlock,
  TextRun,
} from '@microsoft/teams.cards'
import type { CardData } from './card-data.ts'
import type { Headline } from './banner-text.ts'
import type { ShownPicture } from './diagnosis/diagnosis-view.ts'
import type { Label, Tone } from './labels.ts'
import type { Phrase, Run } from './phrase.ts'
import type { RecordPressData } from './record-press.ts'

/**
 * Text from outside goes into text runs only: they are shown as written, whereas a TextBlock reads Markdown
 * (Teams documentation, "Format cards in Teams").
 */
export function line(
  phrase: Phrase,
  options: RichTextBlockOptions = {},
  run: TextRunOptions = {},
): RichTextBlock {
  return new RichTextBlock({ ...options, inlines: phrase.map((each) => textRun(each, run)) })
}

function textRun({ text, strong, url, leadsTo }: Run, options: TextRunOptions): TextRun {
  if (leadsTo !== undefined) {
    return new TextRun(text, { ...options, selectAction: new OpenUrlAction(leadsTo) })
  }
  if (url !== undefined) {
    return new TextRun('open the Azure portal', { ...options, selectAction: new OpenUrlAction(url) })
  }
  return new TextRun(text, strong === true ? { ...options, weight: 'Bolder' } : options)
}

/** A heading for the eye and for screen readers; `text` is ours, never from outside. */
export function heading(text: string): TextBlock {
  return new TextBlock(text, {
    style: 'heading',
    size: 'Medium',
    weight: 'Bolder',
    wrap: true,
    spacing: 'Large',
  })
}

/** The tinted box on top. Dark and light themes tint it and keep its words readable. */
export function banner({ label, text }: Headline, context: string | null): Container {
  const items: CardElementArray = [
    new TextBlock(`${label.mark} ${label.word}`, {
      style: 'heading',
      size: 'Default',
      weight: 'Bolder',
      wrap: true,
    }),
    line([{ text }], { spacing: 'Small' }, { size: 'Large', weight: 'Bolder' }),
  ]
  if (context !== null) items.push(line([{ text: context }], { spacing: 'Small' }))
  return new Container(...items).withStyle(BANNER_STYLES[label.tone]).withBleed()
}

const BANNER_STYLES: Readonly<Record<Tone, ContainerStyle>> = {
  good: 'good',
  attention: 'attention',
  warning: 'warning',
  accent: 'accent',
}

/** A sign in the margin and lines beside it. */
export function marked({ mark, tone }: Label, ...items: CardElementArray): ColumnSet {
  const color = tone === 'good' ? 'Good' : tone === 'attention' ? 'Attention' : 'Accent'
  return new ColumnSet()
    .withColumns(
      new Column(new TextBlock(mark, { color, weight: 'Bolder', horizontalAlignment: 'Center' })).withWidth(
        '20px',
      ),
      new Column(...items).withWidth('stretch').withSpacing('Small'),
    )
    .withSpacing('Medium')
}

/**
 * A picture no wider than it is meant to be, nor than the card; a press on it shows it large. Clients take an explicit
 * width as the most, not the least.
 */
export function picture({ url, altText, width }: ShownPicture): Image {
  return new Image(url, { altText, width: `${width}px`, spacing: 'Small', msteams: { allowExpand: true } })
}

/** Lines to select and copy, each unbroken. */
export function commandBlock(lines: readonly string[]): Container {
  return new Container(
    ...lines.map((text, index) =>
      line([{ text }], index === 0 ? {} : { spacing: 'None' }, { fontType: 'Monospace', size: 'Small' }),
    ),
  )
    .withStyle('emphasis')
    .withSpacing('Small')
}

export function submit(title: string, data: CardData): SubmitAction {
  return new SubmitAction({ title, data, associatedInputs: 'none' })
}

export interface ExecuteOptions {
  readonly inputs?: 'auto' | 'none'
  /** `positive`: what the card is there for */
  readonly style?: 'default' | 'positive'
}

/** Answered with a card for the one who presses alone; clients that know no such action send the same as a message. */
export function execute(
  title: string,
  data: RecordPressData,
  { inputs = 'none', style = 'default' }: ExecuteOptions = {},
): ExecuteAction {
  const { verb } = data
  const options = { title, data: { ...data }, associatedInputs: inputs, style }
  return new ExecuteAction({ ...options, verb, fallback: new SubmitAction(options) })
}

/** Asks for the card anew for each of some people, by their accounts in Teams; Teams takes 60 of them. */
export function refreshing(data: RecordPressData, accountIds: readonly string[]): RefreshDefinition {
  return new RefreshDefinition({
    action: execute('Refresh', data),
    userIds: accountIds.slice(0, MOST_REFRESHED),
  })
}

const MOST_REFRESHED = 60

/** A button that says its words in the chat, as if the reader had typed them. */
export function prompt(text: string): SubmitAction {
  return new SubmitAction({ title: text, data: { msteams: new ImBackSubmitActionData(text) } })
}

/**
 * `summary` stands for the card where it is read aloud, which may be as SSML, and where it cannot be drawn,
 * which may be as Markdown: the characters that mean something there are left out.
 */
export function card(summary: string, body: CardElementArray): AdaptiveCard {
  const words = summary.replace(/[<>&[\]*`~\\\s]+/g, ' ').trim()
  return new AdaptiveCard(...body).withOptions({
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: 'en',
    speak: words,
    fallbackText: words,
    msteams: new TeamsCardProperties({ width: 'full' }),
  })
}
