import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // by default one processor is left idle, which is half of a small machine
    maxWorkers: '100%',
    // a property runs for a second, and for many on a busy machine
    testTimeout: 60_000,
    // what is waited for is there at once, and late on a busy machine
    expect: { poll: { timeout: 20_000, interval: 20 } },
    coverage: {
      provider: 'v8',
      include: [
        'src/{rbac,knowledge,evidence,question,verdict,advice,custom-roles,role-questions,reply}/**/*.ts',
      ],
      reporter: ['text', 'json-summary'],
    },
  },
})
