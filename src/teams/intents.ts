/** What a message asks for by itself, without an error in it. */
export type Intent = 'greeting' | 'help' | 'check-again' | 'stop' | 'thanks' | 'digest' | 'requests'

const PHRASES: readonly (readonly [Intent, readonly string[]])[] = [
  [
    'greeting',
    [
      'hi',
      'hello',
      'hey',
      'hiya',
      'howdy',
      'hallo',
      'greetings',
      'good morning',
      'good afternoon',
      'good evening',
      'good day',
      'morning',
    ],
  ],
  [
    'help',
    [
      'help',
      'help me',
      'can you help',
      'can you help me',
      'i need help',
      'info',
      'usage',
      'commands',
      'who are you',
      'what are you',
      'what is this',
      'what do you do',
      'what can you do',
      'what can i ask',
      'what can i ask you',
      'how do i use this',
      'how does this work',
      'how do you work',
      'how does it work',
    ],
  ],
  [
    'check-again',
    [
      'again',
      'check',
      'check again',
      'check it again',
      'check that again',
      'check once more',
      'check now',
      'recheck',
      're check',
      'try again',
      'retry',
      'look again',
      'and now',
      'can you check again',
      'could you check again',
    ],
  ],
  [
    'stop',
    [
      'stop',
      'stop it',
      'cancel',
      'cancel that',
      'cancel it',
      'never mind',
      'nevermind',
      'forget it',
      'abort',
    ],
  ],
  ['digest', ['digest', 'weekly digest', 'this week', 'week', 'weekly summary', 'summary of the week']],
  [
    'requests',
    [
      'my requests',
      'my request',
      'my access requests',
      'requests',
      'access requests',
      'open requests',
      'pending requests',
      'request status',
      'status of my request',
      'status of my requests',
      'show my requests',
      'list my requests',
      'what did i ask for',
      'what did i request',
      'what have i asked for',
      'what have i requested',
      'requests waiting for me',
      'requests for me',
      'waiting for me',
      'what is waiting for me',
      'what s waiting for me',
      'what waits for me',
      'my approvals',
      'approvals',
      'what can i approve',
      'what do i have to approve',
    ],
  ],
  ['thanks', ['thanks', 'thank you', 'thx', 'many thanks', 'thanks a lot', 'thank you very much', 'cheers']],
]

const BY_PHRASE = new Map(
  PHRASES.flatMap(([intent, phrases]) => phrases.map((phrase) => [phrase, intent] as const)),
)

/** Longer than any phrase with its courtesies. */
const LONGEST = 60

/** The intent of a text that says nothing else; null where it must be read as something pasted or answered. */
export function intentOf(text: string): Intent | null {
  // some clients write a space after a mention so
  const trimmed = text.replaceAll('&nbsp;', ' ').trim()
  if (trimmed.length > LONGEST) return null
  const words = trimmed
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{M}\p{Cf}\s]+/gu, ' ')
    .trim()
  if (words === '') return 'help'
  const bare = words
    .replace(/^(?:please|ok|okay|so) /, '')
    .replace(/ (?:please|there|all|everyone|team|rolecall|bot)$/, '')
  return BY_PHRASE.get(words) ?? BY_PHRASE.get(bare) ?? null
}
