import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The web app. The launcher says where the bundle goes (`--outDir`); `HOTSHOE_API` says where the program listens while developing. */
export default defineConfig({
  root: here('src/web'),
  plugins: [react()],
  // Contracts are written with typebox. The browser needs their paths, not their schemas: the server is the one that checks.
  resolve: { alias: { typebox: here('src/web/app/api/no-schemas.ts') } },
  css: { postcss: {} },
  build: {
    outDir: here('web-dist'),
    emptyOutDir: true,
    target: 'es2023',
    // The style sheets rely on light-dark(), which these know.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    reportCompressedSize: true,
    chunkSizeWarningLimit: 1200,
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: `http://127.0.0.1:${process.env.HOTSHOE_API ?? '4600'}` } } },
})
