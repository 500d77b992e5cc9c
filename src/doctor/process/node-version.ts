import { failed, fix, ok, type Examination } from '../check.ts'

/** The oldest that runs Rolecall, as package.json says under `engines`. */
export const OLDEST_NODE = { major: 22, minor: 18 } as const

/** `version` as `process.versions.node` has it: `24.21.0`. */
export function nodeVersion(version: string): Examination {
  return {
    id: 'node-version',
    title: 'Node.js',
    examine: () => {
      const [major = 0, minor = 0] = version.split('.').map(Number)
      const { major: oldest, minor: within } = OLDEST_NODE
      const isNewEnough = major > oldest || (major === oldest && minor >= within)
      return Promise.resolve(
        isNewEnough
          ? ok(version)
          : failed(
              `${version}; expected ${oldest}.${within} or later`,
              fix(
                'Run Rolecall with a newer Node.js, which is among the packages that npm ci installs.',
                'npm ci',
              ),
            ),
      )
    },
  }
}
