import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/{rbac,knowledge,evidence,question,verdict,advice,role-questions,reply}/**/*.ts'],
      reporter: ['text', 'json-summary'],
    },
  },
})
