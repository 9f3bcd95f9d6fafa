import alignElements from 'bpmn-js/lib/features/align-elements/index.js'
import distributeElements from 'bpmn-js/lib/features/distribute-elements/index.js'
import palette from 'bpmn-js/lib/features/palette/index.js'
import Modeler from 'bpmn-js/lib/Modeler.js'
import { moddlePackages } from '../../engine/bpmn/create-moddle.ts'
import { batchModule } from './batch-module.ts'
import { canvasKeyboardModule } from './canvas-keyboard-module.ts'
import type { BpmnModeler } from './modeler-services.ts'
import { type DiagramLanguage, translateModule } from './translate/translate-module.ts'

/**
 * bpmn-js without its palette (our toolbar is one) and without the alignment menus, whose icons carry inline
 * styles that the content security policy refuses.
 */
export function createModeler(language: DiagramLanguage): BpmnModeler {
  const left = new Set<object>([palette, alignElements, distributeElements])
  class OwnModeler extends Modeler {
    override getModules() {
      return Modeler.prototype._modules.filter((module) => !left.has(module))
    }
  }
  return new OwnModeler({
    moddleExtensions: moddlePackages,
    additionalModules: [batchModule, translateModule(language), canvasKeyboardModule(language)],
  }) as unknown as BpmnModeler
}
