import type { ErrorCode } from './error-codes/error-code.ts'
import { DIRECTORY_CODES } from './error-codes/directory.ts'
import { ENTRA_CODES } from './error-codes/entra.ts'
import { KEY_VAULT_CODES } from './error-codes/key-vault.ts'
import { RESOURCE_MANAGER_CODES } from './error-codes/resource-manager.ts'
import { ROLE_ASSIGNMENT_CODES } from './error-codes/role-assignments.ts'
import { SERVICE_CODES } from './error-codes/services.ts'
import { STORAGE_CODES } from './error-codes/storage.ts'

/** Codes that decide nothing by themselves, such as `Forbidden`, are not among them. */
export const ERROR_CODES: readonly ErrorCode[] = [
  ...ENTRA_CODES,
  ...DIRECTORY_CODES,
  ...RESOURCE_MANAGER_CODES,
  ...ROLE_ASSIGNMENT_CODES,
  ...STORAGE_CODES,
  ...KEY_VAULT_CODES,
  ...SERVICE_CODES,
]

const BY_CODE = new Map(ERROR_CODES.map((each) => [each.code.toLowerCase(), each]))

/** Looks a code up without regard to case; undefined where it says nothing certain. */
export function errorCode(code: string): ErrorCode | undefined {
  return (
    BY_CODE.get(code.toLowerCase()) ?? signInCode(code) ?? vaultTokenCode(code) ?? tokenValidationCode(code)
  )
}

/** Microsoft Entra ID has hundreds of codes, and a page that explains each. */
function signInCode(code: string): ErrorCode | undefined {
  const number = /^AADSTS(?<number>\d{4,8})$/i.exec(code)?.groups?.['number']
  if (number === undefined) return undefined
  return {
    code,
    meaning: 'Microsoft Entra ID refused to issue a token, so the call never reached the service.',
    firstStep: `Open https://login.microsoftonline.com/error?code=${number} for what this code asks of you, then sign in again.`,
  }
}

/** The libraries by which .NET applications check tokens. */
function tokenValidationCode(code: string): ErrorCode | undefined {
  if (!/^IDX10\d{3,4}$/i.test(code)) return undefined
  return {
    code,
    meaning: 'The application itself did not accept the token that came with the request.',
    firstStep:
      'Compare the audience, issuer and lifetime of the token with what the application is set to expect.',
  }
}

function vaultTokenCode(code: string): ErrorCode | undefined {
  if (!/^AKV1\d{4}$/i.test(code)) return undefined
  return {
    code,
    meaning: 'Key Vault did not accept the token that came with the request.',
    firstStep: 'Sign in again to the tenant of the vault and ask for a token for https://vault.azure.net.',
  }
}
