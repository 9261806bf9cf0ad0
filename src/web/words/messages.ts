export const messageWords = {
  title: 'Messages',
} as const
