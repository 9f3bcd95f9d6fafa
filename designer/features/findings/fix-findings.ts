import type { Finding } from '../../../engine/findings/finding.ts'
import { plainForm } from '../../../forms/index.ts'
import type { DraftSession } from '../../draft/draft-session.ts'
import type { Workbench } from '../model/workbench.ts'

/** Carries out one finding's repair in the open model. */
export async function fixOne(session: DraftSession, bench: Workbench, finding: Finding): Promise<void> {
  const { applyFix } = await import('../../../engine/index.ts')
  const { bpmn } = await session.content()
  await takeOver(session, bench, await applyFix(bpmn, finding))
}

/** Carries out every repair there is, also those that become possible by another one. */
export async function fixAll(session: DraftSession, bench: Workbench): Promise<void> {
  const { repairAll } = await import('../../../engine/index.ts')
  const { bpmn } = await session.content()
  const { xml } = await repairAll(bpmn)
  await takeOver(session, bench, xml)
}

/** Takes over the repaired model; forms that tasks name but nobody has made yet are made plain. */
async function takeOver(session: DraftSession, bench: Workbench, xml: string): Promise<void> {
  await bench.replaceModel(xml)
  const { parseBpmn, suggestForms } = await import('../../../engine/index.ts')
  const { definitions } = await parseBpmn(xml)
  if (definitions === undefined) return
  for (const suggested of suggestForms(definitions, Object.keys(session.getState().forms))) {
    session.setForm(suggested.formId, plainForm(suggested))
  }
}
