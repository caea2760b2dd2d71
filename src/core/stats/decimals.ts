/** Figures that are kept: a scale has few steps, and a long file the same ones again and again. */
const MOST = 10_000
const kept: Readonly<Record<1 | 2, string[]>> = { 1: [], 2: [] }

/** A number with one or two decimals, exactly as `toFixed` writes it, which takes ten times as long. */
export function withDecimals(x: number, decimals: 1 | 2): string {
  const steps = x * (decimals === 1 ? 10 : 100)
  const nearest = Math.round(steps)
  // Halfway between two figures the product may round where the number itself would not.
  const close = Math.abs(Math.abs(steps - nearest) - 0.5) < 1e-6
  if (!(x > 0 && nearest < MOST) || close) return x.toFixed(decimals)
  return (kept[decimals][nearest] ??= x.toFixed(decimals))
}
