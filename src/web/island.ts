/**
 * The only script of the staff pages, and a convenience: without it every page still works.
 * `<button data-copy="#id">` copies the text of that element; `<button data-print>` prints the page; `<button data-seconds="60">`
 * counts down.
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

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-seconds]')) {
  button.hidden = false
  button.addEventListener('click', () => {
    const end = Date.now() + Number(button.dataset.seconds) * 1000
    // The seconds are for the eye; only the end is read aloud.
    button.setAttribute('aria-live', 'off')
    button.disabled = true
    const tick = setInterval(() => {
      const left = Math.max(0, Math.round((end - Date.now()) / 1000))
      button.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
      if (left > 0) return
      clearInterval(tick)
      button.setAttribute('aria-live', 'polite')
      button.textContent = button.dataset.over ?? ''
    }, 250)
  })
}
export {}
