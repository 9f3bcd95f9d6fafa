import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoViolations } from '../../support/axe.ts'
import { launchBrowser } from '../../support/chromium.ts'
import { startServer, type TestServer } from '../../support/start-server.ts'

let server: TestServer
let browser: Browser
let page: Page

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** By keyboard alone: the element takes the focus by Tab somewhere, here it is given, then keys do the rest. */
const press = (target: Locator, key: string) => target.press(key)
const heading = () => page.locator('h1').textContent()

async function signIn(): Promise<void> {
  await page.getByLabel('Benutzername').fill('applicant')
  await page.getByLabel('Passwort').fill(server.password)
  await page.getByLabel('Passwort').press('Enter')
}

/** Fills whatever the page asks: right in form, not in meaning. */
async function fillPage(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const group of await page.locator('.lz-form fieldset:not(.lz-repeat):not(.lz-item)').all()) {
      const radios = group.locator('input[type=radio]')
      if ((await radios.count()) > 0 && (await group.locator('input:checked').count()) === 0) {
        await press(radios.last(), 'Space')
      }
    }
    for (const input of await page.locator('.lz-form input[type=text]').all()) {
      if ((await input.inputValue()) !== '') continue
      const label =
        (await input.evaluate((node) => document.querySelector(`label[for="${node.id}"]`)?.textContent)) ?? ''
      await input.fill(words.find(([pattern]) => pattern.test(label))?.[1] ?? '')
    }
    for (const box of await page.locator('.lz-confirmation input').all()) {
      if (!(await box.isChecked())) await press(box, 'Space')
    }
  }
}

const words: readonly [RegExp, string][] = [
  [/^Tag/, '12'],
  [/^Monat$/, '8'],
  [/^Jahr/, '1956'],
  [/Vornamen/, 'Erika'],
  [/Nachnamen/, 'Mustermann'],
  [/Postleitzahl/, '10115'],
  [/Straße/, 'Musterstraße 12'],
  [/^Ort/, 'Berlin'],
  [/Miete/, '431,50'],
  [/Heizung/, '68,00'],
  [/Geld und Wertsachen/, '500'],
  [/IBAN/, 'DE02120300000000202051'],
]

test('an applicant applies by keyboard, stops, comes back, sends and sees where the application stands', async () => {
  // given
  await page.goto(`${server.address}/portal`)
  await page.getByRole('heading', { name: 'Das können Sie beantragen' }).waitFor()
  await expectNoViolations(page)
  // when: choosing a service leads to sign-in and from there on
  await press(page.getByRole('link', { name: /^Antrag beginnen/ }), 'Enter')
  await page.getByLabel('Passwort').waitFor()
  await expectNoViolations(page)
  await signIn()
  await page.getByRole('group', { name: /Welches Amt/ }).waitFor()
  await press(page.getByRole('button', { name: 'Weiter' }), 'Enter')
  expect(await page.title()).toMatch(/^Fehler: /)
  await expectNoViolations(page)
  await press(page.getByRole('radio', { name: 'Sozialamt Mitte' }), 'Space')
  await press(page.getByRole('button', { name: 'Weiter' }), 'Enter')
  // then: the first page, with errors when it is left empty
  await page.locator('.lz-form').waitFor()
  await press(page.getByRole('button', { name: 'Speichern und weiter' }), 'Enter')
  await page.locator('.lz-errors').waitFor()
  await expectNoViolations(page)
  // when: half filled, saved and left
  await page.getByLabel(/Vornamen/).fill('Erika')
  const code = (await page.locator('.lz-code').textContent()) ?? ''
  await press(page.getByRole('button', { name: 'Später weitermachen' }), 'Enter')
  await expect.poll(heading).toBe('Sie können später weitermachen')
  await expectNoViolations(page)
  // then: the code leads back to the same answers
  await page.goto(`${server.address}/portal`)
  await page.getByLabel('Code', { exact: true }).fill(code.toLowerCase())
  await page.getByLabel('Code', { exact: true }).press('Enter')
  await page.locator('.lz-form').waitFor()
  expect(await page.getByLabel(/Vornamen/).inputValue()).toBe('Erika')
  // when: the language is switched, place and answers stay
  await press(page.getByRole('button', { name: 'English' }), 'Enter')
  await expect.poll(heading).toBe('About you')
  expect(await page.locator('.lz-form input[type=text]').first().inputValue()).toBe('Erika')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await expectNoViolations(page)
  await press(page.getByRole('button', { name: 'Deutsch' }), 'Enter')
  // when: filled page by page, at both widths
  for (let step = 0; step < 12; step += 1) {
    await page.setViewportSize({ width: step % 2 === 0 ? 360 : 1280, height: 800 })
    if ((await page.locator('.lz-summary').count()) > 0) break
    await fillPage()
    await expectNoViolations(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    const before = await heading()
    await press(page.getByRole('button', { name: 'Speichern und weiter' }), 'Enter')
    await expect
      .poll(heading, { message: (await page.locator('.lz-errlist').allTextContents()).join() })
      .not.toBe(before)
  }
  // then
  expect(await heading()).toBe('Prüfen Sie Ihre Angaben')
  await expectNoViolations(page)
  await press(page.getByRole('button', { name: 'Antrag jetzt abschicken' }), 'Enter')
  await expect.poll(heading).toBe('Ihr Antrag ist angekommen')
  await expectNoViolations(page)
  const number = (await page.locator('.lz-sent b').textContent()) ?? ''
  expect(number).toMatch(/^GS-\d\d-\d{6}$/)
  const href = (await page.getByRole('link', { name: /Kopie Ihres Antrags/ }).getAttribute('href')) ?? ''
  const receipt = await page.evaluate(async (path) => {
    const response = await fetch(path)
    return { type: response.headers.get('content-type'), begin: (await response.text()).slice(0, 5) }
  }, href)
  expect(receipt).toEqual({ type: 'application/pdf', begin: '%PDF-' })
  await press(page.getByRole('link', { name: /Ansehen, wie weit/ }), 'Enter')
  await expect.poll(heading).toContain('Ihr Antrag:')
  expect(await page.locator('.lz-vsteps [aria-current=step]').count()).toBe(1)
  await expectNoViolations(page)
}, 120_000)

test('an account of an authority is told to use another one', async () => {
  const other = await browser.newPage()
  await other.goto(`${server.address}/portal/apply/grundsicherung`)
  await other.getByLabel('Benutzername').fill('clerk.mitte')
  await other.getByLabel('Passwort').fill(server.password)
  await other.getByLabel('Passwort').press('Enter')
  await expect.poll(() => other.locator('h1').textContent()).toBe('Dieses Konto gehört zu einer Behörde')
  await expectNoViolations(other)
})
