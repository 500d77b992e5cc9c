import type { Persona, Sample } from '../../../src/sandbox/chat/persona.ts'

export const tenantId = 'c0de0000-0000-4000-8000-000000000001'

export const bot = { id: '28:b07b07b0-0000-4000-8000-000000000001', name: 'Rolecall' }

export const applicationIdUri = 'api://localhost/botid-b07b07b0-0000-4000-8000-000000000001'

export const connectionName = 'azure'

export const dana: Persona = {
  id: 'da7a0000-0000-4000-8000-000000000001',
  name: 'Dana Reyes',
  userPrincipalName: 'dana@contoso.example',
  title: 'Developer, Search team',
  story: 'Reader on the resource group. Wants to call the chat model and is refused.',
}

export const omar: Persona = {
  id: '03a40000-0000-4000-8000-000000000002',
  name: 'Omar Haddad',
  userPrincipalName: 'omar@contoso.example',
  title: 'Resource owner, AI platform',
  story: 'Owner of the subscription. Can assign roles, and has no data actions himself.',
}

export const sam: Persona = {
  id: '5a400000-0000-4000-8000-000000000003',
  name: 'Sam Lindqvist',
  userPrincipalName: 'sam@contoso.example',
  title: 'Support engineer',
  story: 'Answers in #ai-support. May read role assignments and change nothing.',
}

export const personas = [dana, omar, sam]

export const groupChat = { name: 'Release crew', memberIds: [dana.id, omar.id] }

export const samples: readonly Sample[] = [
  {
    title: 'Chat completion refused',
    text: 'openai.AuthenticationError: Error code: 401\nPrincipal does not have access to API/Operation.',
    personaId: dana.id,
  },
  { title: 'Role assignment refused', text: 'AuthorizationFailed: the client does not have authorization' },
]
