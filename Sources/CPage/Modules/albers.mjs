// The equal-area conic of the pictures: Albers' on the ellipsoid WGS 84, as PROJ's aea.
// J. P. Snyder, Map Projections: A Working Manual (1987), pages 101 to 102; tests compare it with PROJ.

const semimajor = 6378137;
const flattening = 1 / 298.257223563;
const squaredEccentricity = flattening * (2 - flattening);
const eccentricity = Math.sqrt(squaredEccentricity);
const toRadians = Math.PI / 180;

function authalic(sine) {
  const e = eccentricity * sine;
  return (
    (1 - squaredEccentricity) *
    (sine / (1 - e * e) - Math.log((1 - e) / (1 + e)) / (2 * eccentricity))
  );
}

function parallelRadius(latitude) {
  const e = eccentricity * Math.sin(latitude);
  return Math.cos(latitude) / Math.sqrt(1 - e * e);
}

export class Albers {
  /** All in degrees: the two parallels that keep their lengths, and the origin. */
  constructor([first, second, originLatitude, originLongitude]) {
    const [a, b] = [first * toRadians, second * toRadians];
    const [ma, mb] = [parallelRadius(a), parallelRadius(b)];
    const [qa, qb] = [authalic(Math.sin(a)), authalic(Math.sin(b))];
    this.n = Math.abs(a - b) < 1e-10 ? Math.sin(a) : (ma * ma - mb * mb) / (qb - qa);
    this.c = ma * ma + this.n * qa;
    this.originLongitude = originLongitude;
    this.originRadius = this.radius(authalic(Math.sin(originLatitude * toRadians)));
  }

  radius(q) {
    return (semimajor * Math.sqrt(Math.max(0, this.c - this.n * q))) / this.n;
  }

  /** Returns metres to the east and to the north of the origin. */
  forward(longitude, latitude) {
    const radius = this.radius(authalic(Math.sin(latitude * toRadians)));
    const angle = this.n * (longitude - this.originLongitude) * toRadians;
    return [radius * Math.sin(angle), this.originRadius - radius * Math.cos(angle)];
  }

  /** Returns degrees of longitude and latitude. */
  inverse(x, y) {
    const dy = this.originRadius - y;
    const sign = this.n < 0 ? -1 : 1;
    const radius = sign * Math.hypot(x, dy);
    const angle = Math.atan2(sign * x, sign * dy);
    const scaled = (radius * this.n) / semimajor;
    const q = (this.c - scaled * scaled) / this.n;
    let latitude = Math.asin(Math.max(-1, Math.min(1, q / 2)));
    for (let round = 0; round < 8; round += 1) {
      const sine = Math.sin(latitude);
      const e = 1 - squaredEccentricity * sine * sine;
      const step =
        ((e * e) / (2 * Math.cos(latitude))) * ((q - authalic(sine)) / (1 - squaredEccentricity));
      latitude += step;
      if (Math.abs(step) < 1e-13) break;
    }
    return [angle / this.n / toRadians + this.originLongitude, latitude / toRadians];
  }
}
