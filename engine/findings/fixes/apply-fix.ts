import { createModdle } from '../../bpmn/create-moddle.ts'
import { exportBpmn } from '../../bpmn/export-bpmn.ts'
import { idOf, type ModdleElement } from '../../bpmn/moddle-element.ts'
import { parseBpmn } from '../../bpmn/parse-bpmn.ts'
import { checkModel } from '../check-model.ts'
import type { Finding } from '../finding.ts'
import type { FixCode } from '../fix-of.ts'
import { addCancelEvent, noProgressEvent } from './container-fixes.ts'
import {
  addCase,
  addEndEvent,
  addStartEvent,
  makeExecutable,
  setName,
  toUserTask,
  useDoneForm,
} from './element-fixes.ts'
import { makeMessageEvent, nameMessage, nameSignal, setCorrelationKey, setTimer } from './event-fixes.ts'
import { type ApplyFix, walk } from './fix-context.ts'
import { askChoice, makeFeel, setDefault } from './flow-fixes.ts'

const FIXES: { readonly [code in FixCode]: ApplyFix } = {
  'make-executable': makeExecutable,
  'add-start-event': addStartEvent,
  'add-end-event': addEndEvent,
  'to-user-task': toUserTask,
  'use-done-form': useDoneForm,
  'set-default': setDefault,
  'ask-choice': askChoice,
  'make-feel': makeFeel,
  'set-timer': setTimer,
  'name-message': nameMessage,
  'name-signal': nameSignal,
  'set-correlation-key': setCorrelationKey,
  'make-message-event': makeMessageEvent,
  'set-name': setName,
  'add-case': addCase,
  'add-cancel-event': addCancelEvent,
  'no-progress-event': noProgressEvent,
}

const MAX_ROUNDS = 10

/** Carries out the repair of one finding and gives the new file. Everything else stays as it is. */
export async function applyFix(xml: string, finding: Finding): Promise<string> {
  const definitions = await parsed(xml)
  carryOut(definitions, finding)
  return exportBpmn(definitions, xml)
}

/**
 * Carries out every repair there is, again and again until none is left: a repaired element may show the
 * next gap (a new user task has no form).
 */
export async function repairAll(xml: string): Promise<{
  readonly xml: string
  readonly repaired: readonly Finding[]
  readonly left: readonly Finding[]
}> {
  const repaired: Finding[] = []
  let current = xml
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const definitions = await parsed(current)
    const findings = checkModel(definitions)
    const fixable = findings.filter((finding) => finding.fix)
    if (fixable.length === 0) return { xml: current, repaired, left: findings }
    for (const finding of fixable) if (carryOut(definitions, finding)) repaired.push(finding)
    current = await exportBpmn(definitions, current)
  }
  return { xml: current, repaired, left: checkModel(await parsed(current)) }
}

function carryOut(definitions: ModdleElement, { element: id, fix }: Finding): boolean {
  if (!fix || !isFixCode(fix.code)) return false
  const element = id === undefined ? definitions : find(definitions, id)
  if (!element) return false
  FIXES[fix.code]({ moddle: createModdle(), definitions, element, values: fix.values ?? {} })
  return true
}

function isFixCode(code: string): code is FixCode {
  return Object.hasOwn(FIXES, code)
}

function find(definitions: ModdleElement, id: string): ModdleElement | undefined {
  for (const element of walk(definitions)) if (idOf(element) === id) return element
  return undefined
}

async function parsed(xml: string): Promise<ModdleElement> {
  const { definitions, findings } = await parseBpmn(xml)
  if (definitions) return definitions
  throw new Error(`Expected a readable BPMN file to repair: ${findings[0]?.message.en ?? 'unknown problem'}`)
}
