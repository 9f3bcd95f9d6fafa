import type { NodeModel } from '../../bpmn/read-model.ts'
import { walkProcess } from '../../soundness/check-soundness.ts'
import { findProblems, type Problem } from '../../soundness/find-problems.ts'
import { findingOf, nameOf, type Rule } from '../rule.ts'

/** Whatever its data, a case gets to its end, and to every element. */
export const soundness: Rule = ({ compiled, nodes }) => {
  if (!compiled) return []
  const models = new Map(nodes.map((node) => [node.id, node]))
  return findProblems(walkProcess(compiled, models)).map((problem) => {
    const { element, kind } = problem
    const name = nameOf(models.get(element) ?? { id: element })
    const { de, en, isError } = SENTENCES[kind](name, choiceBefore(problem, models))
    const finding = findingOf(kind, isError ? 'error' : 'warning', element, { de, en })
    return problem.trail.length > 0 ? { ...finding, trail: problem.trail } : finding
  })
}

interface Sentence {
  readonly de: string
  readonly en: string
  readonly isError?: true
}

const SENTENCES: { readonly [K in Problem['kind']]: (name: string, choice?: string) => Sentence } = {
  'join-starved': (name, choice) => ({
    isError: true,
    de: `„${name}“ wartet auf alle Wege, ${choice === undefined ? 'aber sie kommen nie zusammen an' : `aber „${choice}“ nimmt davor nur einen`}: Der Vorgang bliebe stehen. Führen Sie die Wege mit einem exklusiven Gateway zusammen.`,
    en: `'${name}' waits for every flow, ${choice === undefined ? 'but they never all arrive' : `but '${choice}' before it takes only one`}: the case would stop. Merge the flows with an exclusive gateway.`,
  }),
  'join-may-starve': (name, choice) => ({
    de: `„${name}“ wartet auf alle Wege, doch ${choice === undefined ? 'nicht immer kommen alle an' : `nach „${choice}“ kommen nicht immer alle an`}: Der Vorgang kann stehen bleiben. Lassen Sie jeden Weg bis hierher führen, oder nehmen Sie ein inklusives Gateway.`,
    en: `'${name}' waits for every flow, but ${choice === undefined ? 'not all of them always arrive' : `behind '${choice}' not all of them always arrive`}: the case may stop. Let every flow lead here, or use an inclusive gateway.`,
  }),
  'token-left-behind': (name) => ({
    de: `An „${name}“ kann ein Weg ein zweites Mal ankommen, der zweite nicht: Der Vorgang endet dann nie. Führen Sie die Schleife vor oder hinter das Gateway zurück.`,
    en: `One flow can arrive at '${name}' a second time, the others cannot: the case then never ends. Lead the loop back to before or behind both gateways.`,
  }),
  'error-not-caught': (name) => ({
    de: `Den Fehler von „${name}“ fängt hier niemand: Der Vorgang bleibt mit einer Störung stehen, wenn ihn kein aufrufender Prozess fängt. Ergänzen Sie ein Fehlerereignis, oder beenden Sie den Ablauf ohne Fehler.`,
    en: `Nobody here catches the error of '${name}': the case stops with an incident unless a calling process catches it. Add an error event, or end the flow without an error.`,
  }),
  'no-way-to-end': (name) => ({
    de: `Ab „${name}“ führt kein Weg mehr zu einem Ende: Der Vorgang liefe immer weiter. Ergänzen Sie einen Weg aus der Schleife.`,
    en: `From '${name}' no way leads to an end any more: the case would go on for ever. Add a way out of the loop.`,
  }),
  'runs-more-than-once': (name) => ({
    de: `„${name}“ kann mehrfach zugleich laufen: Parallele Wege treffen sich davor, ohne aufeinander zu warten. Führen Sie sie mit einem parallelen Gateway zusammen.`,
    en: `'${name}' can run several times at once: parallel flows meet before it without waiting for each other. Merge them with a parallel gateway.`,
  }),
  'joins-unchecked': () => ({
    de: 'Der Ablauf hat so viele Gateways, dass nicht alle Zusammenführungen geprüft wurden. Teilen Sie ihn in Teilprozesse auf.',
    en: 'The flow has so many gateways that not every join was checked. Split it into sub-processes.',
  }),
  'element-never-reached': (name) => ({
    de: `„${name}“ wird nie erreicht, weil nichts davor dorthin führt oder das Ereignis auslösen kann. Ändern Sie die Wege davor, oder entfernen Sie das Element.`,
    en: `'${name}' is never reached, because nothing before it leads there or can trigger it. Change the flows before it, or remove it.`,
  }),
}

const CHOICES = new Set(['bpmn:ExclusiveGateway', 'bpmn:EventBasedGateway', 'bpmn:InclusiveGateway'])

/** The last gateway on the way that takes only some of its flows. */
function choiceBefore({ trail }: Problem, models: ReadonlyMap<string, NodeModel>): string | undefined {
  const choices = trail
    .flatMap((id) => models.get(id) ?? [])
    .filter(({ type, outgoing }) => CHOICES.has(type) && outgoing.length > 1)
  const last = choices.at(-1)
  return last && nameOf(last)
}
