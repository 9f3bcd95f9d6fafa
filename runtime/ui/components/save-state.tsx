import { Icon } from '../icons/icon.tsx'
import { KernIcon } from '../icons/kern-icon.tsx'
import { componentTexts } from './component-texts.ts'

export type SaveStateKind = 'clean' | 'unsaved' | 'saving' | 'saved' | 'offline' | 'conflict'

/** How a draft stands; spoken politely. */
export function SaveState({
  state,
  savedAt,
}: {
  readonly state: SaveStateKind
  readonly savedAt?: string | null | undefined
}) {
  const { t, time } = componentTexts.useTexts()
  return (
    <span className="lz-saved" role="status">
      {state === 'saved' && <KernIcon name="success" tone="success" />}
      {(state === 'offline' || state === 'conflict') && <KernIcon name="warning" tone="warning" />}
      {(state === 'saving' || state === 'unsaved') && <Icon name="clock" size={18} />}
      {state === 'saved' && savedAt ? t('savedAt', { time: time(savedAt) }) : t(state)}
    </span>
  )
}
