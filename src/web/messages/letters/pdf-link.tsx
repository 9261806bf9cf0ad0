import { Button, type ButtonProps } from '@mantine/core'
import { Icon } from '#web/ui/icon.tsx'

/** A button that opens a PDF in a tab of its own. */
export function PdfLink({ to, label, name, ...button }: ButtonProps & { to: string; label: string; name?: string }) {
  return (
    <Button
      component="a"
      href={to}
      target="_blank"
      rel="noopener"
      leftSection={<Icon name="invoice" size={16} />}
      variant="default"
      aria-label={name}
      {...button}
    >
      {label}
    </Button>
  )
}
