import type { DatabaseAddress } from '../db/open.ts'
import type { Keyring } from '../db/sealed-words.ts'

/** The database that the settings name, and where that is, in words. */
export interface Place {
  address: DatabaseAddress
  where: string
  /** What private notes are sealed with; read only by a command that writes some, after it brought the database up to date. */
  keyring(): Promise<Keyring>
}

/** How commands get at the database and the server: the floor above knows settings and processes, and hands this in. */
export interface Reach {
  /** Starts the server; the process then goes on until somebody stops it. */
  serve(settings: readonly string[]): Promise<void>
  /**
   * Opens the way to the database for as long as `work` takes.
   * @param options.create makes a local database where there is none yet
   * @throws Unreachable with a sentence for people
   */
  database<T>(settings: readonly string[], options: { create: boolean }, work: (place: Place) => Promise<T>): Promise<T>
}

/** For `--help`: every command that reaches the database takes the same settings. */
export const aboutSettings = 'The settings are those of bin/start; bin/start --help lists them.'

/** The settings or the database cannot be used; the message is the whole explanation. */
export class Unreachable extends Error {}
