import { Button, Container, Group } from '@mantine/core'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page.tsx'
import { words } from '#web/words/words.ts'
import { asTrouble, Trouble } from './api/trouble.ts'

/** A screen that has failed: a request before it, or a mistake in it. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  const known = error instanceof Trouble
  return (
    <Page title={known ? words.trouble.title : words.trouble.screen}>
      <EmptyState
        icon="alert"
        title={known ? asTrouble(error).message : words.trouble.screenText}
        action={
          <Group justify="center">
            <Button onClick={again}>{words.trouble.retry}</Button>
            <Button variant="default" onClick={() => location.reload()}>
              {words.trouble.reload}
            </Button>
          </Group>
        }
      />
    </Page>
  )
}

/** The same before there is a house around it: the program cannot be reached, or the shell itself has failed. */
export function Outside(trouble: ErrorComponentProps) {
  return (
    <Container component="main" size="sm" py="xl">
      <Broken {...trouble} />
    </Container>
  )
}

/** An address that leads nowhere. */
export function Nowhere() {
  return (
    <Page title={words.trouble.notFoundTitle}>
      <EmptyState
        icon="search"
        title={words.trouble.notFound}
        action={
          <Button component={Link} to="/process">
            {words.trouble.home}
          </Button>
        }
      />
    </Page>
  )
}
