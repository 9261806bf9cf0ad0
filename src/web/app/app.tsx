import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './app.css'
import { meQuery } from './me.ts'
import { createQueryClient } from './query.ts'
import { createScreens } from './router.tsx'
import { cssVariables, theme } from './theme.ts'

const queryClient = createQueryClient({ signedOut: () => leave() })
const router = createScreens(queryClient)
const colorScheme = localStorageColorSchemeManager({ key: 'hotshoe-appearance' })

/** The session has ended: sign in again, then go on where it was. */
function leave(): void {
  // Whoever was not signed in yet is led to the door by the shell.
  if (queryClient.getQueryData(meQuery.queryKey) === undefined) return
  const to = router.state.location.href
  queryClient.clear()
  void router.navigate({ to: '/sign-in', search: { to, ended: true }, replace: true })
}

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorScheme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <ModalsProvider>
          <Notifications position="top-center" limit={4} />
          <RouterProvider router={router} />
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
