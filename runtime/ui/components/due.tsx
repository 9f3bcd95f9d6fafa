import { Icon } from '../icons/icon.tsx'
import { KernIcon } from '../icons/kern-icon.tsx'
import { useLanguage } from '../texts/language.ts'
import { componentTexts } from './component-texts.ts'
import { type DeadlineKind, deadlineWords } from './deadline.ts'

/** A deadline: icon, words first, then the date (WCAG 1.4.1). */
export function Due({ at, note, inline }: DueProps) {
  const language = useLanguage()
  const { t } = componentTexts.useTexts()
  if (!at) return <span className="lz-txt-muted">{t('noDeadline')}</span>
  const { kind, words, date } = deadlineWords(at, new Date(), language)
  if (inline) {
    return (
      <span className={`lz-due lz-due--${kind}`}>
        <DueIcon kind={kind} />
        <span>
          <time dateTime={at}>
            {words} ({date})
          </time>
          {note && <small>{note}</small>}
        </span>
      </span>
    )
  }
  return (
    <span className={`lz-due lz-due--${kind}`}>
      <DueIcon kind={kind} />
      <span>
        <b>{words}</b>
        <small>
          <time dateTime={at}>{date}</time>
          {note ? ` · ${note}` : ''}
        </small>
      </span>
    </span>
  )
}

interface DueProps {
  readonly at: string | null | undefined
  /** For example the law. */
  readonly note?: string | undefined
  /** One line: "in 18 Tagen (30.11.2026)". */
  readonly inline?: boolean
}

function DueIcon({ kind }: { readonly kind: DeadlineKind }) {
  if (kind === 'over') return <KernIcon name="danger" tone="danger" />
  if (kind === 'today') return <KernIcon name="warning" tone="warning" />
  if (kind === 'soon') return <Icon name="clock" />
  return <KernIcon name="calendar-today" tone="muted-i" />
}
