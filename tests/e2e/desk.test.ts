import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoViolations } from '../support/axe.ts'
import { launchBrowser } from '../support/chromium.ts'
import { focusIsVisible, tabTo } from '../support/keyboard.ts'
import { startServer, type TestServer } from '../support/start-server.ts'

/** The clerk's day and the manager's look, by keyboard alone. No pointer in this file. */
let server: TestServer
let browser: Browser
const contexts: BrowserContext[] = []
const faults: string[] = []

const application = {
  vorname: 'Erika',
  nachname: 'Mustermann',
  geburtsdatum: '1955-08-12',
  staatsangehoerigkeit: 'deutsch',
  strasse: 'Musterweg 3',
  plz: '10115',
  ort: 'Berlin',
  grundlage: 'alter',
  frueherLeistung: false,
  ausland: false,
  partner: false,
  alleinerziehend: false,
  wohnform: 'wohnung',
  bruttokalt: 430,
  heizung: 80,
  warmwasser: 'zentral',
  merkzeichen: 'nein',
  ernaehrung: false,
  eingliederungshilfe: false,
  hatEinkommen: true,
  einkommen: [{ art: 'rente', betrag: 780 }],
  grundrentenzeiten: false,
  vermoegen: 1200,
  richtig: true,
  aenderungen: true,
}

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser?.close()
  await server?.stop()
})

async function open(app: string, username: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'de-DE' })
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text())
  })
  await page.goto(`${server.address}${app}`)
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor()
  await expectNoViolations(page)
  await tabTo(page, 'Benutzername')
  await page.keyboard.type(username)
  await tabTo(page, 'Passwort')
  await page.keyboard.type(server.password)
  await page.keyboard.press('Enter')
  await page.locator('.lz-user').waitFor()
  return page
}

/** A case as an application sent it: by the API, with the session of the page. */
const newCase = (page: Page) =>
  page.evaluate(async (variables) => {
    const response = await fetch('/v2/cases', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ processDefinitionId: 'grundsicherung', variables }),
    })
    return (await response.json()) as { processInstanceKey: string; fileNumber: string }
  }, application)

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

test('a clerk finds, takes, fills in and completes a task', async () => {
  // given: the list, and a case that arrives while it is open
  const page = await open('/desk', 'clerk.mitte')
  await heading(page, 'Aufgaben des Teams')
  const { fileNumber } = await newCase(page)
  await page.getByRole('button', { name: '1 neue Aufgabe anzeigen' }).waitFor()
  await expectNoViolations(page)
  // when: it is shown on request, opened and taken
  await tabTo(page, '1 neue Aufgabe anzeigen')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: new RegExp(fileNumber) }).waitFor()
  await tabTo(page, new RegExp(fileNumber))
  await page.keyboard.press('Enter')
  await heading(page, 'Zuständigkeit prüfen')
  await tabTo(page, 'Übernehmen')
  expect(await focusIsVisible(page)).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByText('bei Ihnen', { exact: true }).waitFor()
  await expectNoViolations(page)
  // then: completing without an answer names what is missing, and takes the focus there
  await tabTo(page, 'Abschließen')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  await expectNoViolations(page)
  // and the answer is kept as a draft and completes the task
  await tabTo(page, 'Ja')
  await page.keyboard.press('Space')
  await page
    .getByText(/gespeichert um|gespeichert \d/i)
    .first()
    .waitFor()
  await tabTo(page, 'Abschließen')
  await page.keyboard.press('Enter')
  await heading(page, '„Zuständigkeit prüfen“ ist abgeschlossen')
  await expectNoViolations(page)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
}, 90_000)

test('a clerk reads a case, writes a note and finds the case again', async () => {
  // given
  const page = await open('/desk', 'clerk.mitte')
  const { processInstanceKey, fileNumber } = await newCase(page)
  await page.goto(`${server.address}/desk/cases/${processInstanceKey}`)
  await heading(page, /Erika Mustermann/)
  await page.locator('.lz-pill--now').first().waitFor()
  await expectNoViolations(page)
  // when
  await tabTo(page, 'Als Text lesen')
  await page.keyboard.press('Enter')
  await page.getByText('Der Fall steht bei: Zuständigkeit prüfen.').waitFor()
  await tabTo(page, 'Notiz')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Neue Notiz')
  await page.keyboard.type('Vormittags erreichbar.')
  await tabTo(page, 'Notiz speichern')
  await page.keyboard.press('Enter')
  // then
  await page.getByText('Vormittags erreichbar.').waitFor()
  await tabTo(page, /Fälle suchen/)
  await page.keyboard.type(fileNumber)
  await page.keyboard.press('Enter')
  await heading(page, 'Fälle')
  await page.getByRole('link', { name: fileNumber }).waitFor()
  await expectNoViolations(page)
}, 90_000)

test('the counter takes an application page by page and says what is missing', async () => {
  // given
  const page = await open('/desk/counter', 'clerk.mitte')
  await heading(page, 'Antrag am Schalter aufnehmen')
  await expectNoViolations(page)
  // when
  await tabTo(page, /^Antrag aufnehmen/)
  await page.keyboard.press('Enter')
  await heading(page, /Person/)
  await tabTo(page, 'Speichern und weiter')
  await page.keyboard.press('Enter')
  // then
  await page.getByRole('alert').waitFor()
  await expectNoViolations(page)
}, 90_000)

test('language and account menu work by keys, and signing out ends the session', async () => {
  // given
  const page = await open('/desk', 'lead.mitte')
  // when
  await tabTo(page, 'English')
  await page.keyboard.press('Enter')
  // then
  await heading(page, 'Team tasks')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await tabTo(page, /: account$/)
  await page.keyboard.press('Enter')
  await tabTo(page, 'Dark')
  await page.keyboard.press('Enter')
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'detached' })
  await tabTo(page, /: account$/)
  await page.keyboard.press('Enter')
  await tabTo(page, 'Sign out')
  await page.keyboard.press('Enter')
  await heading(page, 'Sign in')
}, 90_000)

test('the manager reads figures, the picture and its table', async () => {
  // given
  const page = await open('/cockpit', 'manager')
  await heading(page, 'Verfahren')
  await expectNoViolations(page)
  // when
  await tabTo(page, /Grundsicherung.*Alle Ämter/)
  await page.keyboard.press('Enter')
  await heading(page, /Grundsicherung/)
  await page.locator('.lz-diagram .djs-container').waitFor()
  await expectNoViolations(page)
  await tabTo(page, 'Tabelle')
  await page.keyboard.press('Enter')
  // then
  await page.getByRole('table', { name: 'Zeit und Fälle je Schritt' }).waitFor()
  await expectNoViolations(page)
  expect(await page.locator('main').textContent()).not.toContain('Mustermann')
  await tabTo(page, 'Störungen')
  await page.keyboard.press('Enter')
  await heading(page, 'Störungen')
  await expectNoViolations(page)
}, 90_000)

test.each([
  ['/desk', 'clerk.mitte'],
  ['/desk/cases', 'clerk.mitte'],
  ['/cockpit', 'lead.mitte'],
])(
  '%s fits 320 px in width and is accessible there',
  async (path, username) => {
    // given, when
    const page = await open(path, username, 320)
    await page.locator('h1').waitFor()
    // then
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await expectNoViolations(page)
  },
  60_000,
)

test('no page broke the content security policy or threw', () => {
  expect(faults).toEqual([])
})
