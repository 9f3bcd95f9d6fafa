import type { Field, FormDocument, Page, Rule } from '../../forms/document.ts'
import { generateSchema } from '../../forms/index.ts'

interface Parts {
  readonly fields: readonly Field[]
  readonly pages?: readonly Page[]
  readonly rules?: readonly Rule[]
  readonly texts?: FormDocument['texts']
}

/** A complete form around the given parts, with labels made of the keys where none are given. */
export function formOf(parts: Parts): FormDocument {
  const draft: FormDocument = {
    format: 1,
    id: 'sample',
    fields: parts.fields,
    pages: parts.pages ?? [{ id: 'page1', fields: parts.fields.map((field) => field.key) }],
    rules: parts.rules ?? [],
    texts: parts.texts ?? { de: madeTexts(parts.fields) },
    meta: {},
    schema: {},
  }
  return { ...draft, schema: generateSchema(draft) }
}

function madeTexts(fields: readonly Field[]): Record<string, string> {
  const texts: Record<string, string> = { 'form.title': 'Beispiel', 'page1.title': 'Seite 1' }
  const add = (level: readonly Field[]) => {
    for (const field of level) {
      texts[`${field.key}.label`] = `Frage ${field.key}`
      for (const option of field.options ?? []) texts[`${field.key}.option.${option}`] = `Antwort ${option}`
      add(field.fields ?? [])
    }
  }
  add(fields)
  return texts
}

