import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/chromium.ts'
import { startServer, type TestServer } from '../support/start-server.ts'
import { taskAnswers } from './answers.ts'
import { openCockpit, openFigures, openIncidents, retryIncident } from './cockpit-steps.ts'
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
import { makeIncident } from './make-incident.ts'
import { narrow, openPerson, type Person, type PersonOptions, settle, wide } from './person.ts'
import {
  answerRequest,
  beginApplication,
  fillApplication,
  leaveAndReturn,
  openStatus,
  sendApplication,
} from './portal-steps.ts'
import { reducePng } from './reduce-png.ts'
import { seeHeading, until } from './see.ts'
import { seedPast } from './seed-cases.ts'

const folder = join(import.meta.dirname, '../../docs/screenshots')

/** Takes the picture of a screen at both widths: in full, so that a bar at the bottom stands at the bottom. */
async function shoot(person: Person, screen: string, suffix = ''): Promise<void> {
  const { page } = person
  for (const size of [narrow, wide]) {
    await page.setViewportSize(size)
    await page.evaluate(() => scrollTo(0, 0))
    await page.waitForTimeout(250)
    const whole = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width: size.width, height: Math.min(Math.max(whole, size.height), 3_000) })
    await page.waitForTimeout(150)
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
    writeFileSync(join(folder, `${screen}${suffix}-${size.width}.png`), reducePng(picture))
  }
  await page.setViewportSize(wide)
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  let clock = new Date()
  const server = await startServer({ now: () => clock })
  const browser = await launchBrowser({ env: { ...process.env, LANGUAGE: 'de', LANG: 'de_DE.UTF-8' } })
  try {
    await seedPast(server, (day) => {
      clock = day
    })
    clock = new Date()
    const people = await walk(server, browser)
    await otherLooks(server, browser, people)
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** The whole story in German. Answers the address of one case. */
async function walk(server: TestServer, browser: Browser): Promise<string> {
  const as = (username: string) => openPerson(browser, server, username, { look: shoot })
  const { password } = server
  const [designer, publisher, erika, clerk, lead, manager, operator] = await Promise.all(
    ['designer', 'publisher', 'applicant', 'clerk.mitte', 'lead.mitte', 'manager', 'operator'].map(as),
  )
  if (!designer || !publisher || !erika || !clerk || !lead || !manager || !operator) throw new Error('people')

  await designer.open('/')
  await designer.look('landing')
  await beginApplication(erika, password, 'Sozialamt Mitte')
  await fillApplication(erika, {
    async onPage({ id, title }) {
      if (id === 'person') {
        await erika.page.getByRole('button', { name: 'Speichern und weiter' }).click()
        await erika.look('portal-errors')
      }
      if (id === 'gesundheit') await leaveAndReturn(erika, title)
    },
  })
  await erika.look('portal-check')
  const file = await sendApplication(erika)

  await openDesk(clerk, password)
  await clerk.look('desk-tasks')
  await openTask(clerk, file, 'Zuständigkeit prüfen')
  await clerk.look('desk-task-free')
  await claim(clerk)
  await completeTask(clerk, taskAnswers.competent, 'desk-task-competence')
  await clerk.look('desk-task-done')
  await nextTask(clerk, 'Unterlagen prüfen')
  await claim(clerk)
  await completeTask(clerk, taskAnswers.incomplete, 'desk-task-incomplete')
  await until(async () => {
    await openStatus(erika, file)
    await erika.page.getByRole('link', { name: 'Jetzt antworten' }).waitFor({ timeout: 500 })
  })
  await erika.look('portal-status-request')
  await answerRequest(erika)
  await openTask(clerk, file, 'Unterlagen prüfen')
  await claim(clerk)
  await completeTask(clerk, taskAnswers.complete, 'desk-task-complete')
  await nextTask(clerk, 'Berechnung prüfen')
  await claim(clerk)
  await clerk.page.getByRole('button', { name: /^Regelbedarfsstufen/ }).click()
  await completeTask(clerk, taskAnswers.calculation, 'desk-task-calculation')
  await nextTask(clerk, 'Über den Antrag entscheiden')
  await claim(clerk)
  await completeTask(clerk, taskAnswers.decision, 'desk-task-decision')
  await openCase(clerk, file)
  await clerk.look('desk-case')
  await clerk.page.getByRole('link', { name: 'Freigeben' }).click()
  await seeHeading(clerk.page, 'Freigeben')
  await clerk.look('desk-task-four-eyes')
  await openDesk(lead, password)
  await openTask(lead, file, 'Freigeben')
  await claim(lead)
  await completeTask(lead, taskAnswers.release, 'desk-task-release')
  await until(async () => {
    await openCase(clerk, file)
    await clerk.page.getByRole('link', { name: /^Bescheid/ }).waitFor({ timeout: 1_000 })
  })
  await clerk.look('desk-case-decided')
  const address = new URL(clerk.page.url()).pathname
  await clerk.open('/desk/cases')
  await clerk.look('desk-cases')
  await clerk.open('/desk/counter')
  await seeHeading(clerk.page, 'Antrag am Schalter aufnehmen')
  await clerk.look('desk-counter')
  await openStatus(erika, file)
  await erika.look('portal-status-decided')

  await openCockpit(manager, password)
  await manager.look('cockpit-overview')
  await openFigures(manager)
  await manager.look('cockpit-procedure')
  await makeIncident(server)
  await openCockpit(operator, password)
  await openIncidents(operator)
  await operator.look('cockpit-incidents')
  await retryIncident(operator)

  await openDesigner(designer, password)
  await designer.look('designer-home')
  await openProcedure(designer)
  await chooseStep(designer, 'Unterlagen prüfen')
  await designer.look('designer-model')
  await chooseStep(designer, 'Zuständigkeit prüfen')
  await changeStep(designer, 'Zuständigkeit klären', 1)
  for (const [view, screen] of [
    ['Formulare', 'forms'],
    ['Regeln', 'tables'],
  ] as const) {
    await openView(designer, view)
    await designer.look(`designer-${screen}`)
  }
  await tryOut(designer, 'Zuständigkeit klären')
  await openView(designer, 'Ablauf')
  await giveToReview(designer, 'Name klarer, ein Arbeitstag genügt')
  await openDesigner(publisher, password)
  await publisher.look('designer-review-request')
  await publisher.page.getByRole('button', { name: 'Prüfung beginnen' }).click()
  await publisher.page.locator('.lz-changes').waitFor()
  await publisher.look('designer-compare')
  await publish(publisher, 'Geprüft')
  await openView(publisher, 'Versionen')
  await publisher.look('designer-versions')
  return address
}

/** A handful in English and in dark. */
async function otherLooks(server: TestServer, browser: Browser, casePath: string): Promise<void> {
  const looks: readonly [string, PersonOptions][] = [
    ['-en', { language: 'en' }],
    ['-dark', { dark: true }],
  ]
  const screens = [
    ['applicant', '/portal', 'portal-home'],
    ['clerk.mitte', '/desk', 'desk-tasks'],
    ['clerk.mitte', casePath, 'desk-case'],
    ['manager', '/cockpit/procedures/grundsicherung', 'cockpit-procedure'],
    ['designer', '/designer/procedures/grundsicherung', 'designer-model'],
  ] as const
  for (const [suffix, options] of looks) {
    for (const [username, path, screen] of screens) {
      const person = await openPerson(browser, server, username, options)
      await person.page.request.post('/v2/session', { data: { username, password: server.password } })
      await person.open(path)
      await person.page.getByRole('heading', { level: 1 }).waitFor()
      if (screen === 'designer-model') await person.page.getByRole('tree').waitFor()
      await settle(person.page)
      await shoot(person, screen, suffix)
      await person.leave()
    }
  }
}

await main()
