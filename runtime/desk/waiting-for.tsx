import { Icon } from '../ui/icons/icon.tsx'
import { deskTexts } from './desk-texts.ts'

/** Whom a task waits for, as icon and word. */
export function WaitingFor({ waitingFor, assigneeName }: WaitingForProps) {
  const { t } = deskTexts.useTexts()
  if (waitingFor === 'me') {
    return (
      <span className="lz-wait lz-wait--me">
        <Icon name="person" />
        {t('group.me')}
      </span>
    )
  }
  const group = groups.find((name) => name === waitingFor)
  return (
    <span className="lz-wait">
      <Icon name={waitingFor === 'person' ? 'person' : 'clock'} />
      {waitingFor === 'person' ? assigneeName : t(group ? `group.${group}` : 'group.other')}
    </span>
  )
}

const groups = ['clerk', 'lead', 'applicant'] as const

interface WaitingForProps {
  readonly waitingFor: string
  readonly assigneeName: string | null
}
