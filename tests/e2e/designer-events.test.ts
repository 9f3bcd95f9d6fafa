import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoViolations } from '../support/axe.ts'
import { launchBrowser } from '../support/chromium.ts'
import { startServer, type TestServer } from '../support/start-server.ts'
import { type Hands, keyboardHands } from './keyboard-hands.ts'
import { openPerson, type Person, signIn } from './person.ts'

/** A signal and a free sub-process: modeled, tried out and published without a mouse. */
let server: TestServer
let browser: Browser
let author: Person
let hands: Hands

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  author = await openPerson(browser, server, 'designer')
  hands = keyboardHands(author.page)
  await signedIn(author)
})
afterAll(async () => {
  await author?.leave()
  await browser?.close()
  await server?.stop()
})

async function signedIn(person: Person): Promise<void> {
  const { page } = person
  const own = keyboardHands(page)
  await person.open('/designer')
  await own.type(page.getByLabel('Benutzername'), person.username)
  await own.type(page.getByLabel('Passwort'), server.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Verfahren', exact: true }).waitFor()
}

const button = (name: string | RegExp) => author.page.getByRole('button', { name, exact: true })
const dialogButton = (name: string) =>
  author.page.getByRole('dialog').getByRole('button', { name, exact: true })

/** Moves in the outline with the arrow keys to the line and presses a key there. */
async function onLine(name: RegExp, key: string): Promise<void> {
  const { page } = author
  const lines = page.getByRole('treeitem')
  const texts = await page.locator('[role=treeitem] > .lz-tree__line').allTextContents()
  const place = texts.findIndex((text) => name.test(text))
  if (place < 0) throw new Error(`Expected a line ${name} in the outline, found: ${texts.join(' | ')}.`)
  const chosen = (at: number) =>
    page.waitForFunction((index) => {
      const line = document.querySelectorAll('[role=treeitem]')[index]
      return line?.getAttribute('aria-selected') === 'true' && line === document.activeElement
    }, at)
  // The line shows its focus inside itself, so it is reached without looking for a ring.
  await page.locator('[role=treeitem][tabindex="0"]').focus()
  await page.keyboard.press('Home')
  await chosen(0)
  for (let at = 1; at <= place; at += 1) {
    await page.keyboard.press('ArrowDown')
    await chosen(at)
  }
  expect(await lines.count()).toBe(texts.length)
  await page.keyboard.press(key)
}

async function append(after: RegExp, kind: string, field: string, name: string): Promise<void> {
  await onLine(after, 'a')
  await hands.press(dialogButton(kind), 'Enter')
  await hands.type(author.page.getByRole('textbox', { name: field, exact: true }), name)
  await author.page.keyboard.press('Tab')
  await author.page
    .getByRole('treeitem', { name: new RegExp(name) })
    .first()
    .waitFor()
}

async function view(name: string): Promise<void> {
  const links = author.page.getByRole('navigation', { name: 'Ansichten des Verfahrens' })
  await hands.press(links.getByRole('link', { name }), 'Enter')
}

test('a signal event and a free sub-process are modeled by keyboard', async () => {
  const { page } = author
  await hands.press(button('Neues Verfahren'), 'Enter')
  await hands.type(page.getByLabel('Wie heißt das Verfahren?'), 'Dorffest genehmigen')
  await hands.press(dialogButton('Neues Verfahren'), 'Enter')
  await page.getByRole('tree', { name: 'Gliederung des Ablaufs' }).waitFor()
  await onLine(/^Ende: Erledigt/, 'Delete')
  await append(/: Antrag prüfen/, 'Auf Signal warten', 'Bezeichnung', 'Festtag steht fest')
  const signal = page.getByRole('combobox', { name: 'Welches Signal?' })
  await hands.reach(signal)
  await page.keyboard.type('Neues')
  await hands.type(page.getByRole('textbox', { name: 'Neues Signal' }), 'festtag')
  await page.keyboard.press('Tab')
  await append(/: Festtag steht fest/, 'Freier Teilablauf', 'Wie heißt der Schritt?', 'Nach Bedarf')
  await onLine(/: Nach Bedarf/, 'a')
  expect(await page.getByLabel('In den Teilablauf hinein, nicht danach').isChecked()).toBe(true)
  await expectNoViolations(page)
  await hands.press(dialogButton('Aufgabe'), 'Enter')
  await hands.type(page.getByRole('textbox', { name: 'Wie heißt der Schritt?' }), 'Nachbarn fragen')
  await page.keyboard.press('Tab')
  await append(/: Nach Bedarf/, 'Ende', 'Bezeichnung', 'Genehmigt')
  await onLine(/: Nach Bedarf/, 'Enter')
  await page.getByRole('combobox', { name: 'Reihenfolge' }).waitFor()
  await expectNoViolations(page)
  await page
    .getByText(/gespeichert \d/)
    .first()
    .waitFor()
  const { body } = await draft()
  expect(body.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(body.bpmn).toContain('name="festtag"')
  expect(body.bpmn).toMatch(/<bpmn:adHocSubProcess[\s\S]*<bpmn:userTask[\s\S]*<\/bpmn:adHocSubProcess>/)
})

async function draft(): Promise<{ body: { bpmn: string; findings: { severity: string }[] } }> {
  const response = await author.page.request.get('/v2/procedures/dorffest_genehmigen/draft')
  return { body: await response.json() }
}

test('the case waits for the signal, and the free steps are started by button', async () => {
  const { page } = author
  await view('Ausprobieren')
  await hands.press(button('Fall beginnen'), 'Enter')
  await hands.press(button('Aufgabe erledigen'), 'Enter')
  await page.getByRole('heading', { name: 'Wartet auf Signal „festtag“' }).waitFor()
  await expectNoViolations(page)
  await hands.press(button('Signal senden'), 'Enter')
  await page.getByRole('heading', { name: 'Weitere Schritte in „Nach Bedarf“' }).waitFor()
  await expectNoViolations(page)
  await hands.press(button('„Nachbarn fragen“ starten'), 'Enter')
  await page.getByRole('heading', { name: 'Nachbarn fragen' }).waitFor()
  await hands.press(button('Aufgabe erledigen'), 'Enter')
  await hands.press(button('Keine weiteren Schritte nötig'), 'Enter')
  await page.getByText('Der Fall ist beendet.').waitFor()
  await page.getByText('Signal bei „Festtag steht fest“ empfangen').waitFor()
})

test('a second person publishes it', async () => {
  const { page } = author
  await view('Ablauf')
  await hands.press(button('Zur Prüfung geben'), 'Enter')
  await hands.type(page.getByLabel('Bemerkung'), 'Mit Signal')
  await hands.press(dialogButton('Zur Prüfung geben'), 'Enter')
  await button('Zurückholen').waitFor()
  const reviewer = await openPerson(browser, server, 'publisher')
  await signedIn(reviewer)
  const other = keyboardHands(reviewer.page)
  await other.press(reviewer.page.getByRole('button', { name: 'Prüfung beginnen' }), 'Enter')
  await other.press(reviewer.page.getByRole('button', { name: 'Veröffentlichen' }), 'Enter')
  await other.press(
    reviewer.page.getByRole('dialog').getByRole('button', { name: 'Veröffentlichen' }),
    'Enter',
  )
  await reviewer.page.getByText('Version 1 ist veröffentlicht.').waitFor()
  await reviewer.leave()
  expect([...author.complaints, ...reviewer.complaints]).toEqual([])
})

test('a clerk starts a free step on the case page', async () => {
  // given: a case that has come to the free steps
  const clerk = await openPerson(browser, server, 'clerk.mitte')
  const { page } = clerk
  await clerk.open('/desk')
  await signIn(clerk, server.password)
  const post = async (path: string, data: object) => {
    const headers = { 'sec-fetch-site': 'same-origin', origin: server.address }
    const response = await page.request.post(path, { data, headers })
    expect(response.ok(), `${path}: ${await response.text()}`).toBe(true)
    return response
  }
  const started = await post('/v2/process-instances', { processDefinitionId: 'dorffest_genehmigen' })
  const { processInstanceKey: key } = await started.json()
  const found = await post('/v2/user-tasks/search', { filter: { processInstanceKey: key } })
  const task = (await found.json()).items[0].userTaskKey
  await post(`/v2/user-tasks/${task}/assignment`, { assignee: 'clerk.mitte' })
  await post(`/v2/user-tasks/${task}/completion`, {})
  const lead = await openPerson(browser, server, 'lead.mitte')
  await lead.open('/desk')
  await signIn(lead, server.password)
  const headers = { 'sec-fetch-site': 'same-origin', origin: server.address }
  const sent = await lead.page.request.post('/v2/signals/broadcast', {
    data: { signalName: 'festtag' },
    headers,
  })
  expect(sent.ok()).toBe(true)
  await lead.leave()
  // when
  await clerk.open(`/desk/cases/${key}`)
  await page.getByRole('heading', { name: 'Weitere Schritte starten' }).waitFor()
  await expectNoViolations(page)
  const own = keyboardHands(page)
  await own.press(page.getByRole('button', { name: '„Nachbarn fragen“ starten' }), 'Enter')
  // then
  await page.getByRole('link', { name: 'Nachbarn fragen' }).waitFor()
  await page.getByText('Nachbarn fragen: zusätzlich begonnen').waitFor()
  expect(clerk.complaints).toEqual([])
  await clerk.leave()
})
