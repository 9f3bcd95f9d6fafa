import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** Choreography activities belong in a choreography, not in a process (BPMN 2.0.2 § 11). */
export const choreographyInProcess: FileRule = ({ elements }) =>
  elements
    .filter((element) => element.$instanceOf('bpmn:ChoreographyActivity'))
    .filter(
      ({ $parent }) => $parent?.$type === 'bpmn:Process' || $parent?.$instanceOf('bpmn:SubProcess') === true,
    )
    .map((element) =>
      refusal('choreography-in-process', element, {
        de: `„${labelOf(element)}“ zeigt einen Austausch zwischen Beteiligten und gehört nicht in einen Prozess. Verwenden Sie Nachrichtenereignisse.`,
        en: `'${labelOf(element)}' shows an exchange between participants and does not belong in a process. Use message events.`,
      }),
    )
