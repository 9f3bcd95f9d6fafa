import { parseDmnFiles } from '../../engine/dmn/index.ts'
import { checkModel, parseBpmn } from '../../engine/index.ts'
import { parseForm } from '../../forms/index.ts'
import { checkLettersUsed } from '../letters/check-letters-used.ts'
import type { DraftFinding, ProcedureContent } from './draft.ts'

/** Everything the designer is told about a procedure: model, tables and forms, errors first. */
export async function checkContent(content: ProcedureContent): Promise<readonly DraftFinding[]> {
  const { definitions, findings } = await parseBpmn(content.bpmn)
  const model: DraftFinding[] = definitions
    ? [...findings, ...checkModel(definitions), ...(await checkLettersUsed(definitions))]
    : [...findings]
  const files = Object.keys(content.decisions)
  const decisions = (await parseDmnFiles(Object.values(content.decisions))).map(({ findings }, at) =>
    findings.map((finding) => ({ ...finding, part: { kind: 'decision' as const, id: files[at] ?? '' } })),
  )
  const forms = Object.entries(content.forms).flatMap(([id, form]) =>
    parseForm(form).findings.map((finding) => ({ ...finding, part: { kind: 'form' as const, id } })),
  )
  const all = [...model, ...decisions.flat(), ...forms]
  return [...all.filter(isError), ...all.filter((finding) => !isError(finding))]
}

export const isError = (finding: DraftFinding): boolean => finding.severity === 'error'
