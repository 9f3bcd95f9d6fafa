import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (path: string) => resolve(import.meta.dirname, path, 'index.html')

/** Builds the four browser apps into dist/; the server serves them from there. */
export default defineConfig({
  plugins: [react()],
  appType: 'mpa',
  // bpmn-js and dmn-js bring inline styles, which the content security policy refuses.
  resolve: {
    alias: [
      { find: /^domify$/, replacement: resolve(import.meta.dirname, 'designer/csp/domify.ts') },
      { find: /^style-mod$/, replacement: resolve(import.meta.dirname, 'designer/csp/style-mod.ts') },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        designer: page('designer'),
        desk: page('runtime/desk'),
        portal: page('runtime/portal'),
        cockpit: page('runtime/cockpit'),
      },
    },
  },
})
