import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** The program, built into a few files so that it starts fast: `src/app/build-program.ts` says where they go. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [placesOfSources()],
  // The packages that are hundreds of small files. All others stay where they are.
  ssr: { noExternal: ['typebox', 'kysely', 'libphonenumber-js'] },
  build: {
    ssr: here('src/app/command-line/run-command-line.ts'),
    target: 'node24',
    minify: false,
    rolldownOptions: { output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
})

/**
 * A file that names its own place means the place of its source, beside which its migrations and templates lie. A thread or process that is started
 * from a file beside (`new URL('./x.ts', import.meta.url)`) is built, too, and is beside what starts it.
 */
function placesOfSources(): Plugin {
  return {
    name: 'places-of-sources',
    enforce: 'pre',
    transform(code, id) {
      if (!/import\.meta\.(url|dirname)/.test(code) || !id.startsWith(here('src'))) return null
      return code
        .replaceAll(/new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g, (_, name: string) => {
          this.emitFile({ type: 'chunk', id: path.join(path.dirname(id), `${name}.ts`), fileName: `${name}.js` })
          return `new URL('./${name}.js', import.meta['url'])`
        })
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(id)))
    },
  }
}
