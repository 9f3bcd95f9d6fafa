import type { Page } from 'playwright-core'
import type { Answer } from './answers.ts'

/** Answers questions with mouse and keyboard, in their order. */
export async function fill(page: Page, answers: readonly Answer[]): Promise<void> {
  for (const answer of answers) await fillOne(page, answer)
}

async function fillOne(page: Page, answer: Answer): Promise<void> {
  const group = page.getByRole('group', { name: answer.question })
  switch (answer.kind) {
    case 'text':
      return page.getByRole('textbox', { name: answer.question }).fill(answer.value)
    case 'list': {
      await page.getByRole('combobox', { name: answer.question }).selectOption(answer.value)
      return
    }
    case 'choice':
      return group.getByRole('radio', { name: answer.value, exact: true }).check()
    case 'tick': {
      const box = answer.value
        ? group.getByRole('checkbox', { name: answer.value })
        : page.getByRole('checkbox', { name: answer.question })
      return box.check()
    }
    case 'press':
      return page.getByRole('button', { name: answer.question }).click()
    case 'date': {
      const [day = '', month = '', year = ''] = answer.value.split('.')
      await group.getByLabel('Tag').fill(day)
      await group.getByLabel('Monat').fill(month)
      return group.getByLabel('Jahr').fill(year)
    }
  }
}
