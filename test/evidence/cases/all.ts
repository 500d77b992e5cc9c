import { AI_CASES } from './ai.ts'
import { ARM_CASES } from './arm.ts'
import { ARM_LINKS_CASES } from './arm-links.ts'
import { ARM_RULES_CASES } from './arm-rules.ts'
import type { Case } from './case.ts'
import { DATA_CASES } from './data.ts'
import { KEY_VAULT_CASES } from './key-vault.ts'
import { NOTATIONS } from './notations.ts'
import { OWN_RIGHTS } from './own-rights.ts'
import { SEVERAL_FAILURES } from './several-failures.ts'
import { SIGN_IN_CASES } from './sign-in.ts'
import { STORAGE_CASES } from './storage.ts'

/** Every text of which a wording is known. */
export const CASES: readonly Case[] = [
  ...ARM_CASES,
  ...ARM_LINKS_CASES,
  ...ARM_RULES_CASES,
  ...AI_CASES,
  ...STORAGE_CASES,
  ...KEY_VAULT_CASES,
  ...DATA_CASES,
  ...OWN_RIGHTS,
  ...SIGN_IN_CASES,
  ...NOTATIONS,
  ...SEVERAL_FAILURES,
]
