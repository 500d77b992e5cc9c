/** Short answers that need no diagnosis. */
export const SAYINGS = {
  'nothing-to-check':
    'I know of no error of yours here, so there is nothing to check again. Paste the error, and I look at it.',
  'memory-away':
    'I cannot get at what we said before just now. Paste the whole error, and I look at it, or try again in a few minutes.',
  'no-open-question':
    'Nothing is open here that this would answer. Paste the error, and I ask again if something is missing.',
  'not-a-choice':
    'That is not one of the choices that I offered you. Type the name or the id, or paste the error again.',
  'not-an-operation':
    'I need the name of an operation, such as Microsoft.Search/searchServices/write. Choose one above, type one, or paste an error that names it.',
  'not-the-asker': 'That is for whoever asked. Paste the error yourself, and I look at your own access.',
  nobody:
    'I need to know whose access is meant. Say “me”, or type a full name, a sign-in name or an object id.',
  'nobody-in-particular':
    'I look up one person or application at a time, and you do not say whom. Ask again with their full name, sign-in name or object id, as in “Can bob@contoso.com create a hub in rg-ai?”',
  'unknown-button': 'I do not know that button; it may belong to an older card. Paste the error again.',
  'what-was-meant':
    'Sorry, I misread that. Which resource did you mean? Type its name or its id, or paste the whole error again.',
  'nothing-to-correct': 'Sorry that this did not help. Paste the whole error, and I read it afresh.',
  'azure-is-slow':
    'Azure has not answered yet. I keep looking, and put the answer here as soon as I have it.',
  'gave-up':
    'I had to begin anew twice while I looked into this, and have no answer for you. Send it again in a few minutes.',
  stopped: 'I have stopped looking into it.',
  'nothing-to-stop': 'I am not looking into anything of yours here.',
  'cannot-see':
    'I read screenshots, but no other files. Paste the error as text, the whole of it, and I tell you what is missing.',
  'hidden-picture':
    'Teams does not hand me pictures in a channel. Send me the screenshot in our own chat, or paste the error as text here.',
  'question-deleted':
    'You deleted the message that this answered, so I took the answer away and forgot what you wrote. Restore the message, or paste it again, and I look at it anew.',
  'requests-in-private':
    'Who asked for what is for them and for those who can grant it. Ask me in our own chat.',
  'no-requests': 'Access cannot be requested from me here, so there are no requests.',
  thanks: 'You are welcome. Paste the next one whenever Azure refuses you.',
  'other-tenant': 'I answer only people of the organization that runs me.',
  'azure-of-another-tenant':
    'I read the Azure of the organization that runs me, and you write from another one, so I cannot look up your access. Ask me about roles in general, or write to me in that organization if you are a guest there.',
  'too-many':
    'That is more than I can look into at once. Wait a minute, and send again what is still open; I answer nothing of yours until then.',
  'too-many-here':
    'More is asked here than I can look into at once. Wait a minute, and send again what is still open.',
  'signed-in': 'You are signed in. Press the button again.',
  'not-signed-in':
    'That sign-in did not work. Press the button again, and sign in with the account that you use here.',
  'thread-unreadable':
    'I cannot read the message that you mean. Send me the error itself, or choose “Diagnose access error” in the menu of that message.',
  'author-gone':
    'Whoever wrote the error is no longer in this conversation, so there is nobody to whom I could show what I find.',
} as const satisfies Record<string, string>

export type Saying = keyof typeof SAYINGS

/** Those that say of a conversation what only somebody can say who remembers it. */
const FROM_MEMORY: readonly Saying[] = [
  'nothing-to-check',
  'no-open-question',
  'not-a-choice',
  'nothing-to-correct',
]

/** What is true where nothing is remembered because the store is away. */
export function sayingWithoutMemory(saying: Saying): Saying {
  return FROM_MEMORY.includes(saying) ? 'memory-away' : saying
}
