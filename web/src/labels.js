// Names beside points, each at the first side where it covers nothing.

const LETTER = 6.3,
  HEIGHT = 13; // pixels, of text at 11 px

export const places = {
  above: { dx: 0, dy: -14, textAnchor: "middle" },
  below: { dx: 0, dy: 14, textAnchor: "middle" },
  right: { dx: 11, dy: 0, textAnchor: "start" },
  left: { dx: -11, dy: 0, textAnchor: "end" },
};

const shift = { middle: 0.5, start: 0, end: 1 };

function box(x, y, text, { dx, dy, textAnchor }) {
  const width = LETTER * text.length,
    left = x + dx - shift[textAnchor] * width;
  return { left, right: left + width, top: y + dy - HEIGHT / 2, bottom: y + dy + HEIGHT / 2 };
}

const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const inside = (a, frame) =>
  a.left >= frame.left && a.right <= frame.right && a.top >= frame.top && a.bottom <= frame.bottom;

/** Of `points` { x, y, text } in pixels, those that have room, as { point, place }; `taken` are boxes to keep free of. */
export function placed(points, taken, frame) {
  const found = [],
    boxes = [...taken];
  for (const point of points) {
    for (const [place, offset] of Object.entries(places)) {
      const own = box(point.x, point.y, point.text, offset);
      if (!inside(own, frame) || boxes.some((other) => meet(own, other))) continue;
      boxes.push(own);
      found.push({ point, place });
      break;
    }
  }
  return found;
}
