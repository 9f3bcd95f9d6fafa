import type { Page } from 'playwright-core'
import { application } from './answers.ts'
import { fill } from './fill.ts'
import { type Person, signIn } from './person.ts'
import { seeHeading, seeText } from './see.ts'

export const procedureName = 'Grundsicherung im Alter und bei Erwerbsminderung'

export async function openDesigner(person: Person, password: string): Promise<void> {
  const { page } = person
  await person.open('/designer')
  await seeHeading(page, 'Anmelden')
  await signIn(person, password)
  await seeHeading(page, 'Verfahren')
}

export async function openProcedure({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: procedureName }).click()
  await page.getByRole('tree').waitFor()
}

/** Ablauf, Formulare, Regeln, Ausprobieren, Vergleichen, Versionen. */
export async function openView({ page }: Person, view: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Ansichten des Verfahrens' })
    .getByRole('link', { name: view })
    .click()
}

/** Chooses a step in the outline; its properties appear beside the canvas. */
export async function chooseStep({ page }: Person, name: string): Promise<void> {
  await page
    .getByRole('treeitem', { name: new RegExp(`${name}$`) })
    .last()
    .click()
  await page.getByRole('textbox', { name: 'Wie heißt der Schritt?' }).waitFor()
}

/** Renames the chosen step and gives people this many working days for it. */
export async function changeStep({ page }: Person, name: string, workingDays: number): Promise<void> {
  const nameField = page.getByRole('textbox', { name: 'Wie heißt der Schritt?' })
  await nameField.fill(name)
  await nameField.press('Tab')
  const amount = page.getByLabel('Anzahl')
  await amount.fill(String(workingDays))
  await amount.press('Tab')
  await saved(page)
}

/** The draft is on the server. */
export async function saved(page: Page): Promise<void> {
  await seeText(page, /^Entwurf gespeichert/)
}

/** Plays a case: the application, the first task, then the clock. */
export async function tryOut(person: Person, firstTask: string): Promise<void> {
  const { page } = person
  await openView(person, 'Ausprobieren')
  await seeHeading(page, 'Einen Fall ausprobieren')
  await person.look('designer-try-start')
  await fill(
    page,
    application.flatMap(({ answers }) => answers),
  )
  await page.getByRole('button', { name: 'Fall beginnen' }).click()
  await seeHeading(page, firstTask)
  await person.look('designer-try-task')
  await page.getByRole('group', { name: 'Ist Ihr Amt zuständig?' }).getByRole('radio', { name: 'Ja' }).check()
  await page.getByRole('button', { name: 'Aufgabe erledigen' }).click()
  await seeHeading(page, 'Unterlagen prüfen')
  await page.getByRole('button', { name: '1 Woche weiter' }).click()
  await person.look('designer-try-clock')
}

export async function giveToReview(person: Person, comment: string): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: 'Zur Prüfung geben' }).click()
  const dialog = page.getByRole('dialog', { name: 'Entwurf zur Prüfung geben' })
  await dialog.getByLabel('Bemerkung').fill(comment)
  await person.look('designer-review-dialog')
  await dialog.getByRole('button', { name: 'Zur Prüfung geben' }).click()
  await page.getByRole('button', { name: 'Zurückholen' }).waitFor()
}

export async function publish(person: Person, comment: string): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: 'Veröffentlichen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Verfahren veröffentlichen' })
  await dialog.getByLabel('Bemerkung').fill(comment)
  await person.look('designer-publish-dialog')
  await dialog.getByRole('button', { name: 'Veröffentlichen' }).click()
  await seeText(page, /^Version \d+ ist veröffentlicht\.$/)
}
