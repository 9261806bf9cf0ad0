/** Whether clients reach this address from where they are: by HTTPS, and not only on the program's own machine. One-click unsubscribing asks for both (RFC 8058). */
export function worksForClients(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' && !/^(localhost|.*\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(hostname)
}
