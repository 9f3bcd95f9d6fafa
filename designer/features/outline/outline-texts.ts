import { createTexts } from '../../../runtime/ui/texts/texts.ts'

export const outlineTexts = createTexts({
  de: {
    title: 'Gliederung',
    tree: 'Gliederung des Ablaufs',
    keys: 'Pfeiltasten wählen, F2 benennt um, A hängt an, Entf löscht, Eingabetaste öffnet die Angaben.',
    append: 'Schritt danach anhängen',
    rename: 'Umbenennen',
    remove: 'Löschen',
    newName: 'Neuer Name',
    error: 'Fehler',
    hint: 'Hinweis',
  },
  en: {
    title: 'Outline',
    tree: 'Outline of the process',
    keys: 'Arrow keys choose, F2 renames, A appends, Del deletes, Enter opens the properties.',
    append: 'Append a step after it',
    rename: 'Rename',
    remove: 'Delete',
    newName: 'New name',
    error: 'Error',
    hint: 'Hint',
  },
})
