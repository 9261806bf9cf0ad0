export const callWords = {
  title: 'Calls',
} as const
