import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { startServer, type TestServer } from '../support/start-server.ts'
import { application, taskAnswers } from './answers.ts'
import { expectNoComplaints } from './check-page.ts'
import { type Hands, keyboardHands } from './keyboard-hands.ts'
import { openPerson, type Person } from './person.ts'
import { seeHeading } from './see.ts'

/** The same application and a task of the desk, by people who cannot use a mouse. */
let server: TestServer
let browser: Browser
let fileNumber = ''

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function signInByKeyboard({ page, username }: Person, hands: Hands): Promise<void> {
  await hands.type(page.getByLabel('Benutzername'), username)
  await hands.type(page.getByLabel('Passwort'), server.password)
  await page.keyboard.press('Enter')
  await page.getByLabel('Passwort').waitFor({ state: 'detached' })
}

test('no mouse is used', () => {
  const mouse = /\.(click|fill|check|tap|hover|selectOption|dispatchEvent|focus|mouse)\b/
  for (const file of ['keyboard.test.ts', 'keyboard-hands.ts']) {
    const source = readFileSync(new URL(file, import.meta.url), 'utf8').replace(/const mouse = .*/, '')
    expect(source).not.toMatch(mouse)
  }
  expect(['page', 'click()'].join('.')).toMatch(mouse)
})

test('an application from the start page to the receipt', async () => {
  // given a person at the start page of the portal
  const erika = await openPerson(browser, server, 'applicant')
  const { page } = erika
  const hands = keyboardHands(page)
  await erika.open('/portal')
  await hands.press(page.getByRole('link', { name: 'Antrag beginnen: Grundsicherung' }), 'Enter')
  await seeHeading(page, 'Anmelden')
  await hands.expectFocus('sign-in')
  await signInByKeyboard(erika, hands)
  await hands.answer([
    { kind: 'choice', question: 'Welches Amt ist für Sie zuständig?', value: 'Sozialamt Mitte' },
  ])
  await hands.press(page.getByRole('button', { name: 'Weiter', exact: true }), 'Enter')
  // when all pages are answered
  const next = page.getByRole('button', { name: 'Speichern und weiter' })
  for (const { id, title, answers } of application) {
    await seeHeading(page, title)
    await hands.expectFocus(id)
    if (id === 'person') {
      await hands.press(next, 'Enter')
      await page.getByRole('alert').waitFor()
      await hands.press(page.getByRole('alert').getByRole('link').first(), 'Enter')
      await hands.reach(page.getByRole('textbox', { name: 'Wie heißen Sie mit Vornamen?' }))
    }
    await hands.answer(answers)
    await hands.press(next, 'Enter')
  }
  await seeHeading(page, 'Prüfen Sie Ihre Angaben')
  await hands.expectFocus('check')
  await hands.press(page.getByRole('button', { name: 'Antrag jetzt abschicken' }), 'Enter')
  // then it has arrived
  await seeHeading(page, 'Ihr Antrag ist angekommen')
  await hands.expectFocus('sent')
  fileNumber = (await page.locator('.lz-sent b').textContent()) ?? ''
  await hands.press(page.getByRole('link', { name: 'Ansehen, wie weit der Antrag ist' }), 'Enter')
  await seeHeading(page, /^Ihr Antrag:/)
  await hands.expectFocus('status')
  expectNoComplaints(erika, 'portal')
})

test('a task from the list to its completion', async () => {
  // given a clerk at the desk
  const clerk = await openPerson(browser, server, 'clerk.mitte')
  const { page } = clerk
  const hands = keyboardHands(page)
  await clerk.open('/desk')
  await signInByKeyboard(clerk, hands)
  await seeHeading(page, 'Aufgaben des Teams')
  await hands.press(page.getByRole('link', { name: new RegExp(`^${fileNumber}`) }), 'Enter')
  await seeHeading(page, 'Zuständigkeit prüfen')
  await hands.expectFocus('task')
  // when it is claimed, answered and completed
  await hands.press(page.getByRole('button', { name: 'Übernehmen' }), 'Enter')
  await page.getByRole('button', { name: 'Zurückgeben' }).waitFor()
  await hands.expectFocus('claimed')
  await hands.press(page.getByRole('button', { name: 'Abschließen' }), 'Enter')
  await page.getByRole('alert').waitFor()
  await hands.press(page.getByRole('alert').getByRole('link').first(), 'Enter')
  await hands.answer(taskAnswers.competent)
  await hands.press(page.getByRole('button', { name: 'Abschließen' }), 'Enter')
  // then the focus says so and leads on
  await seeHeading(page, /ist abgeschlossen$/)
  await hands.expectFocus('completed')
  await hands.press(page.getByRole('link', { name: /^Nächste offene Aufgabe/ }), 'Enter')
  await seeHeading(page, 'Unterlagen prüfen')
  await hands.expectFocus('next task')
  expectNoComplaints(clerk, 'desk')
})
