import type { OpenAdHoc } from '../../../engine/run/effect.ts'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { tryOutTexts } from './try-out-texts.ts'
import type { Act } from './try-out-view.tsx'

/** Steps of a free sub-process: each may be started as often as it is needed, until no more are. */
export function AdHocSteps({ instance, open, nameOf, onAct }: AdHocStepsProps) {
  const { t } = tryOutTexts.useTexts()
  const target = { key: instance, wait: open.wait }
  return (
    <section className="lz-card lz-stack lz-s8">
      <h2 className="lz-h3">{t('adHoc', { name: nameOf(open.element) })}</h2>
      <div className="lz-row lz-row--wrap">
        {open.elements.map((element) => (
          <Button
            key={element}
            small
            icon="plus"
            onClick={() => onAct((one) => one.activateElements(target, element))}
          >
            {t('adHocStart', { name: nameOf(element) })}
          </Button>
        ))}
        <Button small variant="tertiary" onClick={() => onAct((one) => one.completeAdHoc(target))}>
          {t('adHocDone')}
        </Button>
      </div>
    </section>
  )
}

interface AdHocStepsProps {
  readonly instance: string
  readonly open: OpenAdHoc
  readonly nameOf: (element: string) => string
  readonly onAct: Act
}
