import type { Fault, Passing } from './faulty-azure.ts'
import type { Refusal } from '../teams/connector.ts'
import { body, status } from './faults.ts'
import { READS } from './reads.ts'

/** What goes wrong around the bot during one turn. */
export interface Trouble {
  /** which requests to Azure fail, and how */
  readonly azure?: readonly [fails: (passing: Passing) => boolean, fault: Fault]
  /** the bot's own identity gets no token */
  readonly credential?: 'fails'
  readonly model?: 'fails'
  /** the first answer must be given before anything was read */
  readonly slow?: true
  readonly state?: 'away'
  readonly audit?: 'away'
  /** what the connector says to the answer */
  readonly connector?: Refusal
  /** it says so to cards alone */
  readonly ofCards?: true
}

export interface TurnFault {
  readonly name: string
  readonly trouble: Trouble
  /** what the person reads, in the last version of what they are sent; null: nothing reaches them */
  readonly seen: string | null
  /** events that are logged besides `diagnosed` */
  readonly logged: readonly string[]
}

const everything = () => true

const cut: Fault = (response) => void response.destroy()

const UNREACHABLE =
  'Azure could not be reached, so I cannot tell who has which access. Try again in a few minutes.'
const COMPLETE = 'Missing roles: You are missing 2 roles on aoai-contoso'

/** Faults around a turn in which somebody pastes an error, and what comes of them. */
export const TURN_FAULTS: readonly TurnFault[] = [
  {
    name: 'Azure answers 503 to everything',
    trouble: { azure: [everything, status(503)] },
    seen: 'I could not search for aoai-contoso.openai.azure.com: Azure answered 503 (Code503). Try again in a while',
    logged: [],
  },
  {
    name: 'every connection to Azure is cut',
    trouble: { azure: [everything, cut] },
    seen: UNREACHABLE,
    logged: ['turn-failed'],
  },
  {
    name: 'Azure takes no token of the bot',
    trouble: { azure: [everything, status(401)] },
    seen: UNREACHABLE,
    logged: ['turn-failed'],
  },
  {
    name: 'the bot gets no token',
    trouble: { credential: 'fails' },
    seen: UNREACHABLE,
    logged: ['turn-failed'],
  },
  {
    name: 'the role assignments are cut off',
    trouble: { azure: [READS['role assignments of everyone'], cut] },
    seen: 'role assignments at aoai-contoso could not be read: Azure did not answer',
    logged: [],
  },
  {
    name: 'the deny assignments are a page to sign in',
    trouble: {
      azure: [READS['deny assignments'], body('<html>', 'text/html')],
    },
    seen: 'deny assignments at aoai-contoso could not be read: Azure answered in a shape that is not understood',
    logged: [],
  },
  {
    name: 'the directory is away',
    trouble: { azure: [({ path }) => path.startsWith('/v1.0/'), status(503)] },
    seen: 'The directory could not be read (Azure answered 503 (Code503))',
    logged: [],
  },
  {
    name: 'Azure is slow, and never answers about the role assignments',
    trouble: { slow: true, azure: [READS['role assignments of everyone'], () => undefined] },
    seen: 'role assignments at aoai-contoso could not be read: Azure did not answer',
    logged: [],
  },
  {
    name: 'the model fails',
    trouble: { model: 'fails' },
    seen: 'I found no authorization error in that text',
    logged: [],
  },
  {
    name: 'the storage of the state is away',
    trouble: { state: 'away' },
    seen: COMPLETE,
    logged: ['state-away', 'turn-not-noted'],
  },
  {
    name: 'the storage of the audit is away',
    trouble: { audit: 'away' },
    seen: COMPLETE,
    logged: ['audit-not-kept'],
  },
  {
    name: 'the connector is cut off',
    trouble: { connector: 'cut' },
    seen: null,
    logged: ['send-failed', 'turn-failed', 'apology-failed'],
  },
  {
    name: 'the connector answers 500',
    trouble: { connector: 500 },
    seen: null,
    logged: ['send-failed', 'turn-failed', 'apology-failed'],
  },
  {
    name: 'the conversation is gone',
    trouble: { connector: 404 },
    seen: null,
    logged: ['turn-failed', 'apology-failed'],
  },
  {
    name: 'the bot was removed',
    trouble: { connector: 403 },
    seen: null,
    logged: ['turn-failed', 'apology-failed'],
  },
  {
    name: 'the answer is too large for Teams',
    trouble: { connector: 413, ofCards: true },
    seen: 'Something went wrong on my side, and I have no answer for you. Try again.',
    logged: ['turn-failed'],
  },
]
