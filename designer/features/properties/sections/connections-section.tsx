import { IconButton } from '../../../../runtime/ui/components/icon-button.tsx'
import { elementTitle } from '../../../modeler/element-words.ts'
import { isType } from '../../../modeler/model-element.ts'
import { useWorkbench } from '../../model/use-workbench.ts'
import { propertyTexts } from '../property-texts.ts'
import type { Section } from '../section.ts'

/** The flows that leave a step: to walk along, to open their condition, to delete. */
export const connectionsSection: Section = {
  id: 'connections',
  applies: (bo) => isType(bo, 'bpmn:FlowNode') && !isType(bo, 'bpmn:EndEvent'),
  Component: ({ editor, element }) => {
    const { t, language } = propertyTexts.useTexts()
    const bench = useWorkbench()
    const flows = (element.outgoing ?? []).filter((flow) => flow.target !== undefined)
    if (flows.length === 0) return null
    return (
      <div className="lz-stack lz-s4">
        <h3 className="kern-label">{t('connections')}</h3>
        <ul className="lz-flows">
          {flows.map((flow) => {
            const name = flow.target === undefined ? '' : elementTitle(flow.target.businessObject, language)
            return (
              <li key={flow.id}>
                <button type="button" className="lz-tool" onClick={() => bench.select(flow.id)}>
                  {flow.businessObject.name ? `${flow.businessObject.name}: ${name}` : t('goTo', { name })}
                </button>
                <IconButton
                  small
                  icon="x"
                  label={t('disconnect', { name })}
                  onClick={() => editor.remove(flow)}
                />
              </li>
            )
          })}
        </ul>
      </div>
    )
  },
}
