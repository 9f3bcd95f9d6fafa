import { type Answer, application, type FormPage, taskAnswers } from './answers.ts'
import { fill } from './fill.ts'
import { type Person, signIn } from './person.ts'
import { seeHeading } from './see.ts'

const service = /Grundsicherung im Alter/

/** Signs in and begins an application at an office. */
export async function beginApplication(person: Person, password: string, office: string): Promise<void> {
  const { page } = person
  await person.open('/portal')
  await seeHeading(page, service)
  await person.look('portal-home')
  await page.getByRole('link', { name: service }).first().click()
  await seeHeading(page, 'Anmelden')
  await person.look('portal-sign-in')
  await signIn(person, password)
  await seeHeading(page, /beantragen/)
  await person.look('portal-office')
  await page.getByRole('radio', { name: office }).check()
  await next(person, 'Weiter')
}

/** The form page by page up to the check; `onPage` may do something else with a page first. */
export async function fillApplication(
  person: Person,
  options: { readonly pages?: readonly FormPage[]; readonly onPage?: (page: FormPage) => Promise<void> } = {},
): Promise<void> {
  for (const step of options.pages ?? application) {
    await seeHeading(person.page, step.title)
    await options.onPage?.(step)
    await fill(person.page, step.answers)
    await person.look(`portal-form-${step.id}`)
    await next(person, /Speichern und/)
  }
  await seeHeading(person.page, 'Prüfen Sie Ihre Angaben')
}

/** Leaves, comes back with the code, and stands on the page that was left. Answers the code. */
export async function leaveAndReturn(person: Person, title: string): Promise<string> {
  const { page } = person
  await page.getByRole('button', { name: 'Später weitermachen' }).first().click()
  await seeHeading(page, 'Sie können später weitermachen')
  await person.look('portal-later')
  const code = (await page.locator('.lz-code').textContent()) ?? ''
  await page.getByRole('link', { name: 'Zur Startseite' }).click()
  await seeHeading(page, 'Meine Anträge')
  await person.look('portal-my-applications')
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Antrag öffnen' }).click()
  await seeHeading(page, title)
  return code
}

/** On the check page: goes back to one page, answers again, returns to the check. */
export async function changeAnswers(
  person: Person,
  step: FormPage,
  answers: readonly Answer[],
): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: `Ändern ${step.title}` }).click()
  await seeHeading(page, step.title)
  await fill(page, answers)
  await page.getByRole('button', { name: 'Speichern und zurück zur Prüfung' }).click()
  await seeHeading(page, 'Prüfen Sie Ihre Angaben')
}

/** Sends the application. Answers the file number. */
export async function sendApplication(person: Person): Promise<string> {
  const { page } = person
  await page.getByRole('button', { name: 'Antrag jetzt abschicken' }).click()
  await seeHeading(page, 'Ihr Antrag ist angekommen')
  await person.look('portal-sent')
  return (await page.locator('.lz-sent b').textContent()) ?? ''
}

/** From the start page to the status of a sent application. */
export async function openStatus(person: Person, fileNumber: string): Promise<void> {
  const { page } = person
  await person.open('/portal')
  await page.getByRole('listitem').filter({ hasText: fileNumber }).getByRole('link').click()
  await seeHeading(page, /^Ihr Antrag:/)
}

/** Answers what the office asked for, from the status page. */
export async function answerRequest(person: Person): Promise<void> {
  const { page } = person
  await page.getByRole('link', { name: 'Jetzt antworten' }).click()
  await seeHeading(page, 'Wir brauchen noch etwas von Ihnen')
  await fill(page, taskAnswers.reply)
  await person.look('portal-request')
  await next(person, /Speichern und weiter/)
  await seeHeading(page, 'Prüfen Sie Ihre Angaben')
  await person.look('portal-request-check')
  await page.getByRole('button', { name: 'Antwort abschicken' }).click()
  await seeHeading(page, /^Ihr Antrag:/)
  await page.getByRole('link', { name: 'Jetzt antworten' }).waitFor({ state: 'detached' })
}

async function next({ page }: Person, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).click()
}
