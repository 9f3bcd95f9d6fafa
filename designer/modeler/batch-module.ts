import type { ModelerServices } from './modeler-services.ts'

/** Several modeling commands as one step of the undo stack. */
class BatchHandler {
  preExecute(context: { work: () => void }): void {
    context.work()
  }
  execute(): readonly never[] {
    return []
  }
  revert(): readonly never[] {
    return []
  }
}

function registerBatch(commandStack: ModelerServices['commandStack']): void {
  commandStack.registerHandler('lz.batch', BatchHandler)
}
registerBatch.$inject = ['commandStack']

/** diagram-js module that adds the command `lz.batch`. */
export const batchModule = { __init__: [registerBatch] }
