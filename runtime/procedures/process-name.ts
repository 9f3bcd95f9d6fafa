import { type Definitions, elementsOf, flagOf, idOf, textOf } from '../../engine/bpmn/moddle-element.ts'

/** Name of a process in the model, its id when it has no name; `undefined` when the process is not there. */
export function processNameOf(definitions: Definitions, processId: string): string | undefined {
  const process = processesOf(definitions).find((one) => idOf(one) === processId)
  return process && (textOf(process, 'name')?.trim() || idOf(process))
}

/** Id of the process a file is about: the executable one, else the first that has steps. */
export function mainProcessOf(definitions: Definitions): string | undefined {
  const all = processesOf(definitions)
  const main =
    all.find((process) => flagOf(process, 'isExecutable') === true) ??
    all.find((process) => elementsOf(process, 'flowElements').length > 0) ??
    all[0]
  return main && idOf(main)
}

/** Ids of all processes of a file, in order. */
export function processIdsOf(definitions: Definitions): readonly string[] {
  return processesOf(definitions).map(idOf)
}

const processesOf = (definitions: Definitions) =>
  elementsOf(definitions, 'rootElements').filter((root) => root.$type === 'bpmn:Process')
