/** What the HTML of a message is made of. */
export interface MessageMarkup {
  readonly text: string
  /** the rich form of what was pasted after the mention; without it Teams makes its own from the text */
  readonly pasted: string | null
  /** who is mentioned, and whether an activity tells it or Microsoft Graph; null when nobody is */
  readonly mention: Mention | null
  readonly pictures: readonly InlinePicture[]
}

export interface Mention {
  readonly name: string
  readonly as: 'entity' | 'graph'
}

export interface InlinePicture {
  readonly id: string
  readonly type: string
  readonly source: string
}

export function messageHtml({ text, pasted, mention, pictures }: MessageMarkup): string {
  const images = pictures.map((picture) => `<p>${imageHtml(picture)}</p>`).join('')
  return `${textHtml(text, pasted, mention)}${images}`
}

function textHtml(text: string, pasted: string | null, mention: Mention | null): string {
  if (pasted !== null) return mention === null ? pasted : `<p>${mentionHtml(mention)}&nbsp;</p>${pasted}`
  if (text === '') return ''
  const html = escapeHtml(text).replaceAll('\n', '<br>')
  if (mention === null) return `<p>${html}</p>`
  return `<p>${html.replace(`@${escapeHtml(mention.name)}`, () => mentionHtml(mention))}</p>`
}

function mentionHtml({ name, as }: Mention): string {
  switch (as) {
    case 'entity':
      return `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">${escapeHtml(name)}</span>`
    case 'graph':
      return `<at id="0">${escapeHtml(name)}</at>`
  }
}

function imageHtml({ id, type, source }: InlinePicture): string {
  const kind = `itemid="${id}" itemscope="${type}" itemtype="http://schema.skype.com/AMSImage"`
  return `<img alt="image" src="${escapeHtml(source)}" ${kind}>`
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
