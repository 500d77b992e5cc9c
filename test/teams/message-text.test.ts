import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readActivity, type IncomingActivity } from '../../src/teams/incoming-activity.ts'
import { MAXIMUM_TEXT, messageTextOf, wholeText } from '../../src/teams/message-text.ts'
import { BOT, dana, MENTION, olivia, THREAD } from './workbench.ts'

function message(fields: Readonly<Record<string, unknown>>): IncomingActivity {
  const read = readActivity({
    type: 'message',
    serviceUrl: 'http://127.0.0.1/',
    from: dana,
    recipient: BOT,
    conversation: THREAD,
    ...fields,
  })
  if (read.kind === 'fault') throw new Error(read.text)
  return read.activity
}

const own = (fields: Readonly<Record<string, unknown>>) => messageTextOf(message(fields)).own
const html = (content: string) => ({ attachments: [{ contentType: 'text/html', content }] })
const quote = (messagePreview: string, messageSender: unknown) => ({
  contentType: 'messageReference',
  content: JSON.stringify({ messageId: '1700', messagePreview, messageSender }),
})
const mentionSpan = (name: string, id = 0) =>
  `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="${id}">${name}</span>`

const ERROR = 'Principal does not have access to API/Operation.\r\n  at Contoso.AI\n\n\tTRACE: Ab12'

describe('the mention of the bot', () => {
  it('is taken out, and line breaks, indents and case stay', () => {
    expect(own({ text: `<at>Rolecall</at> ${ERROR}`, entities: [MENTION] })).toBe(` ${ERROR}`)
  })

  it('is taken out where it stands at the end or twice', () => {
    expect(own({ text: 'Forbidden <at>Rolecall</at>', entities: [MENTION] })).toBe('Forbidden ')
    expect(own({ text: '<at>Rolecall</at> see <at>Rolecall</at>', entities: [MENTION, MENTION] })).toBe(
      ' see ',
    )
  })

  it('leaves the names of others who are mentioned', () => {
    const other = { type: 'mention', text: '<at>Olivia Owner</at>', mentioned: olivia }
    expect(
      own({ text: '<at>Rolecall</at> can <at>Olivia Owner</at> use srch-1?', entities: [MENTION, other] }),
    ).toBe(' can Olivia Owner use srch-1?')
  })

  it('stays where it is only typed', () => {
    expect(own({ text: '@Rolecall Forbidden', entities: [] })).toBe('@Rolecall Forbidden')
  })

  it('may hold characters that mean something in patterns', () => {
    const mention = { type: 'mention', text: '<at>Role$&call (dev)</at>', mentioned: BOT }
    expect(own({ text: '<at>Role$&call (dev)</at> $1 Forbidden', entities: [mention] })).toBe(' $1 Forbidden')
  })

  it('leaves every other text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(own({ text: `<at>Rolecall</at>${text}`, textFormat: 'plain', entities: [MENTION] })).toBe(text)
        expect(own({ text })).toBe(text)
      }),
    )
  })
})

describe('a rich paste', () => {
  it('is read from its HTML where the plain text holds less', () => {
    const table = '<table><tr><td>Code</td><td>AuthorizationFailed</td></tr></table>'
    expect(own({ text: 'See this', ...html(`<p>See this</p>${table}`) })).toMatch(
      /^See this\n+Code\s*AuthorizationFailed$/,
    )
  })

  it('is read from its HTML where the plain text lost the line breaks', () => {
    const content = '<div><p>Forbidden</p><p>TraceId: 1</p></div>'
    expect(own({ text: 'Forbidden TraceId: 1', ...html(content) }).split(/\n+/)).toEqual([
      'Forbidden',
      'TraceId: 1',
    ])
  })

  it('is read from the plain text where both say the same', () => {
    const content = '<p>first<br>  &lt;second&gt; line</p>'
    expect(own({ text: 'first\n  <second> line', ...html(content) })).toBe('first\n  <second> line')
  })

  it('loses the mention of the bot and keeps those of others', () => {
    const other = { type: 'mention', text: '<at>Olivia Owner</at>', mentioned: olivia }
    const content = `<p>${mentionSpan('Rolecall')}&nbsp;${mentionSpan('Olivia Owner', 1)} sees <b>AuthorizationFailed</b></p>`
    const read = own({ text: '<at>Rolecall</at>', entities: [MENTION, other], ...html(content) })
    expect(read.trim()).toBe('Olivia Owner sees AuthorizationFailed')
  })

  it('loses a mention that is written with at', () => {
    const content = '<div><at id="0">Rolecall</at> Forbidden, twice</div>'
    expect(own({ text: '<at>Rolecall</at>', entities: [MENTION], ...html(content) }).trim()).toBe(
      'Forbidden, twice',
    )
  })

  it('is text itself where the format says so', () => {
    const text = '<at>Rolecall</at><p>Forbidden &amp; gone</p>'
    expect(own({ text, textFormat: 'xml', entities: [MENTION] })).toBe('Forbidden & gone')
  })
})

describe('a quoted message', () => {
  const blockquote =
    '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1700"><p>Forbid…</p></blockquote>'
  const from = (sender: unknown) => ({
    text: 'what is this?',
    attachments: [
      quote('Forbidden. Principal does not have access to API/Operation.', sender),
      { contentType: 'text/html', content: `${blockquote}<p>what is this?</p>` },
    ],
  })

  it('is read with the message, once', () => {
    const read = messageTextOf(message(from({ user: { id: olivia.aadObjectId } })))
    expect(read).toEqual({
      own: 'what is this?',
      quoted: ['Forbidden. Principal does not have access to API/Operation.'],
      quotedId: '1700',
    })
    expect(wholeText(read)).toBe(
      'what is this?\n\nForbidden. Principal does not have access to API/Operation.',
    )
  })

  it('is left out where the bot itself said it', () => {
    const application = { id: BOT.id.slice('28:'.length), displayName: 'Rolecall' }
    expect(messageTextOf(message(from({ application })))).toEqual({
      own: 'what is this?',
      quoted: [],
      quotedId: null,
    })
  })

  it('is left out where it cannot be read', () => {
    const attachments = [{ contentType: 'messageReference', content: '{ broken' }]
    expect(messageTextOf(message({ text: 'hello', attachments }))).toEqual({
      own: 'hello',
      quoted: [],
      quotedId: null,
    })
  })

  it('ends nowhere without taking the rest with it', () => {
    const attachments = [
      quote('Forbidden', { user: { id: 'x' } }),
      {
        contentType: 'text/html',
        content: '<blockquote itemtype="http://schema.skype.com/Reply">open and on',
      },
    ]
    expect(messageTextOf(message({ text: 'on', attachments })).own).toBe('open and on')
  })
})

it('cuts what is longer than Teams sends', () => {
  expect(own({ text: 'x'.repeat(MAXIMUM_TEXT + 1) })).toHaveLength(MAXIMUM_TEXT)
})
