import type { CompiledProcess } from '../../../engine/index.ts'
import type { TryOut } from '../../../engine/try-out/create-try-out.ts'
import type { FormDocument } from '../../../forms/document.ts'
import { Alert } from '../../../runtime/ui/components/alert.tsx'
import { InstanceWork } from './instance-work.tsx'
import { tryOutTexts } from './try-out-texts.ts'
import type { Act } from './try-out-view.tsx'

/** Everything that is open now, in the case and in what it called or started: one block for each instance. */
export function OpenWork({ tryOut, processes, forms, onAct }: OpenWorkProps) {
  const { t } = tryOutTexts.useTexts()
  const nameOf = (processId: string, element: string) =>
    processes.find(({ id }) => id === processId)?.elements.get(element)?.name ?? element
  const running = tryOut.instances.filter(({ instance }) => instance.state === 'active')
  const open = running.filter(({ tasks, jobs, subscriptions, signals, adHocs, incidents }) =>
    [tasks, jobs, subscriptions, signals, adHocs, incidents].some((list) => list.length > 0),
  )
  const isOver = tryOut.main.instance.state !== 'active'
  return (
    <>
      <p role="status" className="kern-sr-only">
        {running
          .flatMap(({ instance, tasks, jobs }) =>
            [...tasks, ...jobs].map(({ element }) => nameOf(instance.processId, element)),
          )
          .join(', ')}
      </p>
      {isOver && <Alert kind="success" title={t('finished')} />}
      {!isOver && open.length === 0 && <Alert kind="info" title={t('waiting')} />}
      {running.map((each) => {
        const process = processes.find(({ id }) => id === each.instance.processId)
        if (process === undefined) return null
        return (
          <InstanceWork
            key={each.key}
            tryOut={tryOut}
            at={each}
            process={process}
            forms={forms}
            named={each.key !== '1'}
            onAct={onAct}
          />
        )
      })}
    </>
  )
}

interface OpenWorkProps {
  readonly tryOut: TryOut
  readonly processes: readonly CompiledProcess[]
  readonly forms: Readonly<Record<string, FormDocument>>
  readonly onAct: Act
}
