import { promisify } from 'node:util'
import { init, type InitOpts, type ModuleInfos } from 'license-checker-rseidelsohn'
import { isAllowed } from './allowed-licences.ts'

const read = promisify<InitOpts, ModuleInfos>((options, done) => {
  init(options, (error, packages) => {
    done(error, packages)
  })
})

const installed = await read({ start: process.cwd(), production: true, excludePrivatePackages: true })
const packages = Object.entries(installed).map(([id, { licenses }]) => ({
  id,
  name: id.slice(0, id.lastIndexOf('@')),
  licence: Array.isArray(licenses) ? licenses.join(' AND ') : (licenses ?? 'none'),
}))
const refused = packages.filter((each) => !isAllowed(each))
if (refused.length > 0) {
  const list = refused.map(({ id, licence }) => `  ${id}: ${licence}`).join('\n')
  process.stderr.write(
    `expected a licence that deployment/supply-chain/allowed-licences.ts allows, found\n${list}\n`,
  )
  process.exitCode = 1
} else if (packages.length === 0) {
  process.stderr.write('expected the packages of production to be installed, found none\n')
  process.exitCode = 1
} else {
  process.stdout.write(`${packages.length} packages of production have licences that are allowed\n`)
}
