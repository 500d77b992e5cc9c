import type { TenantGroup, TenantServicePrincipal, TenantUser } from '../tenant.ts'

export const DANA = '94431f6a-e2ad-482e-80ea-5175f9bc00f7'
export const OLIVIA = '956e3ee0-c2bb-4184-bc29-8a4a3d086548'
export const SAM = '45cbaa23-855f-45ba-80d9-959e76e72ed6'
export const PRIYA = 'a321669d-356f-489c-9344-cd6075480ac0'
export const LENA = '6e0009f3-2aa4-46ea-997d-2fe15c56326b'
export const HUGO = 'c77cf1eb-122e-472c-a6a6-e553a2d3afff'
export const RAVI = '1265b1b6-5eb3-4218-a1dc-d3cae2871b0c'
export const CARLA = '0b28d3e9-d44f-4cbb-8b90-49242e932e44'
export const INGRID = '23505da7-89d0-455d-9061-422d0015f348'

export const ASSISTANT_TEAM = '2a5c6a53-5cc9-4a87-b6e3-a1d82ee568fd'
export const SEARCH_USERS = '5e635310-7bf4-4637-bc58-fee5593b3aaa'
export const ACCESS_ADMINISTRATORS = '36b11f2a-68c7-4f58-a9cb-5dae5b0985f5'

export const ROLECALL_APP = '1be9149c-a137-4437-88f5-3e2aaeb13cb3'
export const WEB_APP = '9ca53a5f-2677-430d-aa6c-f83c747bb7d3'
export const DEPLOY_APP = 'd58ed1b3-a3c2-4e91-98ca-22faccee4856'

/** Somebody who left: their role assignments stayed behind. */
export const DELETED_PRINCIPAL = 'fdfcfee2-ffbe-4896-8f37-3ab227c3ff9d'

export const USERS: readonly TenantUser[] = [
  user(DANA, 'Dana Okafor', 'dana'),
  user(OLIVIA, 'Olivia Lindqvist', 'olivia'),
  user(SAM, 'Sam Rivera', 'sam'),
  user(PRIYA, 'Priya Natarajan', 'priya'),
  user(LENA, 'Lena Fischer', 'lena'),
  user(HUGO, 'Hugo Martin', 'hugo'),
  user(RAVI, 'Ravi Shah', 'ravi'),
  user(CARLA, 'Carla Mendes', 'carla'),
  user(INGRID, 'Ingrid Solberg', 'ingrid'),
]

/** Dana is in the assistant team, and through it a search user. */
export const GROUPS: readonly TenantGroup[] = [
  { id: ASSISTANT_TEAM, displayName: 'AI Assistant Team', members: [DANA, PRIYA] },
  { id: SEARCH_USERS, displayName: 'AI Search Users', members: [ASSISTANT_TEAM, LENA] },
  { id: ACCESS_ADMINISTRATORS, displayName: 'Access Administrators', members: [INGRID] },
]

export const SERVICE_PRINCIPALS: readonly TenantServicePrincipal[] = [
  application(ROLECALL_APP, 'cc4865f7-d1b6-4705-9615-642d9238bebe', 'Rolecall'),
  application(WEB_APP, 'ce80529c-ab26-4a6e-8285-0ce3bd2482da', 'assistant-web'),
  application(DEPLOY_APP, '837e977b-c404-46e4-8790-8258f93489c5', 'github-assistant-deploy'),
]

function user(id: string, displayName: string, alias: string): TenantUser {
  return { id, displayName, userPrincipalName: `${alias}@contoso.com`, mail: `${alias}@contoso.com` }
}

function application(id: string, appId: string, displayName: string): TenantServicePrincipal {
  return { id, appId, displayName, servicePrincipalType: 'Application' }
}
