import { createTexts } from '../../ui/texts/texts.ts'

export const incidentTexts = createTexts({
  de: {
    title: 'Störungen',
    status:
      '{count, plural, =0 {Alles läuft.} one {# Fall steht still. Kein Fall geht verloren.} other {# Fälle stehen still. Kein Fall geht verloren.}}',
    list: 'Arten von Störungen',
    empty: 'Keine Störungen',
    emptyText: 'Alle Fälle laufen. Neue Störungen erscheinen hier von selbst.',
    step: 'Schritt „{step}“',
    cases: '{count, plural, one {# Fall} other {# Fälle}}, seit {since}',
    still: 'steht still',
    where: '{process}, Schritt „{step}“, {count, plural, one {# Fall} other {# Fälle}}',
    what: 'Was ist passiert?',
    todo: 'Was ist zu tun?',
    affected: 'Betroffene Fälle',
    affectedNote: 'Namen sehen nur die zuständigen Ämter.',
    file: 'Aktenzeichen',
    office: 'Amt',
    due: 'Nächste Frist',
    since: 'Seit',
    detail: 'Technische Angaben',
    select: '{file} auswählen',
    selectAll: 'Alle auswählen',
    retry: '{count, plural, one {# Fall wiederholen} other {# Fälle wiederholen}}',
    selected: '{count} von {total} Fällen ausgewählt',
    confirmTitle: 'Schritt wiederholen',
    confirmText:
      '{count, plural, one {Der Schritt „{step}“ wird in # Fall noch einmal ausgeführt.} other {Der Schritt „{step}“ wird in # Fällen noch einmal ausgeführt.}}',
    confirmMore:
      'Was der Schritt vorher schon getan hat, bleibt. Gelingt er wieder nicht, steht der Fall weiter hier. Die Wiederholung wird mit Ihrem Namen festgehalten.',
    confirm: 'Jetzt wiederholen',
    cancel: 'Abbrechen',
    done: '{count, plural, one {# Fall wurde wiederholt.} other {# Fälle wurden wiederholt.}}',
    failed:
      '{count, plural, one {# Fall konnte nicht wiederholt werden:} other {# Fälle konnten nicht wiederholt werden:}} {reason}',
    mayNot: 'Wiederholen dürfen die Teamleitung des Amtes und der Betrieb.',
    noFile: 'ohne Aktenzeichen',
    'name.expression-failed': 'Eine Regel konnte nicht berechnet werden',
    'what.expression-failed':
      'Eine Formel im Verfahren passt nicht zu den Angaben des Falls, oder eine Angabe fehlt.',
    'todo.expression-failed':
      'Prüfen Sie die Angaben im Fall oder lassen Sie die Formel im Verfahren ändern. Wiederholen Sie dann den Schritt.',
    'name.no-flow-taken': 'Kein Weg geht weiter',
    'what.no-flow-taken':
      'Keine der Bedingungen nach diesem Schritt trifft zu, und es gibt keinen Standardweg.',
    'todo.no-flow-taken':
      'Lassen Sie im Verfahren einen Standardweg ergänzen oder korrigieren Sie die Angaben. Wiederholen Sie dann den Schritt.',
    'name.job-failed': 'Ein Dienst hat nicht geantwortet',
    'what.job-failed':
      'Ein automatischer Schritt ist mehrmals nicht gelungen, zum Beispiel weil ein Dienst nicht erreichbar war.',
    'todo.job-failed':
      'Prüfen Sie, ob der Dienst wieder läuft. Wiederholen Sie dann den Schritt, nichts geht doppelt hinaus.',
    'name.error-not-caught': 'Ein Fehler wurde nicht aufgefangen',
    'what.error-not-caught':
      'Ein Schritt meldete einen fachlichen Fehler, für den das Verfahren keinen Weg hat.',
    'todo.error-not-caught':
      'Lassen Sie im Verfahren einen Weg für diesen Fehler ergänzen. Wiederholen Sie dann den Schritt.',
    'name.decision-failed': 'Regeltabelle ohne passende Zeile',
    'what.decision-failed': 'Eine Regeltabelle konnte für diesen Fall nichts entscheiden.',
    'todo.decision-failed':
      'Lassen Sie die Regeltabelle ergänzen oder korrigieren Sie die Angaben. Wiederholen Sie dann den Schritt.',
    'name.called-process-missing': 'Ein aufgerufenes Verfahren fehlt',
    'what.called-process-missing':
      'Der Schritt ruft ein anderes Verfahren auf, das nicht veröffentlicht ist.',
    'todo.called-process-missing':
      'Lassen Sie das fehlende Verfahren veröffentlichen. Wiederholen Sie dann den Schritt.',
    'name.timer-invalid': 'Eine Frist konnte nicht berechnet werden',
    'what.timer-invalid': 'Die Formel einer Frist oder Wartezeit ergibt kein Datum.',
    'todo.timer-invalid': 'Prüfen Sie die Daten im Fall. Wiederholen Sie dann den Schritt.',
    'name.message-invalid': 'Eine Nachricht kann nicht zugeordnet werden',
    'what.message-invalid': 'Für die erwartete Nachricht fehlt das Kennzeichen, an dem sie den Fall erkennt.',
    'todo.message-invalid': 'Prüfen Sie die Angaben im Fall. Wiederholen Sie dann den Schritt.',
    'name.step-limit': 'Das Verfahren dreht sich im Kreis',
    'what.step-limit':
      'In einem Zug wurden zu viele Schritte ohne Warten ausgeführt. Der Fall wurde angehalten.',
    'todo.step-limit': 'Lassen Sie die Schleife im Verfahren prüfen. Wiederholen Sie dann den Schritt.',
    'name.limit-exceeded': 'Eine Grenze ist überschritten',
    'what.limit-exceeded':
      'Der Schritt verlangt mehr, als ein Fall auf einmal darf: zu viele Wiederholungen, zu viele Aufrufe ineinander oder zu große Daten.',
    'todo.limit-exceeded':
      'Lassen Sie das Verfahren prüfen oder verkleinern Sie die Daten. Wiederholen Sie dann den Schritt.',
    'name.other': 'Ein Schritt steht still',
    'what.other': 'Ein Schritt konnte nicht ausgeführt werden.',
    'todo.other': 'Beheben Sie die Ursache. Wiederholen Sie dann den Schritt.',
  },
  en: {
    title: 'Incidents',
    status:
      '{count, plural, =0 {Everything runs.} one {# case stands still. No case is lost.} other {# cases stand still. No case is lost.}}',
    list: 'Kinds of incidents',
    empty: 'No incidents',
    emptyText: 'All cases are running. New incidents appear here by themselves.',
    step: 'Step “{step}”',
    cases: '{count, plural, one {# case} other {# cases}}, since {since}',
    still: 'stands still',
    where: '{process}, step “{step}”, {count, plural, one {# case} other {# cases}}',
    what: 'What happened?',
    todo: 'What is to be done?',
    affected: 'Affected cases',
    affectedNote: 'Only the responsible offices see names.',
    file: 'File number',
    office: 'Office',
    due: 'Next deadline',
    since: 'Since',
    detail: 'Technical details',
    select: 'Select {file}',
    selectAll: 'Select all',
    retry: '{count, plural, one {Retry # case} other {Retry # cases}}',
    selected: '{count} of {total} cases selected',
    confirmTitle: 'Retry the step',
    confirmText:
      '{count, plural, one {The step “{step}” is carried out again in # case.} other {The step “{step}” is carried out again in # cases.}}',
    confirmMore:
      'What the step did before stays done. If it fails again, the case remains listed here. The retry is recorded with your name.',
    confirm: 'Retry now',
    cancel: 'Cancel',
    done: '{count, plural, one {# case was retried.} other {# cases were retried.}}',
    failed:
      '{count, plural, one {# case could not be retried:} other {# cases could not be retried:}} {reason}',
    mayNot: 'The team lead of the office and operations may retry.',
    noFile: 'no file number',
    'name.expression-failed': 'A rule could not be calculated',
    'what.expression-failed':
      'A formula of the procedure does not fit the data of the case, or a value is missing.',
    'todo.expression-failed': 'Check the data of the case or have the formula changed. Then retry the step.',
    'name.no-flow-taken': 'No way goes on',
    'what.no-flow-taken': 'None of the conditions after this step holds, and there is no default way.',
    'todo.no-flow-taken':
      'Have a default way added to the procedure or correct the data. Then retry the step.',
    'name.job-failed': 'A service did not answer',
    'what.job-failed':
      'An automatic step failed several times, for example because a service could not be reached.',
    'todo.job-failed': 'Check that the service runs again. Then retry the step, nothing is sent twice.',
    'name.error-not-caught': 'An error was not caught',
    'what.error-not-caught': 'A step reported a business error for which the procedure has no way.',
    'todo.error-not-caught': 'Have a way for this error added to the procedure. Then retry the step.',
    'name.decision-failed': 'Rule table without a fitting row',
    'what.decision-failed': 'A rule table could not decide anything for this case.',
    'todo.decision-failed': 'Have the rule table completed or correct the data. Then retry the step.',
    'name.called-process-missing': 'A called procedure is missing',
    'what.called-process-missing': 'The step calls another procedure that is not published.',
    'todo.called-process-missing': 'Have the missing procedure published. Then retry the step.',
    'name.timer-invalid': 'A deadline could not be calculated',
    'what.timer-invalid': 'The formula of a deadline or wait gives no date.',
    'todo.timer-invalid': 'Check the dates of the case. Then retry the step.',
    'name.message-invalid': 'A message cannot be matched',
    'what.message-invalid': 'The mark by which the expected message finds the case is missing.',
    'todo.message-invalid': 'Check the data of the case. Then retry the step.',
    'name.step-limit': 'The procedure goes round in circles',
    'what.step-limit': 'Too many steps were carried out at once without waiting. The case was stopped.',
    'todo.step-limit': 'Have the loop in the procedure checked. Then retry the step.',
    'name.limit-exceeded': 'A limit is exceeded',
    'what.limit-exceeded':
      'The step asks for more than a case may have at once: too many repetitions, too many calls inside one another, or too much data.',
    'todo.limit-exceeded': 'Have the procedure checked or reduce the data. Then retry the step.',
    'name.other': 'A step stands still',
    'what.other': 'A step could not be carried out.',
    'todo.other': 'Remove the cause. Then retry the step.',
  },
})

const codes = [
  'expression-failed',
  'no-flow-taken',
  'job-failed',
  'error-not-caught',
  'decision-failed',
  'called-process-missing',
  'timer-invalid',
  'message-invalid',
  'step-limit',
  'limit-exceeded',
] as const

/** The known code, or `other`. */
export function knownCode(code: string): (typeof codes)[number] | 'other' {
  return codes.find((known) => known === code) ?? 'other'
}
