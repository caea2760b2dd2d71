/** e^-z²/2 / √2π at z. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) * INV_SQRT_TWO_PI
}

/**
 * Lower-tail probability of the standard normal distribution, relative error about 1e-15 in both tails down to 1e-300.
 * Source: Cody (1969), rational Chebyshev approximations for the error function, 10.1090/S0025-5718-1969-0247736-4,
 * in the arrangement for the normal distribution of Cody (1993), 10.1145/151271.151273.
 * @param z any number; NaN stays NaN.
 */
export function normalCdf(z: number): number {
  const y = Math.abs(z)
  if (y <= 0.67448975) {
    const square = z * z
    const top = (((A[4]! * square + A[0]!) * square + A[1]!) * square + A[2]!) * square + A[3]!
    const bottom = (((square + B[0]!) * square + B[1]!) * square + B[2]!) * square + B[3]!
    return 0.5 + (z * top) / bottom
  }
  const tail = upperTail(y)
  return z > 0 ? 1 - tail : tail
}

/** P(Z > y) for y > 0.67. */
function upperTail(y: number): number {
  // exp(-y²/2) is split at a multiple of 1/16, so that the square is exact and the far tail keeps its digits.
  const near = Math.trunc(y * 16) / 16
  const scale = Math.exp(-near * near * 0.5) * Math.exp(-(y - near) * (y + near) * 0.5)
  if (y <= SQRT_32) {
    let top = C[8]! * y
    let bottom = y
    for (let i = 0; i < 7; i += 1) {
      top = (top + C[i]!) * y
      bottom = (bottom + D[i]!) * y
    }
    return (scale * (top + C[7]!)) / (bottom + D[7]!)
  }
  const inverse = 1 / (y * y)
  let top = P[5]! * inverse
  let bottom = inverse
  for (let i = 0; i < 4; i += 1) {
    top = (top + P[i]!) * inverse
    bottom = (bottom + Q[i]!) * inverse
  }
  return (scale * (INV_SQRT_TWO_PI - (inverse * (top + P[4]!)) / (bottom + Q[4]!))) / y
}

/**
 * The standard normal quantile Φ⁻¹(p), relative error about 1e-16.
 * For a probability near 1 pass its complement and change the sign: 1 - p has lost the digits that matter.
 * Source: Wichura (1988), Algorithm AS 241 (PPND16), 10.2307/2347330.
 * @param p 0..1; 0 and 1 give -Infinity and Infinity, anything outside NaN.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(NEAR_TOP, r)) / polynomial(NEAR_BOTTOM, r)
  }
  const tail = Math.min(p, 1 - p)
  if (tail === 0) return q < 0 ? -Infinity : Infinity
  const r = Math.sqrt(-Math.log(tail))
  const size =
    r <= 5
      ? polynomial(MIDDLE_TOP, r - 1.6) / polynomial(MIDDLE_BOTTOM, r - 1.6)
      : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5)
  return q < 0 ? -size : size
}

/** Coefficients from the constant term up. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (let i = coefficients.length - 1; i >= 0; i -= 1) sum = sum * x + coefficients[i]!
  return sum
}

const INV_SQRT_TWO_PI = 0.3989422804014327
const SQRT_32 = 5.656854249492381

const A = [2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249, 0.065682337918207449113]
const B = [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956]
const C = [
  0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711,
  6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218, 1.0765576773720192317e-8,
]
const D = [
  22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
]
const P = [0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5, 0.02307344176494017303]
const Q = [1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5]

const NEAR_TOP = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
  67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
]
const NEAR_BOTTOM = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
  28729.085735721942674, 5226.495278852854561,
]
const MIDDLE_TOP = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
  0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
]
const MIDDLE_BOTTOM = [
  1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
  0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
]
const FAR_TOP = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
  0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
]
const FAR_BOTTOM = [
  1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
]
