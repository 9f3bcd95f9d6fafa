import { keepLosses } from '../xml/keep-losses.ts'
import { createModdle } from './create-moddle.ts'
import type { Definitions } from './moddle-element.ts'
import { resolvePrefixed } from './resolve-prefixed.ts'

/** Writes definitions as indented BPMN 2.0 XML; with the text they were read from, nothing of it is lost. */
export async function exportBpmn(definitions: Definitions, source?: string): Promise<string> {
  const { xml } = await createModdle().toXML(definitions, { format: true })
  return source === undefined ? xml : keepLosses(source, await rewrite(source, true), xml)
}

/**
 * What a modeler saved, with everything of the opened file that the modeler cannot hold: unknown elements in
 * unexpected places, written defaults, number formats, references into other files. Comments are not kept.
 */
export async function keepBpmn(source: string, saved: string): Promise<string> {
  return keepLosses(source, await rewrite(source, false), saved)
}

/** What is written for a file that nobody changed. Only our own reader resolves prefixed references. */
async function rewrite(source: string, resolves: boolean): Promise<string> {
  const moddle = createModdle()
  const parsed = await moddle.fromXML(source, 'bpmn:Definitions')
  if (resolves) resolvePrefixed(parsed)
  const { xml } = await moddle.toXML(parsed.rootElement, { format: true })
  return xml
}
