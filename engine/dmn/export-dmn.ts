import { DmnModdle } from 'dmn-moddle'
import { keepLosses } from '../xml/keep-losses.ts'
import { asKnownVersion, versionedNamespaces } from './create-dmn-moddle.ts'

/**
 * What a table editor saved, with everything of the opened file that the editor cannot hold: later boxed
 * expressions, unknown elements, written defaults, and the version of DMN it was written in. Comments are not
 * kept.
 */
export async function keepDmn(source: string, saved: string): Promise<string> {
  const known = asKnownVersion(source)
  const kept = keepLosses(known, await rewrite(known), asKnownVersion(saved))
  return asVersionOf(source, kept)
}

/** What the table editor makes of a file: it does not know the later types that our own reader knows. */
async function rewrite(xml: string): Promise<string> {
  const moddle = DmnModdle()
  const { rootElement } = await moddle.fromXML(xml, 'dmn:Definitions')
  const written = await moddle.toXML(rootElement, { format: true })
  return written.xml
}

function asVersionOf(source: string, xml: string): string {
  return versionedNamespaces.reduce((text, { any, known }) => {
    const [version] = source.match(any) ?? []
    return version ? text.replaceAll(known, version) : text
  }, xml)
}
