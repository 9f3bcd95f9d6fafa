import { useEffect, useRef } from 'react'
import { KernIcon } from '../../ui/icons/kern-icon.tsx'
import { Link } from '../../ui/router/router.tsx'
import { counterTexts } from './counter-texts.ts'

/** The case is open: its number, and where to go on. Takes the focus. */
export function CounterDone({ processInstanceKey, fileNumber }: CounterDoneProps) {
  const { t } = counterTexts.useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="lz-empty lz-stack lz-s12">
      <p>
        <KernIcon name="success" size="large" tone="success" />
      </p>
      <h1 className="lz-h1" ref={heading} tabIndex={-1}>
        {t('doneTitle', { file: fileNumber })}
      </h1>
      <p>{t('doneText')}</p>
      <div className="lz-btns">
        <Link to={`/cases/${processInstanceKey}`} className="kern-btn kern-btn--primary">
          <span className="kern-label">{t('openCase')}</span>
        </Link>
        <Link to="/counter" className="kern-btn kern-btn--secondary">
          <span className="kern-label">{t('another')}</span>
        </Link>
      </div>
    </div>
  )
}

interface CounterDoneProps {
  readonly processInstanceKey: string
  readonly fileNumber: string
}
