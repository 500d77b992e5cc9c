import type { Family } from '../family.ts'

/** Deployments, quota and rate limits of Azure OpenAI, and what looks like them. */
export const AZURE_OPENAI: readonly Family[] = [
  {
    id: 'openai-deployment-not-found',
    cause: 'not-found',
    service: 'azure-openai',
    plane: 'data',
    says: ['API deployment for this resource does not exist'],
    codes: ['DeploymentNotFound'],
    samples: [
      "Error code: 404 - {'error': {'code': 'DeploymentNotFound', 'message': 'The API deployment for this resource does not exist.'}}",
    ],
  },
  {
    id: 'openai-resource-not-found',
    cause: 'not-found',
    service: 'azure-openai',
    plane: 'data',
    says: [
      "'code': '404', 'message': 'Resource not found'",
      "'message': 'Resource not found', 'code': '404'",
      "'statusCode': 404, 'message': 'Resource not found'",
      '404 Resource Not Found',
    ],
    amid: ['error code', 'openai', 'chat completions', 'azure'],
    samples: ["NotFoundError: Error code: 404 - {'error': {'code': '404', 'message': 'Resource not found'}}"],
  },
  {
    id: 'openai-rate-limit',
    cause: 'quota',
    service: 'ai',
    plane: 'data',
    says: [
      'have exceeded (the|) (token|call|request) rate limit',
      'exceeded (the|) (token|call|request) rate limit of your current',
      'Rate limit is exceeded. Try again in',
      'have exceeded (the|) (rate|) limit of your current',
      'client has exceeded request limits',
    ],
    codes: ['RateLimitReached', 'RateLimitExceeded', 'insufficient_quota'],
    amid: ['azure', 'pricing tier', 'request limits'],
    samples: [
      'Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-06-01 have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 60 seconds.',
    ],
  },
  {
    id: 'openai-quota',
    cause: 'quota',
    service: 'azure-openai',
    plane: 'control',
    says: [
      'does not have QuotaId/Feature required by SKU',
      'This operation require ... new capacity in quota',
      'no location found with enough quota',
      'specified capacity .. of account deployment is bigger than available capacity',
      'bigger than the current available capacity',
    ],
    codes: ['InsufficientQuota', 'SpecialFeatureOrQuotaIdRequired'],
    samples: [
      'InsufficientQuota: This operation require 240 new capacity in quota Tokens Per Minute (thousands) - GPT-4o, which is bigger than the current available capacity 0.',
      "SpecialFeatureOrQuotaIdRequired: The subscription does not have QuotaId/Feature required by SKU 'S0' from kind 'OpenAI'.",
    ],
  },
  {
    id: 'ai-call-quota',
    cause: 'quota',
    service: 'ai',
    plane: 'data',
    says: [
      'Out of call volume quota',
      'exceeded its free quota',
      'subscription has exceeded its ... quota',
      'free subscription that ran out of quota',
      'Error details: Quota exceeded',
      'Throttled due to too many requests',
    ],
    samples: [
      '{"error":{"code":"403","message":"Out of call volume quota for TextAnalytics F0 pricing tier. Please retry after 9 days."}}',
    ],
  },
  {
    id: 'openai-no-credential',
    cause: 'token',
    service: 'azure-openai',
    plane: 'data',
    says: [
      'Missing credentials. Please pass one of api_key, azure_ad_token, azure_ad_token_provider',
      'Must provide one of the base_url or azure_endpoint',
      'Either API-KEY or Authorization header must be provided but not both',
    ],
    samples: [
      'openai.OpenAIError: Missing credentials. Please pass one of `api_key`, `azure_ad_token`, `azure_ad_token_provider`, or the `AZURE_OPENAI_API_KEY` or `AZURE_OPENAI_AD_TOKEN` environment variables.',
    ],
  },
  {
    id: 'openai-key',
    cause: 'bad-key',
    service: 'azure-openai',
    plane: 'data',
    says: ['Incorrect API key provided', 'Invalid OpenAI API key'],
    codes: ['invalid_api_key'],
    samples: [
      "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: abcd****.', 'code': 'invalid_api_key'}}",
    ],
  },
  {
    id: 'openai-own-key',
    cause: 'bad-key',
    service: 'other',
    plane: 'data',
    says: ['(Incorrect API key provided|Invalid OpenAI API key) ... platform.openai.com'],
    alongside: ['invalid_api_key'],
    samples: [
      'Incorrect API key provided: sk-****. You can find your API key at https://platform.openai.com/account/api-keys.',
    ],
  },
  {
    id: 'openai-model-not-found',
    cause: 'not-found',
    service: 'azure-openai',
    plane: 'data',
    says: [
      'The model .. does not exist or you do not have access to it',
      'The specified deployment could not be found',
    ],
    codes: ['model_not_found'],
    amid: ['azure', 'openai'],
    samples: [
      "NotFoundError: Error code: 404 - {'error': {'message': 'The model `gpt-4o` does not exist or you do not have access to it.', 'code': 'model_not_found'}} (AzureOpenAI)",
    ],
  },
  {
    id: 'openai-401-no-body',
    cause: 'token',
    service: 'azure-openai',
    plane: 'data',
    certainty: 'bare',
    says: [
      '401 status code (no body)',
      'AuthenticationError: Error code: 401',
      'AuthenticationError: Unauthorized',
    ],
    amid: ['AzureOpenAI', 'openai.azure.com', 'azure openai'],
    samples: [
      'AuthenticationError: 401 status code (no body)\n    at AzureOpenAI.makeStatusError (openai/src/core.ts:428:21)',
    ],
  },
  {
    id: 'openai-403-no-body',
    cause: 'missing-role',
    service: 'azure-openai',
    plane: 'data',
    certainty: 'bare',
    says: ['403 status code (no body)', 'PermissionDeniedError: Error code: 403'],
    amid: ['AzureOpenAI', 'openai.azure.com', 'azure openai'],
    samples: [
      'PermissionDeniedError: 403 status code (no body)\n    at AzureOpenAI.makeStatusError (openai/src/core.ts:428:21)',
    ],
  },
]
