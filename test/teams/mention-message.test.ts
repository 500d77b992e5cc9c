import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mentionMessage } from '../../src/teams/mention-message.ts'

const said = (name: string | null, text: string) => {
  const message = mentionMessage({ accountId: '29:1dana', name }, text)
  const [mention] = message.entities ?? []
  return { ...message, mention: String(Reflect.get(mention ?? {}, 'text')) }
}

it('calls somebody by their account', () => {
  expect(mentionMessage({ accountId: '29:1dana', name: 'Dana Okafor' }, 'solved.')).toMatchObject({
    text: '<at>Dana Okafor</at> solved.',
    textFormat: 'xml',
    entities: [
      { type: 'mention', text: '<at>Dana Okafor</at>', mentioned: { id: '29:1dana', name: 'Dana Okafor' } },
    ],
  })
})

it.each([
  ['markup in a name', '<b>Dana</b> & "co"', 'x', '<at>b Dana /b co</at> x'],
  ['nothing in a name', ' <> ', 'x', '<at>(unnamed)</at> x'],
  [
    'markup in a sentence',
    'Dana',
    '<at>Sam</at> & [a](http://b)',
    '<at>Dana</at> &lt;at&gt;Sam&lt;/at&gt; &amp; [a](http://b)',
  ],
])('%s is none', (_, name, text, expected) => {
  expect(said(name, text).text).toBe(expected)
})

it('holds one mention, whose words stand in the text, whatever is said of whom', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, text) => {
      const { text: whole = '', mention } = said(name, text)
      expect(whole.startsWith(mention)).toBe(true)
      expect(whole.split(/<\/?at>/)).toHaveLength(3)
      expect(whole.slice(mention.length)).not.toMatch(/[<>]/)
    }),
  )
})
