import type { Figures } from '../cockpit-figures/figures.ts'
import type { Texts } from '../ui/texts/texts.ts'
import type { cockpitTexts } from './cockpit-texts.ts'

type CockpitTexts = ReturnType<typeof cockpitTexts.useTexts> extends Texts<infer Key> ? Texts<Key> : never

/** A count of an office; one taken out to protect another says so. */
export function figureWords(
  figures: Figures,
  column: Figures['protective'][number],
  texts: CockpitTexts,
): string {
  return figures.protective.includes(column) ? texts.t('protected') : countWords(figures[column], texts)
}

/** A count; what was taken out is said in words, never shown as zero. */
export function countWords(value: number | null, { t, number }: CockpitTexts): string {
  return value === null ? t('few') : number(value, 0)
}

/** A duration in days with one decimal place; short ones in hours. */
export function durationWords(days: number | null, { t, number }: CockpitTexts): string {
  if (days === null) return t('none')
  const hours = days * 24
  if (hours < 0.5) return t('atOnce')
  if (hours < 24) return t('hours', { value: Math.round(hours) })
  const rounded = Math.round(days * 10) / 10
  return rounded === 1
    ? t('days', { value: 1 })
    : `${number(rounded)} ${t('days', { value: 2 }).replace(/^\S+\s/, '')}`
}
