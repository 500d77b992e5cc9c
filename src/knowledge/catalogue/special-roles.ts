/**
 * Built-in roles that exist for one service's own identity. A person or an application may hold one, but it
 * is not a role to recommend where a general one suffices.
 */
const SERVICE_IDENTITY_ROLES: ReadonlySet<string> = new Set([
  '76cc9ee4-d5d3-4a45-a930-26add3d73475', // Access Review Operator Service Role
  '8b9beb50-e28c-4879-8472-24c9d328085f', // AI Model Scanner Operator
  'dc0882cc-bc27-4d21-9ea2-f821aaa10fb1', // ARN Service Event Grid Subscriber Role
  'c025889f-8102-4ebf-b32c-fc0c6f0c6bd9', // Avere Operator
  '49fc33c1-886f-4b21-a00e-1d9993234734', // AVS on Fleet VIS Role
  'd715fb95-a0f0-4f1c-8be6-5ad2d2767f67', // AVS Orchestrator Role
  '69a41f41-6dce-4ea7-8a34-8e095ddba55c', // Azure Advisor Service Role
  'b556d68e-0be0-4f35-a333-ad7ee1ce17ea', // Azure AI Enterprise Network Connection Approver
  '25cabde7-1a6c-4350-8877-cb6fe59f1399', // Azure AI Enterprise Networking Outbound Rules Operator
  'afc680e2-a938-412d-b213-9a49efa7fb83', // Azure Backup Snapshot Contributor
  'a35466a1-cfd6-450a-b35e-683fcdf30363', // Azure Batch Service Orchestration Role
  'aabbc5dd-1af0-458b-a942-81af88f9c138', // Azure Center for SAP solutions service role
  '0105a6b0-4bb9-43d2-982a-12806f9faddb', // Azure Center for SAP solutions Service role for management
  '95dd08a6-00bd-4661-84bf-f6726f83a4d0', // Azure Container Storage Contributor
  '08d4c71a-cc63-4ce4-a9c8-5dd251b4d619', // Azure Container Storage Operator
  '7392c568-9289-4bde-aaaa-b7131215889d', // Azure Extension for SQL Server Deployment
  '5d9c6a55-fc0e-4e21-ae6f-f7b095497342', // Azure Hybrid Database Administrator - Read Only Service Role
  '36e80216-a7e8-4f42-a7e1-f12c98cbaf8a', // Azure impact Reporter role
  'de2b316d-7a2c-4143-b4cd-c148f6a355a1', // Azure Kubernetes Fleet Manager Hub Agent Role
  '1b7f3653-4324-473a-9165-bc55e4d04ba8', // Azure Kubernetes Service Agent Pool Manager Role
  '8e253927-1f29-4d89-baa2-c3a549eff423', // Azure Kubernetes Service Machine Manager Role
  '18ed5180-3e48-46fd-8541-4ea054d57064', // Azure Kubernetes Service Policy Add-on Deployment
  '478d20ba-a53e-4946-b33c-8078a92f2d0a', // Azure Local Disconnected Operations Role
  '55077723-1b30-4603-a70b-68de134cfa20', // Azure Native Dynatrace Agent Management Role
  'a1f96423-95ce-4224-ab27-4e3dc72facd4', // Azure Red Hat OpenShift Cloud Controller Manager
  '0336e1d3-7a87-462b-b6db-342b63f7802c', // Azure Red Hat OpenShift Cluster Ingress Operator
  '5b7237c5-45e1-49d6-bc18-a1f62f400748', // Azure Red Hat OpenShift Disk Storage Operator
  'ef318e2a-8334-4a05-9e4a-295a196c6a6e', // Azure Red Hat OpenShift Federated Credential
  '0d7aedc0-15fd-4a67-a412-efad370c947e', // Azure Red Hat OpenShift File Storage Operator
  '42f3c60f-e7b1-46d7-ba56-6de681664342', // Azure Red Hat OpenShift First Party Network
  '88366f10-ed47-4cc0-9fab-c8a06148393e', // Azure Red Hat OpenShift Hosted Control Planes Cluster API Provider
  'fc0c873f-45e9-4d0d-a7d1-585aab30c6ed', // Azure Red Hat OpenShift Hosted Control Planes Control Plane Operator
  'c0ff367d-66d8-445e-917c-583feb0ef0d4', // Azure Red Hat OpenShift Hosted Control Planes Service Managed Identity
  '8b32b316-c2f5-4ddf-b05b-83dacd2d08b5', // Azure Red Hat OpenShift Image Registry Operator
  '0358943c-7e01-48ba-8889-02cc51d78637', // Azure Red Hat OpenShift Machine API Operator
  'be7a6435-15ae-4171-8f30-4a343eff9e8f', // Azure Red Hat OpenShift Network Operator
  '4436bae4-7702-4c84-919b-c4069ff25ee2', // Azure Red Hat OpenShift Service Operator
  '7b1f81f9-4196-4058-8aae-762e593270df', // Azure Resource Bridge Deployment Role
  '0b962ed2-6d56-471c-bd5f-3477d83a7ba4', // Azure Resource Notifications System Topics Subscriber
  'c99c945f-8bd1-4fb1-a903-01460aae6068', // Azure Stack HCI Connected InfraVMs
  '865ae368-6a45-4bd1-8fbf-0d5151f56fc1', // Azure Stack HCI Device Management Role
  '6ae96244-5829-4925-a7d3-5975537d91dd', // Azure VM Managed identities restore Contributor
  '00c29273-979b-4161-815c-10b084fb9324', // Backup Operator
  '1af232de-e806-426f-8ca1-c36142449755', // Bayer Ag Powered Services Field Imagery Solution Service Role
  '985d6b00-f706-48f5-a6fe-d0ca12fb668d', // Classic Storage Account Key Operator Service Role
  '14f26b53-9d80-4924-8141-f664426a48f6', // Cognitive Services Security Integration Admin
  'e82342c9-ac7f-422b-af64-e426d2e12b2d', // Compute Recommendations Role
  '65a14201-8f6c-4c28-bec4-12619c5a9aaa', // Connected Cluster Managed Identity CheckAccess Reader
  'fc896ebc-f9a8-484d-a5ff-bd6a8c36289f', // Cosmos DB Long Term Retention Backup Role
  '955d0cb2-de4e-43ed-819a-14220e079ba7', // Cosmos DB Long Term Retention Restore Role
  'db7b14f2-5adf-42da-9f96-f2ee17bab5cb', // CosmosBackupOperator
  'bf41e52e-617f-4981-8b7a-47431bd4e011', // CosmosDB Fleet Analytics Storage Data Writer
  '35ffec73-9cb8-4593-8718-40d5bc4b7f6f', // CosmosDB Fleet Operator Role
  '5432c526-bc82-444a-b7ba-57c5b0b5b34f', // CosmosRestoreOperator
  '959f8984-c045-4866-89c7-12bf9737be2e', // Data Operator for Managed Disks
  'd24ecba3-c1f4-40fa-a7bb-4588a071e8fd', // Defender Agentless VM Scan
  '6fe711ec-654d-4ef7-8e32-eb7de3d94774', // Defender AI
  '6f91a4f9-10ee-4b95-b8cd-96ee73c5968d', // Defender API Security
  'd2acaa63-2a62-4c01-998a-cdbe7a00d709', // Defender Azure Cosmos DB
  'eef9d654-743f-4e2c-ad0f-9ed243177663', // Defender Azure SQL Databases
  '512ef07a-840c-48d2-9be4-9a30a75a5c70', // Defender Cloud Secrets Posture
  '5e93ba01-8f92-4c7a-b12a-801e3df23824', // Defender Containers Sensor
  '46023a6a-0702-4cbf-956c-d8c3ac27bc2b', // Defender CSPM
  '8480c0f0-4509-4229-9339-7c10018cb8c4', // Defender CSPM Storage Scanner Operator
  '0e2ecf2a-0574-4b08-89e2-be133aa6303f', // Defender Databricks Operator
  'c5c82243-e78e-43f9-8428-793bba85b28e', // Defender For Container Registries Operator
  '1e7ca9b1-60d1-4db8-a914-f2ca1ff27c40', // Defender for Storage Data Scanner
  '0f641de8-0b88-4198-bdef-bd8b45ceba96', // Defender for Storage Scanner Operator
  'a366d631-94bf-46bf-b4af-b38f28c80774', // Defender for Storage Threat Protection
  '8bb6f106-b146-4ee6-a3f9-b9c5a96e0ae5', // Defender Kubernetes Agent Operator
  'd5a2ae44-610b-4500-93be-660a0c5f5ca6', // Defender Kubernetes API Access
  '99626c15-0799-47ad-96ab-f298031f69d6', // Defender Open Source Relational Databases
  '96062cf7-95ca-4f89-9b9d-2a2aa47356af', // Defender Registry Access
  '0b6ca2e8-2cdc-4bd6-b896-aa3d8c21fc35', // Defender Sensitive Data Discovery
  '68ac31b4-936a-4046-a6d2-ba6f8a757bf6', // Defender Serverless Scanner
  '78b19ac9-582c-44d8-9e11-733ae424ad83', // Defender Servers P1
  '1dc24dd8-b00e-4344-837c-58b193cd23c7', // Defender Servers P2
  '7d0c0268-1199-449b-a52e-75c20879f46b', // Defender Settings Contributor
  'd9468a2b-1820-47e1-a40e-d2b7fba1879a', // Defender SQL Servers On Machines
  'c6c9b2d8-9a5e-4122-85e1-81612a046ab2', // Defender Storage Automated Malware Remediation
  'cd50fd1f-0421-46f2-8cce-afc587dbcc77', // Defender Storage Malware Data Scanner
  '971cce9f-2680-4357-9678-c947847a9425', // Defender Storage Malware Operator
  '1fd5d8bf-9037-4ede-89bf-680f798e2765', // Defender Unified RBAC Authorization Manager
  'ca62263b-07d5-4b48-b437-088803f5c2ff', // Defender Unified RBAC Authorization Reader
  '625a1cea-653b-4a19-bd3a-df1d66ab6637', // Defender Unified RBAC Contributor and Responder
  '40ead2a5-466e-4039-8a80-325542d9d2dd', // Defender Unified RBAC Data Manager
  '78b7345a-1e1b-483a-ac62-62228c6ea89d', // Defender Unified RBAC Reader
  '1bacae94-6c0f-4d2d-8dfa-408d5a28e6ec', // Defender Unified RBAC Responder
  'd56b031f-8d90-4376-9231-b5c94fce88ef', // Defender Unified RBAC Scoped Reader
  '3e5e47e6-65f7-47ef-90b5-e5dd4d455f24', // Disk Backup Reader
  '136d308c-0937-4a49-9bd7-edfb42adbffc', // Disk Encryption Set Operator for Managed Disks
  '60fc6e62-5479-42d4-8bf4-67625fcc2840', // Disk Pool Operator
  'b50d9833-a0cb-478e-945f-707fcc997c13', // Disk Restore Operator
  '7efff54f-a5b4-42b5-a1c5-5411624893ce', // Disk Snapshot Contributor
  '89f7a3ec-e9d0-40eb-9b96-c016a5c2a53f', // Dynamics 365 Customer Insights Service Role
  'f24a559b-c2fc-4409-b96e-9af4b0c28ad6', // Edge Order Partner Inventory Manager Service Role
  '1c4770c0-34f7-4110-a1ea-a5855cc7a939', // Elastic SAN Snapshot Exporter
  '90e8b822-3e73-47b5-868a-787dc80c008f', // Elastic SAN Volume Importer
  '088ab73d-1256-47ae-bea9-9de8e7131f31', // Guest Configuration Resource Contributor
  'e9701b4d-e6e7-4657-91cd-360a0881d224', // HybridCompute Machine ListAccessDetails Action In-Built Role
  'e147488a-f6f5-4113-8e2d-b22465e65bf6', // Key Vault Crypto Service Encryption User
  '08bbd89e-9f13-488c-ac41-acfcb10c90ab', // Key Vault Crypto Service Release User
  'ada52afe-776a-4b4d-a8f2-55670d3d8178', // Kubernetes Agent Subscription Level Operator
  'b9331d33-8a36-4f8c-b097-4f54124fdb44', // Managed Application Publisher Operator
  '98d40527-c073-4096-943a-dd593105ca9c', // Microsoft Approvals Service Operator
  '53ad7cb7-33cc-4509-b36b-03d40643c499', // Microsoft Cloud Security Arc Machine Operator
  '8c87871d-6201-42da-abb1-1c0c985ff71c', // Microsoft PowerBI Tenant Operations Role
  'f4c81013-99ee-4d62-a7ee-b3f1f648599a', // Microsoft Sentinel Automation Contributor
  'c18f9900-27b8-47c7-a8f0-5b3b3d4c2bc2', // Microsoft Sentinel Business Applications Agent Operator
  'b6d9c0f6-d69f-472b-91b4-7a6838c6d1cb', // Microsoft.AzureStackHCI Device Pool Machine Manager
  '83ee7727-862c-4213-8ed8-2ce6c5d69a40', // Microsoft.Edge Winfields federated subscription read access role
  '5548b2cf-c94c-4228-90ba-30851930a12f', // Microsoft.Kubernetes connected cluster role
  '21bffb94-04c0-4ed0-b676-68bb926e832b', // Microsoft.Windows365.CloudPcDelegatedMsis Writer User
  'd18ad5f3-1baf-4119-b49b-d944edb1f9d0', // MySQL Backup And Export Operator
  '61aed14c-6c9a-4ed5-aa44-49fc5e96a167', // NginxPlus Contributor service role
  '44f0a1a8-6fea-4b35-980a-8ff50c487c97', // Operator Nexus Key Vault Writer Service Role (Preview)
  'c088a766-074b-43ba-90d4-1fb21feae531', // PostgreSQL Flexible Server Long Term Retention Backup Role
  'a2425b74-61f3-4bff-97cb-d0e3bc906777', // Pure Storage Cloud VM Volume Group Mount Reader
  '32c34659-0f83-4a4c-80f2-63a244f8ae0b', // Service Health Billing Reader
  '1a928ab0-1fee-43cf-9266-f9d8c22a8ddb', // Service Health Security Reader
  '189207d4-bb67-4208-a635-b06afe8b2c57', // SqlDb Migration Role
  '1d335eef-eee1-47fe-a9e0-53214eba8872', // SqlMI Migration Role
  'ae8036db-e102-405b-a1b9-bae082ea436d', // SqlVM Migration Role
  'e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1', // Storage Account Backup Contributor
  '81a9662b-bebf-436f-a333-f67b29880f12', // Storage Account Key Operator Service Role
  '4bad4d9e-2a13-4888-94bb-c8432f6f3040', // Storage Actions Blob Data Operator
  'c8a487a2-c85b-4487-83a1-9f04cde10293', // Storage File Backup Contributor
  'e7a9e73d-4397-41f2-a282-af8b65aaa2dc', // Storage File Restore Contributor
  'dfce8971-25e3-42e3-ba33-6055438e3080', // VM Restore Operator
  '1f135831-5bbe-4924-9016-264044c00788', // Windows 365 Network Interface Contributor
  'd17ce0a2-0697-43bc-aac5-9113337ab61c', // WorkloadBuilder Migration Agent Role
  '7eabc9a4-85f7-4f71-b8ab-75daaccc1033', // Windows 365 Network User
  '344b740c-5e7c-4d32-89b2-ee3b51cb89bc', // Azure Resilience Management Drills Assets Contributor
  '3d55a8f6-4133-418d-8051-facdb1735758', // Windows365SubscriptionReader
])

