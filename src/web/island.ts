/**
 * The only script of the staff pages, and a convenience: without it every page still works.
 * `<button data-copy="#id">` copies the text of that element; `<button data-print>` prints the page.
 * Both are sent hidden and shown here, so that nobody meets a button that does nothing.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy], button[data-print]')) {
  const copies = button.dataset.copy
  if (copies !== undefined && !navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', () => {
    if (copies === undefined) {
      window.print()
      return
    }
    const text = document.querySelector(copies)?.textContent?.trim()
    if (!text) return
    void navigator.clipboard.writeText(text).then(() => {
      const said = button.textContent
      button.textContent = button.dataset.copied ?? said
      setTimeout(() => { button.textContent = said }, 2000)
    })
  })
}
export {}
