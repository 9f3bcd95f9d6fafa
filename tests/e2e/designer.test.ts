import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoViolations } from '../support/axe.ts'
import { launchBrowser } from '../support/chromium.ts'
import { startServer, type TestServer } from '../support/start-server.ts'

/** What dmn-js draws is its own; everything around it is checked. */
const theirs = ['.lz-dmn']

let server: TestServer
let browser: Browser
let author: Page
let reviewer: Page
const policyViolations: string[] = []
const contexts: BrowserContext[] = []

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  author = await signIn('designer')
  reviewer = await signIn('publisher')
})
afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser?.close()
  await server?.stop()
})

async function signIn(username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'de-DE' })
  contexts.push(context)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) policyViolations.push(message.text())
  })
  page.on('pageerror', (error) => policyViolations.push(String(error)))
  await page.goto(`${server.address}/designer`)
  await page.getByLabel('Benutzername').fill(username)
  await page.getByLabel('Passwort').fill(server.password)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await page.getByRole('heading', { name: 'Verfahren', exact: true }).waitFor()
  return page
}

const saved = (page: Page) =>
  page
    .getByText(/gespeichert \d/)
    .first()
    .waitFor()
const view = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Ansichten des Verfahrens' }).getByRole('link', { name }).click()

describe('a procedure from the first step to publication', () => {
  test('the designer makes it and finds the home page accessible', async () => {
    await expectNoViolations(author)
    await author.getByRole('button', { name: 'Neues Verfahren' }).click()
    await author.getByLabel('Wie heißt das Verfahren?').fill('Hundesteuer anmelden')
    await author.getByRole('dialog').getByRole('button', { name: 'Neues Verfahren' }).click()
    await author.getByRole('tree', { name: 'Gliederung des Ablaufs' }).waitFor()
    expect(await author.title()).toContain('Hundesteuer anmelden')
    await author.getByRole('link', { name: /bpmn\.io/ }).waitFor()
    await expectNoViolations(author)
  })

  test('a step is chosen, renamed and appended by keyboard alone, and undone', async () => {
    const first = author.getByRole('treeitem', { name: /Antrag eingegangen/ })
    await first.focus()
    await author.keyboard.press('ArrowDown')
    await author.getByRole('heading', { name: 'Antrag prüfen' }).waitFor()
    await author.keyboard.press('F2')
    await author.getByLabel('Neuer Name').fill('Anmeldung prüfen')
    await author.keyboard.press('Enter')
    await author.getByRole('heading', { name: 'Anmeldung prüfen' }).waitFor()
    await author.keyboard.press('a')
    await author.getByRole('dialog').getByRole('button', { name: 'Brief', exact: true }).focus()
    await author.keyboard.press('Enter')
    await author.getByLabel('Wie heißt der Schritt?').fill('Bescheid senden')
    await author.getByRole('treeitem', { name: /Bescheid senden/ }).waitFor()
    await author.getByRole('button', { name: 'Rückgängig' }).click()
    await author.getByRole('treeitem', { name: /Bescheid senden/ }).waitFor({ state: 'detached' })
    await author.getByRole('button', { name: 'Rückgängig' }).click()
    expect(await author.getByRole('treeitem').count()).toBe(3)
    await saved(author)
  })

  test('a form is made for the task, with a live preview', async () => {
    await author.getByRole('treeitem', { name: /Anmeldung prüfen/ }).click()
    await author.getByRole('button', { name: 'Neues Formular anlegen' }).click()
    await author.getByRole('button', { name: 'Frage ergänzen' }).click()
    await author
      .getByRole('dialog')
      .getByLabel('Frage', { exact: true })
      .fill('Ist die Anmeldung vollständig?')
    await author.getByRole('dialog').getByRole('button', { name: 'Ja oder Nein' }).click()
    await author
      .getByRole('region', { name: 'Vorschau' })
      .getByText('Ist die Anmeldung vollständig?', { exact: true })
      .waitFor()
    await saved(author)
    await expectNoViolations(author)
  })

  test('a decision table is added and edited under the strict policy', async () => {
    await view(author, 'Regeln')
    await author.getByRole('button', { name: 'Neue Tabelle' }).click()
    await author.locator('.dmn-decision-table-container').waitFor()
    await author.locator('.add-rule').first().click()
    await author.locator('.lz-dmn td.input-cell').first().waitFor()
    await saved(author)
    await expectNoViolations(author, { exclude: theirs })
  })

  test('it is tried in the browser with the real engine', async () => {
    await view(author, 'Ausprobieren')
    await author.getByRole('button', { name: 'Fall beginnen' }).click()
    await author.getByRole('heading', { name: 'Anmeldung prüfen' }).waitFor()
    await expectNoViolations(author)
    await author.getByRole('button', { name: 'Aufgabe erledigen' }).click()
    await author.getByText('Bitte prüfen Sie Ihre Angaben').waitFor()
    await author.getByLabel('Ja', { exact: true }).check()
    await author.getByRole('button', { name: 'Aufgabe erledigen' }).click()
    await author.getByText('Der Fall ist beendet.').waitFor()
    await author.getByText('„Anmeldung prüfen“ erledigt').waitFor()
  })

  test('it is given to review and then locked', async () => {
    await view(author, 'Ablauf')
    await saved(author)
    await author.getByRole('button', { name: 'Zur Prüfung geben' }).click()
    await author.getByLabel('Bemerkung').fill('Erste Fassung')
    await author.getByRole('dialog').getByRole('button', { name: 'Zur Prüfung geben' }).click()
    await author
      .getByText(/In Prüfung: Dieser Entwurf ist gesperrt/)
      .first()
      .waitFor()
    await expectNoViolations(author)
  })

  test('a second person sees the changes as sentences and publishes', async () => {
    await reviewer.getByText('Zweites Augenpaar gesucht').waitFor()
    await expectNoViolations(reviewer)
    await reviewer.getByRole('button', { name: 'Prüfung beginnen' }).click()
    await reviewer.getByText('Neu: Aufgabe mit Formular „Anmeldung prüfen“.').waitFor()
    await expectNoViolations(reviewer)
    await reviewer.getByRole('button', { name: 'Veröffentlichen' }).click()
    await reviewer.getByRole('dialog').getByRole('button', { name: 'Veröffentlichen' }).click()
    await reviewer.getByText('Version 1 ist veröffentlicht.').waitFor()
    await view(reviewer, 'Versionen')
    await reviewer.getByRole('cell', { name: 'Toni Vorlage' }).waitFor()
    await expectNoViolations(reviewer)
  })

  test('no page broke the content security policy or threw', () => {
    expect(policyViolations).toEqual([])
  })
})

test('the shipped procedure opens on a phone without sideways scrolling', async () => {
  const page = reviewer
  await page.setViewportSize({ width: 360, height: 740 })
  for (const name of ['model', 'forms', 'try', 'compare', 'versions']) {
    await page.goto(`${server.address}/designer/procedures/grundsicherung/${name}`)
    await page.locator('#content').waitFor()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide, `${name} is wider than the phone`).toBeLessThanOrEqual(0)
  }
})
