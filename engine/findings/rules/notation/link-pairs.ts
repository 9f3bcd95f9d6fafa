import { eventDefinitionsOf, type ModdleElement, textOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'
import type { Finding } from '../../finding.ts'

/** A link leads from one or more throwing events to exactly one that catches, of its name and in its (sub-)process (BPMN 2.0.2 § 10.5.6). */
export const linkPairs: FileRule = ({ elements }) => {
  const places = new Map<ModdleElement | undefined, Map<string | undefined, ModdleElement[]>>()
  for (const event of elements) {
    if (linkOf(event) === undefined) continue
    const names = places.get(event.$parent) ?? new Map<string | undefined, ModdleElement[]>()
    places.set(event.$parent, names)
    const links = names.get(nameOf(event))
    if (links) links.push(event)
    else names.set(nameOf(event), [event])
  }
  return [...places.values()].flatMap((names) => [...names.values()].flatMap(checkPair))
}

/** The links of one name in one place. */
function checkPair(links: readonly ModdleElement[]): readonly Finding[] {
  const catching = links.filter((event) => event.$instanceOf('bpmn:CatchEvent'))
  if (catching.length === 0) return links.map(withoutTarget)
  if (catching.length === links.length) return catching.map(withoutSource)
  return catching.slice(1).map(ambiguous)
}

function linkOf(event: ModdleElement): ModdleElement | undefined {
  if (!event.$instanceOf('bpmn:Event')) return undefined
  return eventDefinitionsOf(event).find((definition) => definition.$type === 'bpmn:LinkEventDefinition')
}

function nameOf(event: ModdleElement): string | undefined {
  return textOf(linkOf(event), 'name')
}

function withoutTarget(event: ModdleElement): Finding {
  return refusal('link-target-missing', event, {
    de: `Der Verweis „${nameOf(event) ?? labelOf(event)}“ führt nirgendwohin: Es gibt hier kein empfangendes Verweisereignis dieses Namens. Ergänzen Sie es.`,
    en: `The link '${nameOf(event) ?? labelOf(event)}' leads nowhere: there is no catching link event of this name here. Add it.`,
  })
}

function withoutSource(event: ModdleElement): Finding {
  return refusal('link-source-missing', event, {
    de: `Zum Verweis „${nameOf(event) ?? labelOf(event)}“ führt nichts: Es gibt hier kein sendendes Verweisereignis dieses Namens. Ergänzen oder entfernen Sie es.`,
    en: `Nothing leads to the link '${nameOf(event) ?? labelOf(event)}': there is no throwing link event of this name here. Add or remove it.`,
  })
}

function ambiguous(event: ModdleElement): Finding {
  return refusal('link-target-ambiguous', event, {
    de: `Mehrere empfangende Verweisereignisse heißen „${nameOf(event) ?? labelOf(event)}“. Geben Sie jedem einen eigenen Namen.`,
    en: `Several catching link events are called '${nameOf(event) ?? labelOf(event)}'. Give each a name of its own.`,
  })
}
