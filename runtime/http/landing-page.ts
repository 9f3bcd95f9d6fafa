/** The page at `/`: what this is and the way into the four apps, without script. */
export function landingPage(acceptLanguage: string): string {
  const language = prefersEnglish(acceptLanguage) ? 'en' : 'de'
  const { title, intro, apps } = texts[language]
  const items = apps
    .map(
      ([path, name, purpose]) => `      <li><a href="/${path}"><strong>${name}</strong></a> ${purpose}</li>`,
    )
    .join('\n')
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="stylesheet" href="/landing.css">
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      <p>${intro}</p>
      <ul>
${items}
      </ul>
    </main>
  </body>
</html>
`
}

function prefersEnglish(acceptLanguage: string): boolean {
  const at = (language: string) => {
    const index = acceptLanguage.toLowerCase().search(new RegExp(`\\b${language}\\b`))
    return index < 0 ? Number.POSITIVE_INFINITY : index
  }
  return at('en') < at('de')
}

const texts = {
  de: {
    title: 'Laufzettel',
    intro: 'Verfahren der Verwaltung modellieren, bearbeiten und verbessern.',
    apps: [
      ['portal', 'Portal', 'einen Antrag stellen und seinen Stand sehen'],
      ['desk', 'Schreibtisch', 'Aufgaben bearbeiten und Fälle ansehen'],
      ['cockpit', 'Cockpit', 'Laufzeiten und Rückstände sehen'],
      ['designer', 'Designer', 'Verfahren zeichnen, erproben und veröffentlichen'],
    ],
  },
  en: {
    title: 'Laufzettel',
    intro: 'Model, run and improve procedures of public administration.',
    apps: [
      ['portal', 'Portal', 'apply and see how your application stands'],
      ['desk', 'Desk', 'do tasks and look at cases'],
      ['cockpit', 'Cockpit', 'see durations and backlogs'],
      ['designer', 'Designer', 'draw, try and publish procedures'],
    ],
  },
} as const
