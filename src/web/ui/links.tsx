import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

/** A link in a sentence to a screen of the app; its address and its search are checked by the compiler. */
export const TextLink = createLink((props: AnchorProps & React.ComponentPropsWithRef<'a'>) => <Anchor {...props} />)

/** A link to a screen of the app that looks like a button. */
export const ButtonLink = createLink((props: ButtonProps & Omit<React.ComponentPropsWithRef<'a'>, keyof ButtonProps>) => <Button component="a" {...props} />)
