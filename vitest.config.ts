import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // a property runs for a second, and for many on a busy machine
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: [
        'src/{rbac,knowledge,evidence,question,verdict,advice,custom-roles,role-questions,reply}/**/*.ts',
      ],
      reporter: ['text', 'json-summary'],
    },
  },
})
