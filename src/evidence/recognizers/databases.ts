import type { Family } from '../family.ts'

/** Azure SQL and Azure Database for PostgreSQL: their logins and firewalls. */
export const DATABASES: readonly Family[] = [
  {
    id: 'sql-outbound',
    cause: 'network',
    service: 'other',
    plane: 'data',
    says: ['is not in the list of Outbound Firewall Rules'],
    samples: [
      'Operation failed since the external data source has underlying storage account that is not in the list of Outbound Firewall Rules on the server.',
    ],
  },
  {
    id: 'sql-network',
    cause: 'network',
    service: 'other',
    plane: 'data',
    says: ['Client with IP address ... is not allowed to access the server'],
    samples: [
      "Cannot open server 'sql-demo' requested by the login. Client with IP address '203.0.113.4' is not allowed to access the server.",
    ],
  },
  {
    id: 'sql-login',
    cause: 'other',
    service: 'other',
    plane: 'data',
    says: ["Login failed for user '<token-identified principal>'"],
    samples: ["Login failed for user '<token-identified principal>'."],
  },
  {
    id: 'postgres-token-role',
    cause: 'token',
    service: 'other',
    plane: 'data',
    says: ['Service Principals cannot generate AAD_AUTH_TOKENTYPE_APP_USER tokens for role'],
    samples: ['FATAL: Service Principals cannot generate AAD_AUTH_TOKENTYPE_APP_USER tokens for role "app"'],
  },
  {
    id: 'postgres-network',
    cause: 'network',
    service: 'other',
    plane: 'data',
    says: ['no pg_hba.conf entry for host'],
    amid: ['postgres.database.azure.com', 'azure'],
    samples: [
      'FATAL: no pg_hba.conf entry for host "203.0.113.9", user "kim", database "shop", SSL encryption (pg-demo.postgres.database.azure.com)',
    ],
  },
]
