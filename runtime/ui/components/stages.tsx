import { Icon } from '../icons/icon.tsx'
import { KernIcon } from '../icons/kern-icon.tsx'
import { componentTexts } from './component-texts.ts'

export interface Stage {
  readonly id: string
  readonly de: string
  readonly en: string
  readonly state: 'done' | 'current' | 'ahead'
}

/** Where a case stands, in plain words, in order. */
export function Stages({ stages }: { readonly stages: readonly Stage[] }) {
  const { t, language } = componentTexts.useTexts()
  const look = { done: 'is-done', current: 'is-now', ahead: '' }
  return (
    <ol className="lz-stages">
      {stages.map((stage, index) => (
        <li
          key={stage.id}
          className={look[stage.state]}
          aria-current={stage.state === 'current' ? 'step' : undefined}
        >
          <span className="lz-row">
            {stage.state === 'done' && <KernIcon name="success" tone="success" />}
            {stage.state === 'current' && <Icon name="pin" size={18} />}
            {stage.state === 'ahead' && <Icon name="circle" size={18} />}
            {t(stage.state)}
          </span>
          <b>
            {index + 1}. {stage[language]}
          </b>
        </li>
      ))}
    </ol>
  )
}
