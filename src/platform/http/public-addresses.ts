import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** IPv4 networks that are nobody's on the internet: RFC 6890 and those that came after it. */
const privateNetworks = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
] as const

/** Within the internet's part of IPv6: networks that lead into IPv4, are for documents, or belong to protocols. */
const specialNetworks = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const

const closed = networks(privateNetworks, 'ipv4')
const internet = networks(['2000::/3'], 'ipv6')
const special = networks(specialNetworks, 'ipv6')

function networks(list: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const made = new BlockList()
  for (const network of list) made.addSubnet(network.split('/')[0] ?? '', Number(network.split('/')[1]), family)
  return made
}

/** Whether an IP address belongs to the internet: not to this machine, its network, or the network's own means. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !closed.check(address, 'ipv4')
  return isIP(address) === 6 && internet.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

/** Thrown where a name leads into the private network. */
export class PrivateAddress extends Error {}

/**
 * Finds the addresses of a name, and refuses it where one is not of the internet. Given to the connection itself, so that what was
 * looked at is what is asked: a name that answers otherwise the second time wins nothing.
 */
export const lookUpPublic: LookupFunction = (name, options, found) => {
  lookup(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error !== null || first === undefined) return found(error ?? new Error(`There is no address for ${name}.`), '')
    if (!addresses.every(({ address }) => isPublicAddress(address))) return found(new PrivateAddress(name), '')
    return options.all === true ? found(null, addresses) : found(null, first.address, first.family)
  })
}
