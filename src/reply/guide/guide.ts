import { PLAIN_EXAMPLES } from '../../question/plain-request/examples.ts'
import { ROLE_EXAMPLES } from '../../role-questions/examples.ts'
import type { Headline } from '../banner-text.ts'

/** What to say to someone who has not pasted an error yet. */
export interface Guide {
  readonly headline: Headline
  readonly introduction: string
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[]
}

const REVIEW = 'Paste a custom role as JSON: I say what is wrong with it.'

const PASTE = {
  heading: 'What to paste',
  lines: [
    'The whole error, as the portal, SDK, CLI or log shows it. Line breaks and JSON are fine.',
    'For example: Principal does not have access to API/Operation',
    'The endpoint or resource id, where the error leaves it out.',
    'A screenshot will do as well, though text is read more surely.',
    'Take keys and tokens out first. They are never needed.',
  ],
}

/** Examples name others by their sign-in names, which are unique. */
function isAboutSomebody(example: string): boolean {
  return example.includes('@')
}

const ASK = {
  heading: 'Or ask without an error',
  lines: [
    ...PLAIN_EXAMPLES.slice(0, 4),
    ...PLAIN_EXAMPLES.filter(isAboutSomebody).slice(0, 1),
    ...ROLE_EXAMPLES.slice(0, 2),
  ],
}

const ASK_ABOUT_ACCESS = { heading: 'Or ask about access', lines: PLAIN_EXAMPLES }

const ASK_ABOUT_ROLES = {
  heading: 'Or about roles',
  lines: [...ROLE_EXAMPLES, 'Build a role to deploy models, no keys', REVIEW],
}

const ALONG = {
  heading: 'Along the way',
  lines: [
    '“Request access” on an answer asks those who can grant it, and tells you what they decide.',
    '“My requests” tells how they stand, and which of others wait for you.',
    'In the menu of a message: “Diagnose access error”. Beside the message box: “Find an Azure role”.',
    '“Check again” once something has changed, “stop” while I am looking.',
    'In a channel: “digest” tells what failed there in the last week.',
    'Edit what you pasted, and I change my answer; delete it, and I take the answer away.',
  ],
}

const ANSWER = {
  heading: 'What you get',
  lines: [
    'The roles that are missing, on which resource, and why the present ones are not enough.',
    'The smallest role that fixes it, its command, and who can run it.',
    'Or what it is, if no role is missing: network, key, sign-in, quota, policy or a setting.',
  ],
}

const PROMISE = {
  heading: 'Good to know',
  lines: [
    'I only read role assignments. Whoever approves a request assigns the role, with their own sign-in.',
    'In a channel, only the person whose error it is sees what I found.',
    'You may ask about yourself. About others, if you may read role assignments there.',
  ],
}

export const HELP: Guide = {
  headline: {
    label: { mark: '✓', word: 'Rolecall', tone: 'accent' },
    text: 'Paste an Azure access error, get the missing role',
  },
  introduction: 'I read the error, compare it with the real role assignments, and say what to do.',
  sections: [PASTE, ASK_ABOUT_ACCESS, ASK_ABOUT_ROLES, ANSWER, ALONG, PROMISE],
}

export const WELCOME: Guide = {
  headline: {
    label: { mark: '✓', word: 'Hello, I am Rolecall', tone: 'accent' },
    text: 'Refused by Azure? Paste the error here',
  },
  introduction:
    'I find the missing role, the reason, the command that assigns it, and who can run it. In a channel, mention me with the error. Say help for more.',
  sections: [PASTE, ASK],
}

/** Where others read along, nobody wants to scroll past a manual. */
export const SHARED_WELCOME: Guide = {
  headline: {
    label: { mark: '✓', word: 'Hello, I am Rolecall', tone: 'accent' },
    text: 'Refused by Azure? Mention me with the error',
  },
  introduction:
    'Or mention me below somebody’s error, or choose “Diagnose access error” in its menu. Only they see what I find. What they then ask for, those who can grant it approve here. Say help for more.',
  sections: [],
}

/** Where no authorization error was found; `notes` may tell why. */
export function unrecognizedGuide(headline: Headline, notes: readonly string[]): Guide {
  const hint = 'If there is one, paste more of it: the whole message helps most.'
  return { headline, introduction: [...notes, hint].join(' '), sections: [PASTE, ASK] }
}
