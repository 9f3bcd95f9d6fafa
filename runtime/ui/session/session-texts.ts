import { createTexts } from '../texts/texts.ts'

export const sessionTexts = createTexts({
  de: {
    loading: 'Wird geladen …',
    error: 'Fehler',
    signIn: 'Anmelden',
    signInText: 'Melden Sie sich mit Ihrem Konto an, um „{app}“ zu benutzen.',
    username: 'Benutzername',
    password: 'Passwort',
    busy: 'Anmeldung läuft …',
    bothNeeded: 'Geben Sie Benutzername und Passwort ein.',
    wrong: 'Benutzername oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es noch einmal.',
    tooMany: 'Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
    lost: 'Ihre Sitzung ist abgelaufen. Melden Sie sich neu an, Ihre Entwürfe sind gespeichert.',
    unreachable: 'Der Server antwortet nicht',
    unreachableText:
      'Der Server ist gerade nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    retry: 'Noch einmal versuchen',
    noAccess: 'Kein Zugang zu „{app}“',
    noAccessText:
      'Sie sind angemeldet als {name} ({office}). Dieses Konto darf diesen Bereich nicht öffnen. Melden Sie sich mit einem anderen Konto an oder fragen Sie Ihre Administration nach der Rolle.',
    signOut: 'Abmelden',
    otherApps: 'Zu den anderen Bereichen',
  },
  en: {
    loading: 'Loading …',
    error: 'Error',
    signIn: 'Sign in',
    signInText: 'Sign in with your account to use “{app}”.',
    username: 'User name',
    password: 'Password',
    busy: 'Signing in …',
    bothNeeded: 'Enter your user name and your password.',
    wrong: 'User name or password is not right. Check both and try again.',
    tooMany: 'Too many attempts. Wait one minute, then try again.',
    lost: 'Your session has ended. Sign in again, your drafts are saved.',
    unreachable: 'The server does not answer',
    unreachableText: 'The server cannot be reached at the moment. Check the connection and try again.',
    retry: 'Try again',
    noAccess: 'No access to “{app}”',
    noAccessText:
      'You are signed in as {name} ({office}). This account may not open this area. Sign in with another account or ask your administration for the role.',
    signOut: 'Sign out',
    otherApps: 'To the other areas',
  },
})
