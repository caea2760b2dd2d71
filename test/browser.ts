import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))

/** Why tests in a browser are skipped; '' when they run. To be put into the test's name. */
export const noBrowser = executablePath ? '' : ' (skipped: there is no Chromium; apt-get install chromium)'

/** Starts a headless Chromium that talks to nobody but us. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath ?? '',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
}
