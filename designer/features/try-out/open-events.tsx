import type { TryOut } from '../../../engine/try-out/create-try-out.ts'
import type { TryOutInstance } from '../../../engine/try-out/try-out-state.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { tryOutTexts } from './try-out-texts.ts'
import type { Act } from './try-out-view.tsx'

/** Events an instance waits for, each with a button that lets it happen; timers come with the clock. */
export function OpenEvents({ at, nameOf, onAct }: OpenEventsProps) {
  const { t, dateTime } = tryOutTexts.useTexts()
  const happen = (work: (tryOut: TryOut) => void) =>
    onAct((tryOut) => {
      work(tryOut)
      return undefined
    })
  // Two events may wait for the same signal: it is sent once.
  const signals = [...new Set(at.signals.map(({ name }) => name))]
  return (
    <>
      {at.subscriptions.map(({ wait, name, correlationKey }) => (
        <section key={wait} className="lz-card lz-stack lz-s8">
          <h2 className="lz-h3">{t('message', { name })}</h2>
          <Button small onClick={() => happen((one) => one.publishMessage(name, correlationKey))}>
            {t('deliver')}
          </Button>
        </section>
      ))}
      {signals.map((name) => (
        <section key={name} className="lz-card lz-stack lz-s8">
          <h2 className="lz-h3">{t('signal', { name })}</h2>
          <Button small onClick={() => happen((one) => one.broadcastSignal(name))}>
            {t('broadcast')}
          </Button>
        </section>
      ))}
      {at.timers.map((timer) => (
        <p key={timer.wait} className="lz-meta">
          {t('timer', { name: nameOf(timer.element), date: dateTime(timer.dueAt) })}
        </p>
      ))}
    </>
  )
}

interface OpenEventsProps {
  readonly at: TryOutInstance
  readonly nameOf: (element: string) => string
  readonly onAct: Act
}
