/** SPDX ids that any package may have: they ask for their notice to be kept, and nothing else of this code. */
const PERMISSIVE: readonly string[] = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
]

interface Exception {
  /** of the package, or what its name begins with where it ends with `*` */
  readonly name: string
  readonly licence: string
  readonly why: string
}

/** Licences that these packages alone may have. */
const EXCEPTIONS: readonly Exception[] = [
  {
    name: '@resvg/resvg-js*',
    licence: 'MPL-2.0',
    why: 'covers its own files only, which are shipped unmodified; their source is published with the package',
  },
  {
    name: '@img/sharp-libvips-*',
    licence: 'LGPL-3.0-or-later',
    why: 'a shared library of its own file, unmodified, which anybody can replace',
  },
  {
    name: '@expo-google-fonts/noto-sans',
    licence: 'MIT AND OFL-1.1',
    why: 'the Open Font License lets a font be shipped, unmodified and with its notice, within any software',
  },
  {
    name: 'argparse',
    licence: 'PSF-2.0',
    why: 'as permissive as MIT; a port of Python’s own, under its licence',
  },
  {
    name: 'json-schema',
    licence: '(AFL-2.1 OR BSD-3-Clause)',
    why: 'taken under BSD-3-Clause',
  },
  {
    name: 'escape-regexp-component',
    licence: 'MIT*',
    why: 'the star says that the licence is told in its readme, which says MIT',
  },
]

/** A package that is installed, by its name without a version. */
export interface LicensedPackage {
  readonly name: string
  readonly licence: string
}

export function isAllowed({ name, licence }: LicensedPackage): boolean {
  return PERMISSIVE.includes(licence) || EXCEPTIONS.some((each) => isMeant(each, { name, licence }))
}

function isMeant(exception: Exception, { name, licence }: LicensedPackage): boolean {
  const isNamed = exception.name.endsWith('*')
    ? name.startsWith(exception.name.slice(0, -1))
    : name === exception.name
  return isNamed && exception.licence === licence
}
