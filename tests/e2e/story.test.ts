import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/chromium.ts'
import { startServer, type TestServer } from '../support/start-server.ts'
import { application, taskAnswers } from './answers.ts'
import { signInClient } from './api.ts'
import { checkPage, expectNoComplaints } from './check-page.ts'
import { openCockpit, openFigures, openIncidents, retryIncident, tile } from './cockpit-steps.ts'
import {
  changeStep,
  chooseStep,
  giveToReview,
  openDesigner,
  openProcedure,
  openView,
  publish,
  tryOut,
} from './designer-steps.ts'
import { claim, completeTask, nextTask, openCase, openDesk, openTask } from './desk-steps.ts'
import { expectedClaim } from './expected-claim.ts'
import { finishIncidentJob, makeIncident } from './make-incident.ts'
import { openPerson, type Person } from './person.ts'
import {
  answerRequest,
  beginApplication,
  changeAnswers,
  fillApplication,
  leaveAndReturn,
  openStatus,
  sendApplication,
} from './portal-steps.ts'
import { seeHeading, seeText, until } from './see.ts'
import { openCases } from './seed-cases.ts'

/**
 * One real day with four roles in a real browser: a procedure is changed and published, an application is
 * sent, decided and released, and the office looks at its figures. Each page passes `checkPage`.
 */
let server: TestServer
let browser: Browser
const people = new Map<string, Person>()
const newName = 'Zuständigkeit klären'
let fileNumber = ''

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The person's own browser, opened once. */
async function as(username: string): Promise<Person> {
  const known = people.get(username)
  if (known) return known
  const person = await openPerson(browser, server, username, { look: checkPage })
  people.set(username, person)
  return person
}

test('a designer changes a step, tries it out and gives it to review, but cannot publish', async () => {
  // given the shipped procedure in the designer
  const designer = await as('designer')
  await openDesigner(designer, server.password)
  await designer.look('designer-home')
  await openProcedure(designer)
  await designer.look('designer-model')
  await seeText(designer.page, 'Bereit zur Prüfung.')
  // when a step gets another name and less time
  await chooseStep(designer, 'Zuständigkeit prüfen')
  await changeStep(designer, newName, 1)
  await designer.look('designer-changed')
  for (const view of ['Formulare', 'Regeln', 'Versionen']) {
    await openView(designer, view)
    await designer.look(`designer-${view.toLowerCase()}`)
  }
  await tryOut(designer, newName)
  await openView(designer, 'Ablauf')
  await giveToReview(designer, 'Name klarer, ein Arbeitstag genügt')
  // then it waits for somebody else
  await designer.look('designer-locked')
  expect(await designer.page.getByRole('button', { name: 'Veröffentlichen' }).count()).toBe(0)
  const api = await signInClient(server, 'designer')
  const refused = await api
    .post('/v2/procedures/grundsicherung/draft/publication', { comment: 'selbst' })
    .catch((error: Error) => error.message)
  expect(refused).toContain('answered 403')
})

test('a second person reads the change in words and publishes it', async () => {
  const publisher = await as('publisher')
  await openDesigner(publisher, server.password)
  await publisher.look('designer-review-request')
  await publisher.page.getByRole('button', { name: 'Prüfung beginnen' }).click()
  await seeText(publisher.page, new RegExp(`„Zuständigkeit prüfen“|„${newName}“`))
  const words = await publisher.page.locator('.lz-changes').textContent()
  expect(words).toContain('Name „Zuständigkeit prüfen“ → „Zuständigkeit klären“')
  expect(words).toContain('Frist „2 Arbeitstage nach Beginn“ → „1 Arbeitstag nach Beginn“')
  await publisher.look('designer-compare')
  await publish(publisher, 'Geprüft')
  await openView(publisher, 'Versionen')
  await seeText(publisher.page, 'Geprüft')
  await publisher.look('designer-versions')
})

test('an applicant fills in, stops, comes back, corrects and sends', async () => {
  // given an application begun
  const erika = await as('applicant')
  const { page } = erika
  await beginApplication(erika, server.password, 'Sozialamt Mitte')
  await fillApplication(erika, {
    async onPage({ id, title }) {
      // when a page is sent empty, then the errors are told above it, with the focus and with links
      if (id === 'person') {
        await page.getByRole('button', { name: 'Speichern und weiter' }).click()
        const summary = page.getByRole('alert')
        await seeText(summary, 'Bitte prüfen Sie 4 Angaben')
        expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true)
        expect(await page.title()).toMatch(/^Fehler:/)
        await erika.look('portal-errors')
        await summary.getByRole('link').first().click()
        const first = page.getByRole('textbox', { name: 'Wie heißen Sie mit Vornamen?' })
        expect(await first.evaluate((input) => input === document.activeElement)).toBe(true)
      }
      // when the person stops in the middle, then everything is still there
      if (id === 'wohnen') {
        await leaveAndReturn(erika, title)
        await page.getByRole('button', { name: 'Zurück', exact: true }).click()
        const alone = page
          .getByRole('group', { name: 'Sorgen Sie allein' })
          .getByRole('radio', { name: 'Nein' })
        expect(await alone.isChecked()).toBe(true)
        await page.getByRole('button', { name: 'Speichern und weiter' }).click()
        await seeHeading(page, title)
      }
    },
  })
  // then all answers stand on one page and can be corrected
  await seeText(page, '430,00 €')
  await erika.look('portal-check')
  const living = application.find(({ id }) => id === 'anschrift')
  if (!living) throw new Error('no page anschrift')
  await changeAnswers(erika, living, [
    { kind: 'text', question: 'Straße und Hausnummer', value: 'Beispielweg 7' },
  ])
  await seeText(page, 'Beispielweg 7')
  fileNumber = await sendApplication(erika)
  expect(fileNumber).toMatch(/^GS-\d\d-\d{6}$/)
  const [receipt] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Kopie Ihres Antrags als PDF' }).click(),
  ])
  expect(pdfHead(await receipt.path())).toBe('%PDF-')
})

