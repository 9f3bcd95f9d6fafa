/** A decision of the procedure's DMN files. */
export interface DecisionName {
  readonly id: string
  readonly name: string
  readonly file: string
}

const pattern = /<(?:[\w-]+:)?decision\b([^>]*)>/g

/** Ids and names of all decisions, read from the XML as text: lists need no parsed model. */
export const decisionsOf = (files: Readonly<Record<string, string>>): readonly DecisionName[] =>
  Object.entries(files).flatMap(([file, xml]) =>
    [...xml.matchAll(pattern)].flatMap(([, attributes = '']) => {
      const id = attributeOf(attributes, 'id')
      return id === undefined ? [] : [{ id, name: attributeOf(attributes, 'name') ?? id, file }]
    }),
  )

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  const raw = found?.[1] ?? found?.[2]
  return raw?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? '')
}

/** A new file with one empty decision table. */
export const newDecisionTable = (id: string, name: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" id="definitionen_${id}" name="${escapeXml(name)}" namespace="urn:laufzettel:decisions">
  <decision id="${id}" name="${escapeXml(name)}">
    <decisionTable id="tabelle_${id}" hitPolicy="FIRST">
      <input id="eingang_${id}" label="Eingang">
        <inputExpression id="ausdruck_${id}" typeRef="string"><text></text></inputExpression>
      </input>
      <output id="ausgang_${id}" label="Ergebnis" name="ergebnis" typeRef="string" />
    </decisionTable>
  </decision>
  <dmndi:DMNDI>
    <dmndi:DMNDiagram id="bild_${id}">
      <dmndi:DMNShape id="form_${id}" dmnElementRef="${id}"><dc:Bounds height="80" width="180" x="160" y="100" /></dmndi:DMNShape>
    </dmndi:DMNDiagram>
  </dmndi:DMNDI>
</definitions>
`

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
