import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (path: string) => resolve(import.meta.dirname, path, 'index.html')

/** Builds the four browser apps into dist/; the server serves them from there. */
export default defineConfig({
  plugins: [react()],
  appType: 'mpa',
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
