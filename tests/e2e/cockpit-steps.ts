import type { Page } from 'playwright-core'
import { procedureName } from './designer-steps.ts'
import { type Person, signIn } from './person.ts'
import { seeHeading } from './see.ts'

export async function openCockpit(person: Person, password: string): Promise<void> {
  await person.open('/cockpit')
  await seeHeading(person.page, 'Anmelden')
  await signIn(person, password)
  await figures(person.page).first().waitFor()
}

export async function openFigures({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: procedureName }).first().click()
  await seeHeading(page, procedureName)
  await seeHeading(page, 'Wo die Zeit liegen bleibt')
}

/** The tile with this label: `Offen`. */
export async function tile(page: Page, label: string): Promise<string> {
  const found = figures(page).filter({ has: page.getByRole('heading', { name: label, exact: true }) })
  return ((await found.first().locator('strong').textContent()) ?? '').trim()
}

function figures(page: Page) {
  return page.locator('.lz-tile')
}

export async function openIncidents({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: /^Störungen/ }).click()
  await seeHeading(page, 'Störungen')
}

/** Retries all cases of the incident shown. */
export async function retryIncident(person: Person): Promise<void> {
  const { page } = person
  await page.getByRole('button', { name: /wiederholen$/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Schritt wiederholen' })
  await person.look('cockpit-retry')
  await dialog.getByRole('button', { name: 'Jetzt wiederholen' }).click()
}
