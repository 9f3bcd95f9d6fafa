/**
 * Our own BPMN extension (moddle descriptor): only what BPMN 2.0 and the public `zeebe:` elements lack.
 * Attributes whose value begins with `=` are FEEL.
 */
export const lzModdle = {
  name: 'Laufzettel',
  uri: 'urn:laufzettel:bpmn:1.0',
  prefix: 'lz',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      // On bpmn:Process: how a case of this procedure is numbered, named and measured.
      name: 'Case',
      superClass: ['Element'],
      properties: [
        { name: 'prefix', isAttr: true, type: 'String' },
        { name: 'subject', isAttr: true, type: 'String' },
        { name: 'birthDate', isAttr: true, type: 'String' },
        { name: 'receivedOn', isAttr: true, type: 'String' },
        { name: 'dueOn', isAttr: true, type: 'String' },
        { name: 'targetDays', isAttr: true, type: 'Integer' },
        { name: 'legalBasis', isAttr: true, type: 'String' },
        { name: 'purpose', isAttr: true, type: 'String' },
        { name: 'retention', isAttr: true, type: 'String' },
        { name: 'startForm', isAttr: true, type: 'String' },
      ],
    },
    {
      name: 'Stages',
      superClass: ['Element'],
      properties: [{ name: 'values', type: 'Stage', isMany: true }],
    },
    {
      // A stage in plain words, in order: what applicants and case views show instead of BPMN.
      name: 'Stage',
      superClass: ['Element'],
      properties: [
        { name: 'id', isAttr: true, type: 'String' },
        { name: 'de', isAttr: true, type: 'String' },
        { name: 'en', isAttr: true, type: 'String' },
      ],
    },
    {
      // On a flow node: its stage, its law, and whose hand must not do it (four-eyes principle).
      name: 'Step',
      superClass: ['Element'],
      properties: [
        { name: 'stage', isAttr: true, type: 'String' },
        { name: 'legalBasis', isAttr: true, type: 'String' },
        { name: 'purpose', isAttr: true, type: 'String' },
        { name: 'fourEyes', isAttr: true, type: 'String' },
        { name: 'activityGroup', isAttr: true, type: 'String' },
        { name: 'decides', isAttr: true, type: 'Boolean' },
      ],
    },
    {
      // On a timer event: its days are counted by the public holidays of a Land (§§ 187-193 BGB, § 26 SGB X).
      name: 'Calendar',
      superClass: ['Element'],
      properties: [
        { name: 'land', isAttr: true, type: 'String' },
        { name: 'workingDays', isAttr: true, type: 'Boolean' },
        { name: 'shift', isAttr: true, type: 'Boolean' },
        { name: 'wholeDays', isAttr: true, type: 'Boolean' },
      ],
    },
  ],
} as const