/** Every kind of field on three pages, with conditions of every reach. */
export const everyKind: FormDocument = formOf({
  fields: [
    { key: 'about', kind: 'heading' },
    { key: 'name', kind: 'text', required: true, maxLength: 60, autocomplete: 'name', purpose: 'Anrede' },
    { key: 'born', kind: 'date', required: true, autocomplete: 'bday', purpose: 'Altersgrenze' },
    {
      key: 'address',
      kind: 'group',
      fields: [
        { key: 'street', kind: 'text', required: true, purpose: 'Zuständigkeit' },
        { key: 'code', kind: 'text', required: true, pattern: '^[0-9]{5}$', purpose: 'Zuständigkeit' },
      ],
    },
    { key: 'explain', kind: 'note' },
    { key: 'care', kind: 'yesNo', required: true, purpose: 'Mehrbedarf' },
    { key: 'grade', kind: 'choice', required: true, options: ['one', 'two', 'three'], purpose: 'Mehrbedarf' },
    { key: 'since', kind: 'date', purpose: 'Mehrbedarf' },
    {
      key: 'housing',
      kind: 'choice',
      required: true,
      options: ['rent', 'own', 'home', 'family', 'street'],
      purpose: 'Unterkunft',
    },
    { key: 'rent', kind: 'money', required: true, minimum: 0, purpose: 'Unterkunft' },
    { key: 'heating', kind: 'choices', options: ['gas', 'oil', 'wood'], purpose: 'Heizung' },
    { key: 'rooms', kind: 'number', decimals: 1, minimum: 0.5, maximum: 50, purpose: 'Unterkunft' },
    {
      key: 'persons',
      kind: 'repeatGroup',
      maxItems: 3,
      fields: [
        { key: 'first', kind: 'text', required: true, purpose: 'Haushalt' },
        { key: 'earns', kind: 'yesNo', purpose: 'Einkommen' },
        { key: 'income', kind: 'money', required: true, purpose: 'Einkommen' },
      ],
    },
    { key: 'remarks', kind: 'longText', maxLength: 1000, purpose: 'Hinweise' },
    { key: 'truth', kind: 'confirmation', required: true },
  ],
  pages: [
    { id: 'self', fields: ['about', 'name', 'born', 'address'] },
    { id: 'health', fields: ['explain', 'care', 'grade', 'since'] },
    { id: 'home', fields: ['housing', 'rent', 'heating', 'rooms'] },
    { id: 'household', fields: ['persons', 'remarks', 'truth'] },
  ],
  rules: [
    {
      id: 'r1',
      when: { op: 'equals', field: 'care', value: true },
      then: 'show',
      targets: ['grade', 'since'],
    },
    { id: 'r2', when: { op: 'equals', field: 'housing', value: 'rent' }, then: 'show', targets: ['rent'] },
    {
      id: 'r3',
      when: { op: 'equals', field: 'persons.earns', value: true },
      then: 'show',
      targets: ['persons.income'],
    },
    {
      id: 'r4',
      when: { op: 'moreThan', field: 'born', value: '2008-11-30' },
      then: 'message',
      targets: ['born'],
      message: 'born.tooYoung',
    },
    {
      id: 'r5',
      when: { op: 'includes', field: 'heating', value: 'wood' },
      then: 'require',
      targets: ['rooms'],
    },
  ],
  texts: {
    de: {
      'form.title': 'Musterantrag',
      'self.title': 'Sie selbst',
      'self.intro': 'Wir fragen das, damit wir Sie ansprechen können.',
      'health.title': 'Pflege und Gesundheit',
      'home.title': 'Wohnen',
      'household.title': 'Ihr Haushalt',
      'about.label': 'Angaben zur Person',
      'name.label': 'Wie heißen Sie?',
      'name.hint': 'Vorname und Nachname',
      'born.label': 'Wann sind Sie geboren?',
      'born.tooYoung': 'Sie müssen mindestens 18 Jahre alt sein',
      'address.label': 'Wo wohnen Sie?',
      'street.label': 'Straße und Hausnummer',
      'code.label': 'Postleitzahl',
      'code.error.pattern': 'Geben Sie die Postleitzahl mit fünf Ziffern an',
      'explain.label': 'Wir fragen das, weil Sie dann vielleicht mehr Geld bekommen.',
      'care.label': 'Haben Sie einen Pflegegrad?',
      'grade.label': 'Welchen Pflegegrad haben Sie?',
      'grade.hint': 'Er steht im Bescheid Ihrer Pflegekasse.',
      'grade.error.required': 'Wählen Sie Ihren Pflegegrad aus',
      'grade.option.one': 'Pflegegrad 1',
      'grade.option.two': 'Pflegegrad 2',
      'grade.option.three': 'Pflegegrad 3',
      'since.label': 'Seit wann?',
      'housing.label': 'Wie wohnen Sie?',
      'housing.option.rent': 'Zur Miete',
      'housing.option.own': 'Im Eigentum',
      'housing.option.home': 'In einer Einrichtung',
      'housing.option.family': 'Bei der Familie',
      'housing.option.street': 'Ohne Wohnung',
      'rent.label': 'Wie viel Miete zahlen Sie im Monat?',
      'rooms.label': 'Wie viele Zimmer hat die Wohnung?',
      'heating.label': 'Womit heizen Sie?',
      'heating.option.gas': 'Gas',
      'heating.option.oil': 'Öl',
      'heating.option.wood': 'Holz',
      'persons.label': 'Person im Haushalt',
      'first.label': 'Vorname',
      'earns.label': 'Verdient die Person Geld?',
      'income.label': 'Wie viel im Monat?',
      'remarks.label': 'Möchten Sie uns noch etwas sagen?',
      'truth.label': 'Meine Angaben sind richtig und vollständig.',
    },
    en: {
      'form.title': 'Sample application',
      'self.title': 'About you',
      'self.intro': 'We ask so that we know how to address you.',
      'health.title': 'Care and health',
      'home.title': 'Housing',
      'household.title': 'Your household',
      'about.label': 'Personal details',
      'name.label': 'What is your name?',
      'name.hint': 'First name and last name',
      'born.label': 'When were you born?',
      'born.tooYoung': 'You have to be at least 18 years old',
      'address.label': 'Where do you live?',
      'street.label': 'Street and number',
      'code.label': 'Postal code',
      'code.error.pattern': 'Enter the postal code with five digits',
      'explain.label': 'We ask because you may get more money.',
      'care.label': 'Do you have a care grade?',
      'grade.label': 'Which care grade do you have?',
      'grade.hint': 'It is in the notice of your care insurance.',
      'grade.error.required': 'Select your care grade',
      'grade.option.one': 'Care grade 1',
      'grade.option.two': 'Care grade 2',
      'grade.option.three': 'Care grade 3',
      'since.label': 'Since when?',
      'housing.label': 'How do you live?',
      'housing.option.rent': 'Rented',
      'housing.option.own': 'Owned',
      'housing.option.home': 'In an institution',
      'housing.option.family': 'With family',
      'housing.option.street': 'Without a home',
      'rent.label': 'How much rent do you pay a month?',
      'rooms.label': 'How many rooms does the home have?',
      'heating.label': 'How do you heat?',
      'heating.option.gas': 'Gas',
      'heating.option.oil': 'Oil',
      'heating.option.wood': 'Wood',
      'persons.label': 'Person in the household',
      'first.label': 'First name',
      'earns.label': 'Does this person earn money?',
      'income.label': 'How much a month?',
      'remarks.label': 'Is there anything else you want to tell us?',
      'truth.label': 'My answers are correct and complete.',
    },
  },
})

/** Answers to `everyKind` that are right. */
export const rightAnswers = {
  name: 'Erika Mustermann',
  born: '1959-08-12',
  address: { street: 'Musterstraße 12', code: '10115' },
  care: true,
  grade: 'two',
  since: '2025-03-01',
  housing: 'rent',
  rent: 431.5,
  heating: ['gas'],
  persons: [{ first: 'Max', earns: true, income: 1200 }, { first: 'Mia' }],
  truth: true,
} as const