/**
 * Roles for the users of one product, which hold a few operations of other services on the side: a workspace for its
 * logs, a resource group. Nobody looks for these operations there.
 */
const PRODUCT_ROLES: ReadonlySet<string> = new Set([
  '00493d72-78f6-4148-b6c5-d3ce8e4799dd', // Azure Arc Enabled Kubernetes Cluster User Role
  '3b5a0aa9-eccd-48dc-9011-f2fd03b5e5f9', // Azure Business Continuity UPI Reader
  'f4eb044f-76b9-47af-92f9-1d95c4c14ab5', // Azure Business Continuity DUPI Reader
  '7b0c7e81-271f-4c71-90bf-e30bdfdbc2f7', // Azure Center for SAP solutions administrator
  '7859c0b0-0bb9-4994-bd12-cd529af7d646', // Azure Migrate Decide and Plan Expert
  '34e09817-6cbe-4d01-b1a2-e0eac5743d41', // Kubernetes Cluster - Azure Arc Onboarding
  'a8835c7d-b5cb-47fa-b6f0-65ea10ce07a2', // LocalNGFirewallAdministrator role
  'bfc3b73d-c6ff-45eb-9a5f-40298295bf20', // LocalRulestacksAdministrator role
  'c5826735-177b-4a0d-a9a3-d0e4b4bda107', // ToolchainOrchestrator Viewer Role
])