test('a clerk claims, asks for a missing document, and the applicant answers in the portal', async () => {
  const clerk = await as('clerk.mitte')
  await openDesk(clerk, server.password)
  await clerk.look('desk-tasks')
  // the published change has arrived
  await openTask(clerk, fileNumber, newName)
  await clerk.look('desk-task-free')
  await claim(clerk)
  await completeTask(clerk, taskAnswers.competent, 'desk-task-competence')
  await clerk.look('desk-task-done')
  await nextTask(clerk, 'Unterlagen prüfen')
  await claim(clerk)
  await completeTask(clerk, taskAnswers.incomplete, 'desk-task-incomplete')
  const erika = await as('applicant')
  await until(async () => {
    await openStatus(erika, fileNumber)
    await erika.page.getByRole('link', { name: 'Jetzt antworten' }).waitFor({ timeout: 500 })
  })
  await seeText(erika.page, 'Bitte alle Seiten des Mietvertrags.')
  await erika.look('portal-status-request')
  await answerRequest(erika)
})

test('the calculation shows the expected amount, and the decision needs a second person', async () => {
  const clerk = await as('clerk.mitte')
  await openTask(clerk, fileNumber, 'Unterlagen prüfen')
  await claim(clerk)
  await completeTask(clerk, taskAnswers.complete, 'desk-task-complete')
  await nextTask(clerk, 'Berechnung prüfen')
  await claim(clerk)
  expect(await clerk.page.locator('.lz-calc .lz-sum').textContent()).toContain(await expectedClaim())
  await clerk.page.getByRole('button', { name: 'Alle Regeln zeigen' }).click()
  await completeTask(clerk, taskAnswers.calculation, 'desk-task-calculation')
  await nextTask(clerk, 'Über den Antrag entscheiden')
  await claim(clerk)
  await completeTask(clerk, taskAnswers.decision, 'desk-task-decision')
  // the clerk cannot release the own decision
  await openCase(clerk, fileNumber)
  await clerk.look('desk-case')
  await clerk.page.getByRole('link', { name: 'Freigeben' }).click()
  await seeText(clerk.page, 'Diese Aufgabe muss eine andere Person erledigen')
  await clerk.look('desk-task-four-eyes')
  expect(await clerk.page.getByRole('button', { name: 'Übernehmen' }).count()).toBe(0)
  // the team lead can
  const lead = await as('lead.mitte')
  await openDesk(lead, server.password)
  await openTask(lead, fileNumber, 'Freigeben')
  await claim(lead)
  await completeTask(lead, taskAnswers.release, 'desk-task-release')
})

test('the decision letter reaches clerk and applicant as PDF, the status says so in plain words', async () => {
  const [clerk, erika] = [await as('clerk.mitte'), await as('applicant')]
  const letter = /^Bescheid/
  await until(async () => {
    await openCase(clerk, fileNumber)
    await clerk.page.getByRole('link', { name: letter }).waitFor({ timeout: 1_000 })
  })
  await openStatus(erika, fileNumber)
  await seeText(erika.page, 'Sie bekommen den Bescheid')
  await erika.look('portal-status-decided')
  for (const { page } of [clerk, erika]) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: letter }).click(),
    ])
    expect(pdfHead(await download.path())).toBe('%PDF-')
  }
  await clerk.look('desk-case-decided')
})

test('another office sees nothing of it', async () => {
  const other = await as('clerk.neukoelln')
  await openDesk(other, server.password)
  await other.look('desk-tasks-empty')
  await other.open('/desk/cases')
  await seeHeading(other.page, 'Fälle')
  await other.look('desk-cases-empty')
  expect(await other.page.getByText(fileNumber).count()).toBe(0)
  const key = new URL((await as('clerk.mitte')).page.url()).pathname
  await other.open(key)
  await seeText(other.page, 'Das gibt es nicht, oder Sie dürfen es nicht sehen')
})

test('a manager sees figures, none below five and no single case', async () => {
  // given one case, decided
  const manager = await as('manager')
  await openCockpit(manager, server.password)
  expect(await tile(manager.page, 'Offene Fälle')).toBe('unter 5')
  await manager.look('cockpit-overview-few')
  // when more applications are taken at the counter
  await openCases(await signInClient(server, 'clerk.mitte'), 5)
  // then the figures move
  await until(async () => {
    await manager.open('/cockpit')
    await seeHeading(manager.page, 'Verfahren')
    expect(await tile(manager.page, 'Offene Fälle')).toBe('5')
  })
  await manager.look('cockpit-overview')
  await openFigures(manager)
  await seeText(manager.page, '5 hier')
  await manager.look('cockpit-procedure')
  await manager.page.getByRole('button', { name: 'Tabelle' }).click()
  await manager.look('cockpit-procedure-table')
  expect(await manager.page.getByText(/GS-\d\d-\d{6}|Mustermann/).count()).toBe(0)
})

test('an operator finds what stands still and retries it', async () => {
  await makeIncident(server)
  const operator = await as('operator')
  await openCockpit(operator, server.password)
  await openIncidents(operator)
  await operator.look('cockpit-incidents')
  await retryIncident(operator)
  await finishIncidentJob(server)
  await seeText(operator.page, 'Keine Störungen')
  await operator.look('cockpit-incidents-none')
})

test('no browser complained about anything', () => {
  for (const person of people.values()) expectNoComplaints(person, 'at the end')
})

function pdfHead(path: string): string {
  return readFileSync(path, 'latin1').slice(0, 5)
}
