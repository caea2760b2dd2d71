import { join } from 'node:path'
import { type Config, projectFolder } from './config.ts'
import { databaseAccount, mayEnter } from './postgres-install.ts'

/** As root, the database belongs to another account: if that one cannot enter our folder, /var/lib is the place. */
export function withReachableData(config: Config): Config {
  if (config.dataChosen || config.databaseUrl !== null || mayEnter(databaseAccount(), projectFolder)) return config
  return { ...config, data: join('/var/lib', config.demo ? 'attune-demo' : 'attune') }
}
