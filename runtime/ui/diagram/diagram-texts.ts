import { createTexts } from '../texts/texts.ts'

export const diagramTexts = createTexts({
  de: {
    role: 'Ablaufdiagramm',
    keys: 'Pfeiltasten verschieben, Plus und Minus vergrößern und verkleinern, Null zeigt alles.',
    plus: 'Vergrößern',
    minus: 'Verkleinern',
    fit: 'Alles zeigen',
    failed: 'Das Ablaufdiagramm konnte nicht gezeichnet werden. Der Ablauf steht als Text daneben.',
    madeWith: 'Erstellt mit bpmn.io (öffnet neue Seite)',
  },
  en: {
    role: 'process diagram',
    keys: 'Arrow keys pan, plus and minus zoom, zero shows everything.',
    plus: 'Zoom in',
    minus: 'Zoom out',
    fit: 'Show all',
    failed: 'The process diagram could not be drawn. The process is given as text beside it.',
    madeWith: 'Made with bpmn.io (opens a new page)',
  },
})
