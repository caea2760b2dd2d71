/** Pages that are kept: enough for the therapists of a practice in its languages, about a megabyte. */
const MOST = 64

/**
 * Makes the page of a view once, and gives it again while it is among the latest made: making a receipt takes as long as
 * judging the answers does.
 * @param make says the same of the same view, and knows nothing else
 */
export function madeOnce<View extends object>(make: (view: View) => string): (view: View) => string {
  const made = new Map<string, string>()
  return (view) => {
    const key = JSON.stringify(view)
    const before = made.get(key)
    if (before !== undefined) return before
    const page = make(view)
    made.set(key, page)
    if (made.size > MOST) made.delete(made.keys().next().value!)
    return page
  }
}
