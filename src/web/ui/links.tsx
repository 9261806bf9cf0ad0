import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

/** A link in a sentence to a screen of the app; its address and its search are checked by the compiler. */
export const TextLink = createLink((props: AnchorProps & React.ComponentPropsWithRef<'a'>) => <Anchor {...props} />)
