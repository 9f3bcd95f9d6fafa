import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Answer } from './answers.ts'
import { settle } from './person.ts'

/** A person without a mouse: moves with Tab, acts with Enter, Space, arrows and letters. */
export interface Hands {
  /** Moves the focus onward until it is on this element; it must be seen there. */
  reach(target: Locator): Promise<void>
  press(target: Locator, key: 'Enter' | 'Space'): Promise<void>
  type(target: Locator, text: string): Promise<void>
  answer(answers: readonly Answer[]): Promise<void>
  /** After a step of the page: somebody must have the focus, never the bare body. */
  expectFocus(where: string): Promise<void>
}

/** More tab stops than any page has. */
const manyStops = 250

export function keyboardHands(page: Page): Hands {
  const has = (target: Locator) => target.evaluate((element) => element === document.activeElement)
  const hands: Hands = {
    async reach(target) {
      await target.waitFor({ state: 'attached' })
      for (let stop = 0; stop < manyStops; stop += 1) {
        if (await has(target)) return expectVisibleFocus(page)
        await page.keyboard.press('Tab')
      }
      throw new Error(`Expected the Tab key to reach ${target}, but it did not within ${manyStops} stops.`)
    },
    async press(target, key) {
      await hands.reach(target)
      await page.keyboard.press(key)
    },
    async type(target, text) {
      await hands.reach(target)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
    async answer(answers) {
      for (const answer of answers) await answerOne(page, hands, answer)
    },
    async expectFocus(where) {
      await settle(page)
      await page
        .waitForFunction(() => document.activeElement !== document.body, undefined, { timeout: 3_000 })
        .catch(() => expect.fail(`${where}: the focus got lost on the body`))
    },
  }
  return hands
}

async function answerOne(page: Page, hands: Hands, answer: Answer): Promise<void> {
  const group = page.getByRole('group', { name: answer.question }).first()
  switch (answer.kind) {
    case 'text':
      return hands.type(page.getByRole('textbox', { name: answer.question }), answer.value)
    case 'list': {
      const list = page.getByRole('combobox', { name: answer.question })
      await hands.reach(list)
      await page.keyboard.type(answer.value.slice(0, 12))
      return expect(await list.locator('option:checked').textContent()).toBe(answer.value)
    }
    case 'choice':
      return chooseRadio(page, hands, group, answer.value)
    case 'tick':
      return hands.press(
        answer.value
          ? group.getByRole('checkbox', { name: answer.value })
          : page.getByRole('checkbox', { name: answer.question }),
        'Space',
      )
    case 'press':
      return hands.press(page.getByRole('button', { name: answer.question }), 'Enter')
    case 'date': {
      const [day = '', month = '', year = ''] = answer.value.split('.')
      await hands.type(group.getByLabel('Tag'), day)
      await hands.type(group.getByLabel('Monat'), month)
      return hands.type(group.getByLabel('Jahr'), year)
    }
  }
}

/** Tab enters a radio group at one of its buttons; the arrow keys go round. */
async function chooseRadio(page: Page, hands: Hands, group: Locator, name: string): Promise<void> {
  const radios = await group.getByRole('radio').all()
  const wanted = group.getByRole('radio', { name, exact: true })
  await reachOneOf(page, group)
  await page.keyboard.press('Space')
  for (let turn = 0; turn <= radios.length; turn += 1) {
    if (await wanted.isChecked()) return hands.expectFocus(name)
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`Expected the arrow keys to choose '${name}'.`)
}

async function reachOneOf(page: Page, group: Locator): Promise<void> {
  await group.waitFor()
  for (let stop = 0; stop < manyStops; stop += 1) {
    const inside = await group.evaluate(
      (element) =>
        element.contains(document.activeElement) && document.activeElement?.getAttribute('type') === 'radio',
    )
    if (inside) return expectVisibleFocus(page)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Expected the Tab key to reach ${group}.`)
}

/** The focused element, or what stands for it, has an outline or a ring, and lies inside the window. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const element = document.activeElement
    if (!element) return 'nothing has the focus'
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    const ring = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    const { top, bottom, width } = element.getBoundingClientRect()
    const inside = bottom > 0 && top < innerHeight && width > 0
    const name = `${element.tagName} ${element.id} ${element.textContent?.slice(0, 40)}`
    return ring && inside ? '' : `${name}: ring ${ring}, in the window ${inside}`
  })
  expect(seen, 'the focus can be seen').toBe('')
}
