import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './app.css'
import { meQuery } from './me.ts'
import { createQueryClient } from './query.ts'
import { createScreens } from './router.tsx'
import { cssVariables, theme } from './theme.ts'

const colorScheme = localStorageColorSchemeManager({ key: 'hotshoe-appearance' })

const SignInAgain = lazy(async () => ({ default: (await import('#web/staff/sign-in-again.tsx')).SignInAgain }))

export function App() {
  const [ended, setEnded] = useState(false)
  const [{ queryClient, router }] = useState(() => begin({ signedOut: () => setEnded(true) }))
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorScheme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <ModalsProvider>
          <Notifications position="top-center" limit={4} />
          <RouterProvider router={router} />
          <Suspense>{ended && <SignInAgain close={() => setEnded(false)} />}</Suspense>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}

function begin({ signedOut }: { signedOut: () => void }) {
  const queryClient = createQueryClient({
    // Whoever was not signed in yet is led to the door by the shell.
    signedOut: () => {
      if (queryClient.getQueryData(meQuery.queryKey) !== undefined) signedOut()
    },
  })
  return { queryClient, router: createScreens(queryClient) }
}