/** Roles whose own name says that they are in preview, deprecated or legacy. */
const UNSETTLED_ROLES: ReadonlySet<string> = new Set([
  'b8b15564-4fa6-4a59-ab12-03e1d9594795', // Autonomous Development Platform Data Contributor (Preview)
  '27f8b550-c507-4db9-86f2-f4b8e816d59d', // Autonomous Development Platform Data Owner (Preview)
  'd63b75f7-47ea-4f27-92ac-e0d173aaf093', // Autonomous Development Platform Data Reader (Preview)
  '635dd51f-9968-44d3-b7fb-6d9a6bd613ae', // AzureML Metrics Writer (preview)
  '31a002a1-acaf-453e-8a5b-297c9ca1ea24', // Blockchain Member Node Access (Preview)
  '7ac06ca7-21ca-47e3-a67b-cbd6e6223baf', // Cognitive Search Serverless Data Contributor (Deprecated)
  '79b01272-bf9f-4f4c-9517-5506269cf524', // Cognitive Search Serverless Data Reader (Deprecated)
  '19c28022-e58e-450d-a464-0b2a53034789', // Cognitive Services Data Contributor (Preview)
  '8ec773c5-7ce6-4b78-91d1-182f8faa536d', // Microsoft Discovery Bookshelf Index Data Reader - Preview
  '5e523d62-66de-4912-99be-6b009b7839cc', // Microsoft Discovery Chat Model Reader - Preview
  '7a2b6e6c-472e-4b39-8878-a26eb63d75c6', // Microsoft Discovery Platform Administrator (Preview)
  '01288891-85ee-45a7-b367-9db3b752fc65', // Microsoft Discovery Platform Contributor (Preview)
  '3bb7c424-af4e-436b-bfcc-8779c8934c31', // Microsoft Discovery Platform Reader (Preview)
  'c883607b-5c40-4930-b09a-19f58ae1c538', // Microsoft Discovery Project Contributor - Preview
  'ac7d1e6d-3070-4d7d-9cd9-7adbf5cdd579', // Microsoft Discovery Project Reader - Preview
  '9697f39a-3a08-4fc8-ab07-674a0d5cacdd', // Microsoft Discovery Storage Container Contributor - Preview
  'a51eacd1-6976-43ce-b6b6-83585e3639f0', // Microsoft Discovery Storage Container Reader - Preview
  '84c36cf8-7fcd-4453-af30-5f5b52b86732', // Microsoft Discovery Tools Reader - Preview
  '5d5dddae-e124-4753-972d-aae60b37deb4', // Migrate Arc Discovery Reader - Preview
  '4aa368ec-fba9-4e93-81ed-396b3d461cc5', // Operator Nexus Compute Contributor Role (Preview)
  '77be276d-fb44-4f3b-beb5-9bf03c4cd2d3', // Operator Nexus Owner (Preview)
  '66bb4e9e-b016-4a94-8249-4c0511c2be84', // Policy Insights Data Writer (Preview)
  '8a3c2885-9b38-4fd2-9d99-91af537c1347', // Purview role 1 (Deprecated)
  '200bba9e-f0c8-430f-892b-6f0794863803', // Purview role 2 (Deprecated)
  'ff100721-1b9d-43d8-af52-42b69c1272db', // Purview role 3 (Deprecated)
  'e3d13bf0-dd5a-482e-ba6b-9b8433878d10', // Security Manager (Legacy)
  '66f75aeb-eabe-4b70-9f1e-c350c4c9ad04', // Virtual Machine Data Access Administrator (preview)
])

/** Whether a role, by its GUID in lower case, is one to recommend only where nothing else suffices. */
export function isSpecialPurpose(roleId: string): boolean {
  return SERVICE_IDENTITY_ROLES.has(roleId) || PRODUCT_ROLES.has(roleId) || UNSETTLED_ROLES.has(roleId)
}
