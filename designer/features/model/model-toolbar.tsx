import { IconButton } from '../../../runtime/ui/components/icon-button.tsx'
import { Icon } from '../../../runtime/ui/icons/icon.tsx'
import { appendStep } from '../../modeler/append-step.ts'
import { type StepKind, stepKinds } from '../../modeler/step-kinds.ts'
import { modelTexts } from './model-texts.ts'
import { useRovingToolbar } from './use-roving-toolbar.ts'
import { useWorkbench } from './use-workbench.ts'

/** Undo, zoom and search; below, the steps one can add (click: after the chosen step, drag: anywhere). */
export function ModelToolbar({ onMore }: { readonly onMore: () => void }) {
  const { t, language } = modelTexts.useTexts()
  const bench = useWorkbench()
  const tools = useRovingToolbar()
  const palette = useRovingToolbar()
  const canvas = bench.modeler.get('canvas')
  const zoom = (factor: number) => {
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)))
    canvas.focus()
  }
  const add = (kind: StepKind) => {
    const after = bench.selected()
    appendStep(bench.editor, kind, after.parent === undefined ? undefined : after)
    canvas.focus()
  }
  const drag = (kind: StepKind, event: Event) => {
    const shape = bench.modeler.get('elementFactory').createShape(kind.shape)
    bench.modeler.get('create').start(event, shape)
  }
  return (
    <>
      <div ref={tools} className="lz-toolbar" role="toolbar" aria-label={t('tools')} data-pane="toolbar">
        <button
          type="button"
          className="lz-tool"
          disabled={!bench.canUndo()}
          onClick={() => void bench.undo()}
        >
          <Icon name="undo" />
          <span className="lz-tool__word">{t('undo')}</span>
        </button>
        <button type="button" className="lz-tool" disabled={!bench.canRedo()} onClick={() => bench.redo()}>
          <Icon name="redo" />
          <span className="lz-tool__word">{t('redo')}</span>
        </button>
        <span className="lz-sep" />
        <IconButton small icon="minus" label={t('smaller')} onClick={() => zoom(0.8)} />
        <IconButton small icon="plus" label={t('larger')} onClick={() => zoom(1.25)} />
        <button type="button" className="lz-tool" onClick={() => canvas.zoom('fit-viewport', 'auto')}>
          <Icon name="fit" />
          <span className="lz-tool__word">{t('fit')}</span>
        </button>
        <span className="lz-sep" />
        <IconButton
          small
          icon="filter"
          label={t('search')}
          onClick={() => bench.modeler.get('searchPad').toggle()}
        />
      </div>
      <div ref={palette} className="lz-palette" role="toolbar" aria-label={t('addLabel')}>
        <span className="lz-cap">{t('add')}</span>
        {stepKinds.map((kind) => (
          <button
            key={kind.id}
            type="button"
            className="lz-tool"
            draggable
            onDragStart={(event) => {
              event.preventDefault()
              drag(kind, event.nativeEvent)
            }}
            onClick={() => add(kind)}
          >
            <Icon name={kind.icon} />
            {kind[language]}
          </button>
        ))}
        <IconButton small icon="menu" label={t('more')} onClick={onMore} />
      </div>
    </>
  )
}
