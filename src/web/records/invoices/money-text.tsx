import { Text } from '@mantine/core'
import { type MoneyStyle, writtenMoney } from '#studio/records/invoices/money.ts'
import { useMe } from '#web/app/me.ts'

/** How the studio writes money. */
export function useMoneyStyle(): MoneyStyle {
  const { currency, language } = useMe().studio
  return { currency, language }
}

type MoneyTextProps = { amount: number; strong?: boolean; dimmed?: boolean }

/** An amount of the smallest unit, as the studio writes money. */
export function MoneyText({ amount, strong = false, dimmed = false }: MoneyTextProps) {
  const style = useMoneyStyle()
  return (
    <Text
      span
      inherit
      {...(strong ? { fw: 650 } : {})}
      {...(dimmed ? { c: 'dimmed' } : {})}
      style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
    >
      {writtenMoney(amount, style)}
    </Text>
  )
}
