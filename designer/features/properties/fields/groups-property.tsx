import { propertyTexts } from '../property-texts.ts'
import { PickProperty } from './pick-property.tsx'

const known = ['clerk', 'lead', 'applicant'] as const

/** A group of the office, or an expression. */
export function GroupsProperty({ label, value, hint, inherited, onCommit }: GroupsPropertyProps) {
  const { t } = propertyTexts.useTexts()
  const wordsOf = (group: string) => {
    const found = known.find((one) => one === group)
    return found === undefined ? group : t(`group_${found}`)
  }
  return (
    <PickProperty
      label={label}
      none={inherited?.length ? t('likeLane', { who: inherited.map(wordsOf).join(', ') }) : t('nobody')}
      value={value}
      {...(hint ? { hint } : {})}
      options={known.map((group) => ({ value: group, label: wordsOf(group) }))}
      onCommit={onCommit}
    />
  )
}

interface GroupsPropertyProps {
  readonly label: string
  readonly value: string
  readonly hint?: string
  /** Groups and people for whom it holds when nothing is chosen. */
  readonly inherited?: readonly string[]
  readonly onCommit: (groups: string) => void
}
