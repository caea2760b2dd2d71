import type { ComponentChildren, VNode } from 'preact'

/** Counts down in its own label when pressed; only a convenience, so it is sent hidden and shown by the island. */
export function TimerButton({ seconds, over, children }: {
  seconds: number
  /** What it says at the end. */
  over: string
  children: ComponentChildren
}): VNode {
  return <button type="button" class="button quiet timer" hidden data-seconds={String(seconds)} data-over={over} aria-live="polite">{children}</button>
}
