import { useState } from 'react'
import { Button } from '../../../runtime/ui/components/button.tsx'
import { Dialog } from '../../../runtime/ui/components/dialog.tsx'
import { SelectField } from '../../../runtime/ui/components/select-field.tsx'
import { Icon } from '../../../runtime/ui/icons/icon.tsx'
import { appendStep, attachBoundary } from '../../modeler/append-step.ts'
import type { DiagramElement } from '../../modeler/diagram-element.ts'
import { elementTitle } from '../../modeler/element-words.ts'
import { isType, listOf, type ModelElement } from '../../modeler/model-element.ts'
import { boundaryKinds, moreStepKinds, type StepKind, stepKinds } from '../../modeler/step-kinds.ts'
import { flattened, outlineOf } from '../outline/outline.ts'
import { CheckProperty } from '../properties/fields/check-property.tsx'
import { modelTexts } from './model-texts.ts'
import { useWorkbench } from './use-workbench.ts'

/** Everything one can add or connect at the chosen step, without a pointer. */
export function AppendDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t, language } = modelTexts.useTexts()
  const bench = useWorkbench()
  const chosen = bench.selected()
  const after = chosen.parent === undefined || isType(chosen.businessObject, 'bpmn:Lane') ? undefined : chosen
  const done = () => {
    setInside(undefined)
    onClose()
    bench.modeler.get('canvas').focus()
  }
  const [inside, setInside] = useState<boolean>()
  const frame = isFrame(after)
  const within = frame && (inside ?? listOf(after?.businessObject, 'flowElements').length === 0)
  const add = (kind: StepKind) => {
    appendStep(bench.editor, kind, after, within)
    done()
  }
  const start = (tool: (event: Event) => void) => {
    done()
    tool(new MouseEvent('mousemove'))
  }
  const { modeler } = bench
  return (
    <Dialog open={open} title={t('appendTitle')} onClose={onClose} wide>
      <p className="lz-meta">
        {after === undefined
          ? t('appendFree')
          : t('appendAfter', { name: elementTitle(after.businessObject, language) })}
      </p>
      {frame && <CheckProperty label={t('appendInside')} checked={within} onChange={setInside} />}
      <ul className="lz-kinds">
        {[...stepKinds, ...moreStepKinds].map((kind) => (
          <KindButton key={kind.id} kind={kind} language={language} onClick={() => add(kind)} />
        ))}
      </ul>
      {after !== undefined && isType(after.businessObject, 'bpmn:Activity') && (
        <>
          <h3 className="lz-h3">{t('attach')}</h3>
          <ul className="lz-kinds">
            {boundaryKinds.map((kind) => (
              <KindButton
                key={kind.id}
                kind={kind}
                language={language}
                onClick={() => {
                  attachBoundary(bench.editor, kind, after)
                  done()
                }}
              />
            ))}
          </ul>
        </>
      )}
      {after !== undefined && isType(after.businessObject, 'bpmn:FlowNode') && (
        <ConnectTo
          from={after.businessObject}
          onConnect={(id) => {
            const target = modeler.get('elementRegistry').get(id)
            if (target !== undefined) bench.editor.connect(after, target)
            done()
          }}
        />
      )}
      <h3 className="lz-h3">{t('toolsMore')}</h3>
      <div className="lz-row lz-row--wrap">
        <Button small onClick={() => start((event) => modeler.get('lassoTool').activateSelection(event))}>
          {t('lasso')}
        </Button>
        <Button small onClick={() => start((event) => modeler.get('spaceTool').activateSelection(event))}>
          {t('space')}
        </Button>
        <Button small onClick={() => start((event) => modeler.get('handTool').activateHand(event))}>
          {t('hand')}
        </Button>
        <Button small onClick={() => start((event) => modeler.get('globalConnect').start(event))}>
          {t('connect')}
        </Button>
      </div>
    </Dialog>
  )
}

/** A sub-process that is drawn open. */
const isFrame = (element: DiagramElement | undefined): boolean =>
  element !== undefined && isType(element.businessObject, 'bpmn:SubProcess') && element.collapsed !== true

function KindButton({ kind, language, onClick }: KindButtonProps) {
  return (
    <li>
      <button type="button" className="lz-kind" onClick={onClick}>
        <Icon name={kind.icon} size={22} />
        {kind[language]}
      </button>
    </li>
  )
}

interface KindButtonProps {
  readonly kind: StepKind
  readonly language: 'de' | 'en'
  readonly onClick: () => void
}

function ConnectTo({
  from,
  onConnect,
}: {
  readonly from: ModelElement
  readonly onConnect: (id: string) => void
}) {
  const { t, language } = modelTexts.useTexts()
  const bench = useWorkbench()
  const [target, setTarget] = useState('')
  const process = bench.process()
  const steps = (process === undefined ? [] : flattened(outlineOf(process))).filter(
    ({ element }) =>
      element !== from &&
      isType(element, 'bpmn:FlowNode') &&
      !isType(element, 'bpmn:StartEvent', 'bpmn:BoundaryEvent'),
  )
  return (
    <div className="lz-row lz-row--wrap lz-row--end">
      <SelectField
        label={t('connectTo')}
        value={target}
        onChange={setTarget}
        options={[
          { value: '', label: '–' },
          ...steps.map(({ id, element }) => ({ value: id, label: elementTitle(element, language) })),
        ]}
      />
      <Button small disabled={target === ''} onClick={() => onConnect(target)}>
        {t('connect')}
      </Button>
    </div>
  )
}
