import type { Finding } from '../../findings/finding.ts'
import type { DecisionTable } from '../model.ts'
import { tell } from './tell.ts'

/** Whether a table has rules, cells for each column, names for each output and a hit policy that can work. */
export function tableShape(decision: string, table: DecisionTable): Finding[] {
  return [
    ...cells(decision, table),
    ...outputs(decision, table),
    ...policy(decision, table),
    ...(table.rules.length > 0 ? [] : [noRules(decision)]),
  ]
}

function cells(decision: string, { inputs, outputs, rules }: DecisionTable): Finding[] {
  const expected = inputs.length + outputs.length
  return rules.flatMap((rule, at) => {
    const found = rule.inputs.length + rule.outputs.length
    if (rule.inputs.length === inputs.length && rule.outputs.length === outputs.length) return []
    return tell(
      'error',
      'rule-cells',
      { element: rule.id ?? decision },
      `Zeile ${at + 1} hat ${found} Zellen, die Tabelle ${expected} Spalten. Bitte je Spalte genau eine Zelle angeben.`,
      `Row ${at + 1} has ${found} cells, the table ${expected} columns. Give exactly one cell for each column.`,
    )
  })
}

function outputs(decision: string, { outputs }: DecisionTable): Finding[] {
  if (outputs.length === 0) {
    return [
      tell(
        'error',
        'output-missing',
        { element: decision },
        'Die Tabelle hat keine Ausgabespalte. Bitte eine ergänzen.',
        'The table has no output column. Add one.',
      ),
    ]
  }
  const names = outputs.map(({ name }) => name)
  return names.flatMap((name, at) => {
    if (names.indexOf(name) === at) return []
    return tell(
      'error',
      'output-name-duplicate',
      { element: decision, path: name },
      `Zwei Ausgabespalten heißen „${name}“. Bitte jeder einen eigenen Namen geben.`,
      `Two output columns are called "${name}". Give each a name of its own.`,
    )
  })
}

function policy(decision: string, table: DecisionTable): Finding[] {
  const { hitPolicy, aggregation, unknownPolicy, outputs } = table
  const place = { element: decision, path: unknownPolicy ?? hitPolicy }
  if (unknownPolicy !== undefined) {
    return [
      tell(
        'error',
        'hit-policy-unknown',
        place,
        `Die Trefferregel „${unknownPolicy}“ gibt es in DMN nicht. Bitte eine aus der Liste wählen.`,
        `DMN has no hit policy "${unknownPolicy}". Choose one from the list.`,
      ),
    ]
  }
  if (aggregation !== undefined && hitPolicy !== 'COLLECT') {
    return [
      tell(
        'warning',
        'aggregation-unused',
        place,
        `Die Zusammenfassung ${aggregation} wirkt nur bei COLLECT, hier gilt ${hitPolicy}. Bitte eines von beiden ändern.`,
        `The aggregation ${aggregation} only works with COLLECT, here ${hitPolicy} holds. Change one of the two.`,
      ),
    ]
  }
  const needsOrder = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER'
  if (needsOrder && outputs.every(({ values }) => values === undefined)) {
    return [
      tell(
        'warning',
        'priority-missing',
        place,
        `Bei ${hitPolicy} bestimmt die Liste der Ausgabewerte die Rangfolge, hier fehlt sie. Bitte die Ausgabewerte der Reihe nach auflisten.`,
        `With ${hitPolicy} the list of output values gives the order, here there is none. List the output values in order.`,
      ),
    ]
  }
  return []
}

function noRules(decision: string): Finding {
  return tell(
    'warning',
    'table-empty',
    { element: decision },
    'Die Tabelle hat keine Zeile und gibt nie ein Ergebnis. Bitte Zeilen ergänzen.',
    'The table has no row and never gives a result. Add rows.',
  )
}
