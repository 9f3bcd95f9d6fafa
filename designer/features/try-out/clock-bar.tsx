import type { CompiledProcess } from '../../../engine/index.ts'
import type { TryOut } from '../../../engine/try-out/create-try-out.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { Icon } from '../../../runtime/ui/icons/icon.tsx'
import { tryOutTexts } from './try-out-texts.ts'
import type { Act } from './try-out-view.tsx'

/** The virtual clock: a day, a week, or straight to the next timer. */
export function ClockBar({ tryOut, processes, onAct, onRestart }: ClockBarProps) {
  const { t, dateTime } = tryOutTexts.useTexts()
  const timer = tryOut.nextTimer()
  const nameOf = (key: string, element: string) => {
    const ran = tryOut.instances.find((each) => each.key === key)?.instance.processId
    return processes.find(({ id }) => id === ran)?.elements.get(element)?.name
  }
  const advance = (duration: string) =>
    onAct((one) => {
      one.advance(duration)
      return undefined
    })
  return (
    <section className="lz-clock" aria-label={t('clock')}>
      <span className="lz-row">
        <Icon name="clock" size={26} className="lz-acti" />
        <span role="status">
          <small>{t('clock')}</small>
          <b>{dateTime(tryOut.now)}</b>
        </span>
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls. */}
      <span className="lz-row lz-row--wrap" role="group" aria-label={t('move')}>
        <Button small onClick={() => advance('P1D')}>
          {t('day')}
        </Button>
        <Button small onClick={() => advance('P7D')}>
          {t('week')}
        </Button>
        <Button
          small
          variant="primary"
          icon="skip"
          disabled={timer === undefined}
          onClick={() =>
            onAct((one) => {
              one.advanceToNextTimer()
              return undefined
            })
          }
        >
          {timer === undefined ? t('noTimer') : t('toTimer', { date: dateTime(timer.dueAt) })}
        </Button>
        {timer && <span className="lz-meta">{nameOf(timer.key, timer.element)}</span>}
      </span>
      <span className="lz-grow" />
      <Button small variant="tertiary" icon="reset" onClick={onRestart}>
        {t('restart')}
      </Button>
    </section>
  )
}

interface ClockBarProps {
  readonly tryOut: TryOut
  readonly processes: readonly CompiledProcess[]
  readonly onAct: Act
  readonly onRestart: () => void
}
