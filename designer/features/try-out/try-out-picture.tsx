import { lazy, Suspense, useMemo } from 'react'
import { type CompiledProcess, waitOf } from '../../../engine/index.ts'
import type { TryOut } from '../../../engine/try-out/create-try-out.ts'
import type { DiagramMarks } from '../../../runtime/ui/diagram/marks.ts'
import { isWork } from './is-work.ts'
import { numberedPath, takenIn } from './story.ts'
import { tryOutTexts } from './try-out-texts.ts'

const DiagramViewer = lazy(() => import('../../../runtime/ui/diagram/diagram-viewer.tsx'))

/** The diagram with the numbered way and the place where the case stands. */
export function TryOutPicture({ bpmn, tryOut, process }: TryOutPictureProps) {
  const { t } = tryOutTexts.useTexts()
  // The picture is of the case itself: what it called has a picture of its own.
  const log = (tryOut?.state.log ?? []).filter(({ key }) => key === '1')
  const work = (id: string) => isWork(process, id)
  const path = numberedPath(log, work)
  const names = path.map((id, index) => `${index + 1} ${process.elements.get(id)?.name ?? id}`)
  const here = t('here')
  const length = log.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: the log only grows, its length stands for it.
  const marks = useMemo<DiagramMarks>(() => {
    const { tasks, jobs, incidents, subscriptions, signals, adHocs, timers } = tryOut?.main ?? none
    const open = [...tasks, ...jobs, ...subscriptions, ...signals, ...adHocs, ...timers]
    const waiting = [...open.map(({ element }) => element), ...callsOf(tryOut)]
    const current = [...new Set(waiting)].filter((id) => process.elements.get(id)?.attachedTo === undefined)
    return {
      taken: takenIn(log),
      current: current.map((id) => ({ id, label: here })),
      incidents: incidents.map(({ element }) => element),
      signs: path.map((id, index) => ({ id, sign: 'path' as const, label: String(index + 1) })),
    }
  }, [length, tryOut?.now, here])
  const steps = [...process.elements.values()].filter(({ id }) => work(id)).length
  return (
    <section className="lz-stack lz-s8 lz-compare-picture" aria-label={t('path')}>
      <div className="lz-row lz-row--wrap lz-between">
        <h2 className="lz-h2">{t('path')}</h2>
        <span className="lz-meta">{t('coverage', { steps: path.length, all: steps })}</span>
      </div>
      <Suspense fallback={<p className="lz-loading">…</p>}>
        <DiagramViewer
          xml={bpmn}
          marks={marks}
          name={t('path')}
          summary={t('pathText', { steps: names.join(', ') || '–' })}
          height={420}
        />
      </Suspense>
    </section>
  )
}

const none = {
  tasks: [],
  jobs: [],
  incidents: [],
  subscriptions: [],
  signals: [],
  adHocs: [],
  timers: [],
} as const

/** Call activities of the case whose called process runs. */
const callsOf = (tryOut: TryOut | undefined): readonly string[] =>
  (tryOut?.instances ?? []).flatMap(({ instance, parent }) => {
    const wait =
      parent?.key === '1' && instance.state === 'active' && tryOut
        ? waitOf(tryOut.main.instance, parent.wait)
        : undefined
    return wait === undefined ? [] : [wait.element]
  })

interface TryOutPictureProps {
  readonly bpmn: string
  readonly tryOut: TryOut | undefined
  readonly process: CompiledProcess
}
