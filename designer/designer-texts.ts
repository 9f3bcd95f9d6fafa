import { createTexts } from '../runtime/ui/texts/texts.ts'

export const designerTexts = createTexts({
  de: {
    app: 'Werkstatt',
    procedures: 'Verfahren',
    reviews: 'Freigaben',
    searchLabel: 'Verfahren suchen',
    searchPlaceholder: 'Verfahren',
    loading: 'Wird geladen …',
    help: 'In der Werkstatt gestalten Sie Verfahren: Ablauf zeichnen, Formulare und Regeltabellen anlegen, ausprobieren, zur Prüfung geben. Eine zweite Person veröffentlicht. Alles geht auch nur mit der Tastatur: F6 wechselt zwischen den Bereichen.',
  },
  en: {
    app: 'Workshop',
    procedures: 'Procedures',
    reviews: 'Reviews',
    searchLabel: 'Search procedures',
    searchPlaceholder: 'Procedure',
    loading: 'Loading …',
    help: 'In the workshop you design procedures: draw the process, make forms and decision tables, try it, give it to review. A second person publishes. Everything works by keyboard too: F6 moves between the panes.',
  },
})
