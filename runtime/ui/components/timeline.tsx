import type { ReactNode } from 'react'
import { useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { componentTexts } from './component-texts.ts'

export interface TimelineEntry {
  readonly id: string
  readonly at: string
  readonly text: ReactNode
  readonly who?: string | undefined
}

/** What happened, newest first; long histories open on request. */
export function Timeline({
  entries,
  first = 6,
}: {
  readonly entries: readonly TimelineEntry[]
  readonly first?: number
}) {
  const { t, dateTime } = componentTexts.useTexts()
  const [all, setAll] = useState(false)
  const shown = all ? entries : entries.slice(0, first)
  const more = entries.length - shown.length
  if (entries.length === 0) return <p className="lz-meta">{t('nothingYet')}</p>
  return (
    <>
      <ol className="lz-timeline">
        {shown.map((entry, index) => (
          <li key={entry.id} className={index === 0 ? 'is-now' : undefined}>
            <b>{entry.text}</b>
            <time dateTime={entry.at}>{dateTime(entry.at)}</time>
            {entry.who && <small>{entry.who}</small>}
          </li>
        ))}
      </ol>
      {more > 0 && (
        <button type="button" className="lz-tool" onClick={() => setAll(true)}>
          <Icon name="down" size={18} />
          {t('olderEntries', { count: more })}
        </button>
      )}
    </>
  )
}
