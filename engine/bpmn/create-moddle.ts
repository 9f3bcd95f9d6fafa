import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { lzModdle } from './lz-moddle.ts'

interface Package {
  readonly prefix: string
  readonly types: readonly { readonly name: string; readonly properties?: readonly object[] }[]
}

/** A reader and writer of our dialect: BPMN 2.0, `zeebe:` and `lz:` (decision 6). */
export function createModdle(): BpmnModdle {
  return new BpmnModdle(moddlePackages)
}

/** BPMN's own types as bpmn-moddle describes them, but a global task's script is an element (BPMN 2.0.2 Table 10.20). */
function repairedBpmn(): Package {
  const described = new BpmnModdle().getPackage('bpmn') as Package
  const types = described.types.map((type) =>
    type.name === 'GlobalScriptTask'
      ? { ...type, properties: [scriptLanguage, { name: 'script', type: 'String' }] }
      : type,
  )
  return { ...described, types }
}

const scriptLanguage = { name: 'scriptLanguage', isAttr: true, type: 'String' }

/** What every reader and writer of our files knows, in browser and server alike. */
export const moddlePackages = { bpmn: repairedBpmn(), zeebe, lz: lzModdle }
