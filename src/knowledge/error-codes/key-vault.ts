import type { ErrorCode } from './error-code.ts'

/** Key Vault, and what fetches secrets from it for others. */
export const KEY_VAULT_CODES: readonly ErrorCode[] = [
  {
    code: 'ForbiddenByRbac',
    mendedBy: 'role',
    meaning: 'The vault uses Azure roles, and no role of the caller contains this operation.',
    firstStep: 'Assign a Key Vault data role at the vault, such as Key Vault Secrets User.',
  },
  {
    code: 'ForbiddenByPolicy',
    meaning:
      'The vault uses access policies, and none gives the caller this permission; Azure roles do not count.',
    firstStep: 'Add the permission to an access policy of the vault, or switch the vault to Azure roles.',
  },
  {
    code: 'ForbiddenByFirewall',
    meaning: 'The firewall of the vault does not admit the address that the call came from.',
    firstStep: 'Allow that address or network under Networking of the vault, or use its private endpoint.',
  },
  {
    code: 'ForbiddenByConnection',
    meaning: 'The vault admits private endpoints only, and the call came another way.',
    firstStep:
      'Call from the network of the private endpoint, and check that its DNS name resolves to a private address.',
  },
  {
    code: 'ForbiddenByNsp',
    meaning: 'A network security perimeter around the vault does not admit the call.',
    firstStep: 'Ask its owner for an inbound access rule.',
  },
  {
    code: 'AKV10000',
    meaning: 'The request carried no token, so Key Vault does not know who calls.',
    firstStep: 'Check that the credential got a token and that no proxy removed the Authorization header.',
  },
  {
    code: 'AKV10022',
    meaning: 'The token was issued for another audience than Key Vault.',
    firstStep:
      'Ask for a token for exactly https://vault.azure.net, without a slash at the end and without the name of the vault.',
  },
  {
    code: 'AKV10032',
    meaning: 'The token comes from another tenant than the one that the vault trusts.',
    firstStep: 'Sign in to the tenant that the error lists first (az login --tenant …).',
  },
  {
    code: 'AccessToKeyVaultDenied',
    mendedBy: 'role',
    meaning: 'The app may not read the secret that its setting refers to.',
    firstStep:
      'Give the identity of the app Key Vault Secrets User at the vault, and check that the network of the vault admits the app.',
  },
  {
    code: 'MSINotEnabled',
    meaning: 'The app has no managed identity, so it cannot read its Key Vault reference.',
    firstStep: 'Enable a managed identity for the app, then give it Key Vault Secrets User at the vault.',
  },
  {
    code: 'SecretNotFound',
    meaning: 'The vault holds no secret of this name, or it is deleted or disabled.',
    firstStep: 'Check the name and the vault.',
  },
  {
    code: 'KeyNotFound',
    meaning: 'The vault holds no key of this name, or it is deleted or disabled.',
    firstStep: 'Check the name and the vault.',
  },
  {
    code: 'CertificateNotFound',
    meaning: 'The vault holds no certificate of this name, or it is deleted or disabled.',
    firstStep: 'Check the name and the vault.',
  },
  {
    code: 'VaultNotFound',
    meaning: 'No vault of this name exists, or it is deleted and can still be recovered.',
    firstStep: 'Check the name and the subscription (az keyvault list-deleted).',
  },
  {
    code: 'SecretDisabled',
    meaning: 'The secret exists but is disabled.',
    firstStep: 'Enable it in the vault, or use its current version.',
  },
  {
    code: 'KeyDisabled',
    meaning: 'The key exists but is disabled.',
    firstStep: 'Enable it in the vault, or use its current version.',
  },
  {
    code: 'ForbiddenByDenyAssignment',
    meaning: 'A deny assignment on the vault blocks this for the caller, whatever roles they have.',
    firstStep: 'Find what made it under Deny assignments of the vault; its owner must change or remove it.',
  },
  {
    code: 'ApplicationGatewayKeyVaultSecretException',
    mendedBy: 'role',
    meaning:
      'The gateway could not fetch its certificate from Key Vault: its identity lacks access, or the vault does not admit it.',
    firstStep:
      'Check the role or access policy of the identity of the gateway, then the firewall of the vault.',
  },
]
