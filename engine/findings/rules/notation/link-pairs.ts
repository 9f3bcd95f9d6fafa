import { eventDefinitionsOf, type ModdleElement, textOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'
import type { Finding } from '../../finding.ts'

/** A link leads from one or more throwing events to exactly one that catches, of its name and in its (sub-)process (BPMN 2.0.2 § 10.5.6). */
export const linkPairs: FileRule = ({ elements }) => {
  const links = elements.filter((element) => linkOf(element) !== undefined)
  return links.flatMap((event) => {
    const near = links.filter((each) => each.$parent === event.$parent && nameOf(each) === nameOf(event))
    const catching = near.filter((each) => each.$instanceOf('bpmn:CatchEvent'))
    if (event.$instanceOf('bpmn:ThrowEvent')) return catching.length === 0 ? [withoutTarget(event)] : []
    if (catching.length > 1 && catching[0] !== event) return [ambiguous(event)]
    return near.length === catching.length ? [withoutSource(event)] : []
  })
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
