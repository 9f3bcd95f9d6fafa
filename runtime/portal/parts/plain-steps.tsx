import { Icon } from '../../ui/icons/icon.tsx'
import type { ApplicationStatus } from '../api-types.ts'
import { portalTexts } from '../portal-texts.ts'

const looks = { done: 'is-done', current: 'is-now', ahead: '' } as const

/** The stages of a procedure in words, with what is done and where it stands. */
export function PlainSteps({ status }: { readonly status: ApplicationStatus }) {
  const { t, language, date } = portalTexts.useTexts()
  const wordsOf = (state: keyof typeof looks, at: string | null) => {
    if (state === 'done') return at ? t('stepDone', { date: date(at) }) : t('stepDoneNoDate')
    if (state === 'current') return at ? t('stepNowSince', { date: date(at) }) : t('stepNow')
    return t('stepAhead')
  }
  return (
    <ol className="lz-vsteps">
      {status.stages.map((stage, index) => (
        <li
          key={stage.id}
          className={looks[stage.state]}
          aria-current={stage.state === 'current' ? 'step' : undefined}
        >
          <span className="lz-vsteps__m" aria-hidden="true">
            {stage.state === 'done' ? <Icon name="check" /> : index + 1}
          </span>
          <h3>{stage[language]}</h3>
          <p className="lz-state">{wordsOf(stage.state, stage.at)}</p>
          {stage.state === 'current' && <p>{status.waitingFor[language]}</p>}
        </li>
      ))}
    </ol>
  )
}
