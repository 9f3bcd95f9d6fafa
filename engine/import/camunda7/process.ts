import type { ModdleElement } from '../../bpmn/moddle-element.ts'
import type { ImportContext } from './import-context.ts'

/** Version tag and how long finished instances are kept. */
export function importProcess(context: ImportContext, element: ModdleElement): void {
  if (element.$type !== 'bpmn:Process') return
  const tag = context.attribute(element, 'versionTag')
  if (tag !== undefined) {
    context.write(element, 'zeebe:VersionTag', { value: tag })
    context.dropAttribute(element, 'versionTag')
  }
  const days = context.attribute(element, 'historyTimeToLive')
  const retention = /^\d+$/.test(days ?? '') ? `P${days}D` : days
  if (retention === undefined || !/^P[\dYMWD]+$/.test(retention)) return
  context.write(element, 'lz:Case', { retention })
  context.dropAttribute(element, 'historyTimeToLive')
}
