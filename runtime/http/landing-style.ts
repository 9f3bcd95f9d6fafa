/** Look of the page at `/`, in the colors of the apps; they bring their own styles. */
export const landingStyle = `
:root { color-scheme: light dark; --ink: #171a2b; --soft: #f2f3f8; --line: #b8bdd6; --action: #2345ad; --page: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2f3f8; --soft: #23273d; --line: #565c7a; --action: #a9bcff; --page: #171a2b }
}
body { margin: 0; background: var(--page); color: var(--ink); font: 1.125rem/1.5 system-ui, sans-serif }
main { max-width: 56rem; margin: 0 auto; padding: 3rem 1.25rem }
h1 { margin: 0; font-size: 2.25rem }
p { margin: 0.5rem 0 2rem }
ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; margin: 0; padding: 0; list-style: none }
li { padding: 1.25rem; border: 1px solid var(--line); border-radius: 4px; background: var(--soft) }
a { display: block; color: var(--action); font-size: 1.25rem; text-underline-offset: 0.2em }
a:focus-visible { outline: 3px solid var(--action); outline-offset: 3px }
`
