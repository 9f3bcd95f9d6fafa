import type { Finding } from '../../../engine/findings/finding.ts'
import type { DraftSession } from '../../draft/draft-session.ts'
import type { Workbench } from '../model/workbench.ts'
import { doneForm } from './done-form.ts'

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
  const repaired = await repairAll(bpmn)
  await takeOver(session, bench, typeof repaired === 'string' ? repaired : repaired.xml)
}

/** A repair may name the plain "done" form: it is added to the procedure's forms. */
async function takeOver(session: DraftSession, bench: Workbench, xml: string): Promise<void> {
  await bench.replaceModel(xml)
  const known = session.getState().forms
  for (const [, id = ''] of xml.matchAll(/formId="([^"=]+)"/g)) {
    if (known[id] === undefined && /^(done|erledigt)/.test(id)) session.setForm(id, doneForm(id))
  }
}
