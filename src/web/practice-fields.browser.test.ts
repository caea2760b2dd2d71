import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { noBrowser, startBrowser } from '../../test/browser.ts'

let t: TestApp
let browser: Browser
beforeAll(async () => {
  if (noBrowser) return
  t = await testApp()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await t?.close()
})

describe.skipIf(noBrowser)(`Enter in a field of the practice${noBrowser}`, () => {
  it('saves the form, and fills in no help numbers', async () => {
    const page = await browser.newPage()
    await page.setContent((await t.get('/set-up')).html)
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('form[action="/set-up"]')!
      form.noValidate = true
      form.addEventListener('submit', (event) => {
        event.preventDefault()
        document.title = `sent, suggest: ${new FormData(form, event.submitter).get('suggest')}`
      })
    })
    await page.locator('input[name=practiceName]').press('Enter')
    expect(await page.title()).toBe('sent, suggest: null')
  })
})
