/** Acts now, or, while a button is held down, once it is clicked: what appears meanwhile would push the button from under the pointer. */
export function whenLetGo(act: () => void): void {
  if (document.querySelector('button:active') === null) act()
  else document.addEventListener('click', act, { once: true, capture: true })
}
