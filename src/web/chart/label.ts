/** A box on the drawing; a label must not lie on another one or on the line. */
export interface Box { x0: number; y0: number; x1: number; y1: number }

export interface Label { text: string; x: number; y: number; anchor: 'start' | 'middle' | 'end' }

/** Width of a text in the drawing's units; a generous guess for system sans-serifs. */
export function textWidth(text: string, letter: number): number {
  return text.replace(/[\u2068\u2069]/g, '').length * letter * 0.56
}

/** The box that a label takes on the drawing. */
export function boxOf({ text, x, y, anchor }: Label, letter: number): Box {
  const width = textWidth(text, letter)
  const x0 = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { x0, y0: y - letter * 0.85, x1: x0 + width, y1: y + letter * 0.3 }
}

export function touches(a: Box, b: Box): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/**
 * Places labels one after the other: each takes the first of its candidates that lies inside `bounds` and on nothing
 * taken before, and if it can, on none of the `faint` lines either (the later list is given up last). What finds no place is left out (its text stays reachable in the readings and the table).
 */
export function placer(bounds: Box, taken: Box[], faint: readonly (readonly Box[])[], letter: number) {
  return {
    place(candidates: readonly Label[]): Label | null {
      const free = candidates.filter((label) => {
        const box = boxOf(label, letter)
        const inside = box.x0 >= bounds.x0 && box.x1 <= bounds.x1 && box.y0 >= bounds.y0 && box.y1 <= bounds.y1
        return inside && !taken.some((other) => touches(box, other))
      })
      const off = (lines: readonly (readonly Box[])[]) =>
        free.find((label) => !lines.flat().some((other) => touches(boxOf(label, letter), other)))
      const found = faint.reduce<Label | undefined>((best, _, i) => best ?? off(faint.slice(i)), undefined) ?? free[0]
      if (found) {
        // Side by side, two labels keep the width of a letter between them.
        const { x0, x1, ...height } = boxOf(found, letter)
        taken.push({ x0: x0 - letter * 0.6, x1: x1 + letter * 0.6, ...height })
      }
      return found ?? null
    },
  }
}

/** Boxes along a line from point to point, so that labels keep off it. */
export function boxesAlong(points: readonly { x: number; y: number }[], room: number): Box[] {
  return points.flatMap((p, i) => {
    const before = points[i - 1] ?? p
    const parts = Math.max(1, Math.ceil(Math.hypot(p.x - before.x, p.y - before.y) / 6))
    return Array.from({ length: parts }, (_, k) => {
      const t = (k + 1) / parts
      const x = before.x + (p.x - before.x) * t
      const y = before.y + (p.y - before.y) * t
      return { x0: x - room, y0: y - room, x1: x + room, y1: y + room }
    })
  })
}

/** Running prose is narrower than a short label in bold or figures. */
const prose = 0.93

/** Breaks a sentence into at most `lines` lines of a given width; what does not fit ends in an ellipsis. */
export function wrap(text: string, width: number, letter: number, lines: number): string[] {
  const out: string[] = []
  for (const word of text.split(' ')) {
    const last = out.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, letter) * prose <= width) out[out.length - 1] = `${last} ${word}`
    else if (out.length === lines) {
      out[lines - 1] = `${last} …`
      break
    } else out.push(word)
  }
  return out
}
