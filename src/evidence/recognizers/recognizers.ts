import type { Family } from '../family.ts'
import { needlesOf } from '../needles.ts'
import { needlesOfRecognizer, recognizerOf, type Recognizer } from '../recognizer.ts'
import { AI_SERVICES } from './ai-services.ts'
import { ARM_ACCESS } from './arm-access.ts'
import { ARM_RULES } from './arm-rules.ts'
import { ARM_TOKENS } from './arm-tokens.ts'
import { AZURE_OPENAI } from './azure-openai.ts'
import { COMPLAINTS } from './complaints.ts'
import { COSMOS } from './cosmos.ts'
import { CREDENTIALS } from './credentials.ts'
import { DATABASES } from './databases.ts'
import { ENTRA } from './entra.ts'
import { FOUNDRY } from './foundry.ts'
import { KEY_VAULT } from './key-vault.ts'
import { MACHINE_LEARNING } from './machine-learning.ts'
import { MESSAGING } from './messaging.ts'
import { MONITOR } from './monitor.ts'
import { OTHER_SERVICES } from './other-services.ts'
import { OWN_RIGHTS } from './own-rights.ts'
import { REGISTRY } from './registry.ts'
import { ROLE_ASSIGNMENTS } from './role-assignments.ts'
import { SEARCH } from './search.ts'
import { SIGN_IN_TOOLS } from './sign-in-tools.ts'
import { SPEECH_VISION_LANGUAGE } from './speech-vision-language.ts'
import { STATUSES } from './statuses.ts'
import { STORAGE } from './storage.ts'
import { STORAGE_DRIVERS } from './storage-drivers.ts'
import { WEB_ACCESS } from './web-access.ts'

/** Families of which wordings or codes are known. Their order means nothing: `CERTAINTIES` and the text decide. */
const WORDINGS: readonly Family[] = [
  ...ARM_ACCESS,
  ...ARM_RULES,
  ...ARM_TOKENS,
  ...ROLE_ASSIGNMENTS,
  ...AI_SERVICES,
  ...SPEECH_VISION_LANGUAGE,
  ...AZURE_OPENAI,
  ...FOUNDRY,
  ...MACHINE_LEARNING,
  ...SEARCH,
  ...STORAGE,
  ...STORAGE_DRIVERS,
  ...KEY_VAULT,
  ...REGISTRY,
  ...COSMOS,
  ...MONITOR,
  ...ENTRA,
  ...CREDENTIALS,
  ...SIGN_IN_TOOLS,
  ...MESSAGING,
  ...DATABASES,
  ...WEB_ACCESS,
  ...OTHER_SERVICES,
  ...OWN_RIGHTS,
  ...STATUSES,
]

/** Every family that Rolecall knows. */
export const FAMILIES: readonly Family[] = [...WORDINGS, ...COMPLAINTS]

export const WORDING_RECOGNIZERS: readonly Recognizer[] = WORDINGS.map(recognizerOf)
/** Asked where no wording is found that may be trusted. */
export const COMPLAINT_RECOGNIZERS: readonly Recognizer[] = COMPLAINTS.map(recognizerOf)

export const NEEDLES = needlesOf(
  [...WORDING_RECOGNIZERS, ...COMPLAINT_RECOGNIZERS].flatMap(needlesOfRecognizer),
)
