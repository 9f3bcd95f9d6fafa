import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { lzModdle } from './lz-moddle.ts'

/** A reader and writer of our dialect: BPMN 2.0, `zeebe:` and `lz:` (decision 6). */
export function createModdle(): BpmnModdle {
  return new BpmnModdle({ zeebe, lz: lzModdle })
}
