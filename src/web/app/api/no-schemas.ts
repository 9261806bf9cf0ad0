/**
 * Stands in for typebox in the browser (see vite.config.ts): every schema, and whatever is asked of it, is the same empty
 * thing. Contracts keep their method, path and permission; their types are known to the compiler already.
 */
const none = () => [][Symbol.iterator]()
const nothing: object = new Proxy(() => undefined, {
  get: (_target, key) => (key === Symbol.iterator ? none : typeof key === 'symbol' ? undefined : nothing),
  apply: () => nothing,
  construct: () => nothing,
})

export const Type = nothing
export default nothing
