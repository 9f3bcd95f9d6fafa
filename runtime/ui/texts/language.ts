import { useSyncExternalStore } from 'react'

export type Language = 'de' | 'en'

const key = 'laufzettel.language'
const listeners = new Set<() => void>()
let current: Language = readLanguage()

/** The language of the page, for components. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage, currentLanguage)
}

export function currentLanguage(): Language {
  return current
}

/** Switches the language in place: nothing is reloaded, no answer is lost. */
export function setLanguage(language: Language): void {
  current = language
  if (typeof localStorage !== 'undefined') localStorage.setItem(key, language)
  applyLanguage()
  for (const listener of listeners) listener()
}

/** Writes the language to `<html lang>`; called once when an app starts. */
export function applyLanguage(): void {
  if (typeof document !== 'undefined') document.documentElement.lang = current
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readLanguage(): Language {
  const stored = typeof localStorage === 'undefined' ? null : localStorage.getItem(key)
  return stored === 'en' ? 'en' : 'de'
}
