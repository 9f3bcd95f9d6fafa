import { Temporal } from 'temporal-polyfill'
import { emptyInstance, type Variables } from '../../engine/index.ts'
import type { Transaction } from '../database/port.ts'
import type { Definition } from '../definitions/definition.ts'
import { findProcesses } from '../definitions/find-process.ts'
import { RuntimeError } from '../errors.ts'
import { bookFileNumbers } from './book-file-numbers.ts'
import { isTreeFull, numberCalls, TreeFull } from './number-calls.ts'
import type { BatchTools } from './run-batch.ts'
import type { Slot } from './slot.ts'
import type { StartWork } from './work.ts'

type StartSlot = Slot & { work: StartWork }

/** Finds definitions, keys and file numbers of the instances to be started. */
export async function prepareStarts(
  tx: Transaction,
  tools: BatchTools,
  slots: readonly Slot[],
  at: string,
): Promise<void> {
  const starts = slots.filter((slot): slot is StartSlot => !slot.done && slot.work.kind === 'start')
  if (starts.length === 0) return
  const found = await findProcesses(
    tx,
    starts.map((slot) => slot.work.process),
  )
  const callNumbers = await numberCalls(
    tx,
    starts.map((slot) => slot.work.parent?.rootKey),
  )
  const ready: { slot: StartSlot; callNumber: number | null; definition: Definition }[] = []
  for (const [index, slot] of starts.entries()) {
    const key = found[index]
    const callNumber = callNumbers[index] ?? null
    if (key === undefined) slot.outcome = processMissing(slot.work)
    else {
      const definition = await tools.definitions.get(tx, key)
      if (isTreeFull(callNumber)) slot.outcome = new TreeFull(definition.processId)
      else ready.push({ slot, callNumber, definition })
    }
  }
  const prefixes = ready.map(({ slot, definition }) =>
    slot.work.parent === undefined ? casePrefix(definition) : undefined,
  )
  const fileNumbers = await bookFileNumbers(tx, prefixes, at)
  const nextKey = await tools.keys.reserve(ready.length, tx)
  for (const [index, { slot, callNumber, definition }] of ready.entries()) {
    const { work } = slot
    const key = nextKey()
    const fileNumber = fileNumbers[index] ?? null
    slot.entry = {
      key,
      definition,
      isNew: true,
      rootKey: work.parent?.rootKey ?? key,
      parentKey: work.parent?.key ?? null,
      parentWait: work.parent?.wait ?? null,
      businessId: work.businessId ?? null,
      callNumber,
      startedBy: work.actor.username,
      startedAt: at,
      fileNumber,
      startVariables: startVariables(work, fileNumber, at),
      data: emptyInstance(definition.processId),
      version: 0,
      outputs: [],
      closedWaits: new Set(),
    }
  }
}

/** A process that people work on is a case; without `lz:case` it is numbered as a plain matter ("Vorgang"). */
function casePrefix(definition: Definition): string | undefined {
  const { case: settings, userTasks } = definition.process
  return settings?.prefix ?? (settings !== undefined || userTasks.length > 0 ? 'VG' : undefined)
}

/** Models know their case by the variable `case`: file number and the day of receipt. */
function startVariables(work: StartWork, fileNumber: string | null, at: string): Variables {
  if (fileNumber === null) return work.variables
  const today = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString()
  return { ...work.variables, case: { fileNumber, receivedOn: work.receivedOn ?? today } }
}

function processMissing({ process }: StartWork): RuntimeError {
  const wanted =
    'key' in process
      ? `process definition ${process.key}`
      : `a deployed process '${process.processId}'${process.version === undefined ? '' : ` in version ${process.version}`}`
  return new RuntimeError('not-found', `Expected ${wanted}, but found none. Deploy it first or check its id.`)
}
