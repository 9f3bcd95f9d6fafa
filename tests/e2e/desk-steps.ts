import type { Answer } from './answers.ts'
import { fill } from './fill.ts'
import { type Person, signIn } from './person.ts'
import { seeHeading } from './see.ts'

export async function openDesk(person: Person, password: string): Promise<void> {
  const { page } = person
  await person.open('/desk')
  await seeHeading(page, 'Anmelden')
  await signIn(person, password)
  await seeHeading(page, 'Aufgaben des Teams')
}

/** From the list of the team to the task of this file. */
export async function openTask(person: Person, fileNumber: string, name: string): Promise<void> {
  const { page } = person
  await person.open('/desk/?view=all')
  await page.getByRole('link', { name: new RegExp(`^${fileNumber}\\W+${name}`) }).click()
  await seeHeading(page, name)
}

export async function claim({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Übernehmen' }).click()
  await page.getByRole('button', { name: 'Zurückgeben' }).waitFor()
}

/** Answers the task's form and completes it. */
export async function completeTask(
  person: Person,
  answers: readonly Answer[],
  screen?: string,
): Promise<void> {
  const { page } = person
  await fill(page, answers)
  if (screen) await person.look(screen)
  await page.getByRole('button', { name: 'Abschließen' }).click()
  await seeHeading(page, /ist abgeschlossen$/)
}

/** After a completed task: straight to the next one of the same case. */
export async function nextTask({ page }: Person, name: string): Promise<void> {
  await page.getByRole('link', { name: `Nächste offene Aufgabe dieses Falls: ${name}` }).click()
  await seeHeading(page, name)
}

export async function openCase(person: Person, fileNumber: string): Promise<void> {
  const { page } = person
  await person.open('/desk/cases')
  await page.getByRole('link', { name: fileNumber }).click()
  await seeHeading(page, /für Erika Mustermann/)
}
