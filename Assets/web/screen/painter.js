// Paints a picture on a canvas: every length is the screen's, in design pixels; nothing is laid out here.

// How the design lies on the canvas: as large as fits, in the middle (Sources/Stage/Painting/Viewport.swift).
export class Viewport {
  constructor(width, height, design) {
    this.width = width;
    this.height = height;
    this.scale = Math.min(width / design.width, height / design.height);
    this.left = Math.trunc((width - Math.round(design.width * this.scale)) / 2);
    this.top = Math.trunc((height - Math.round(design.height * this.scale)) / 2);
  }

  x(x) { return this.left + Math.round(x * this.scale); }
  y(y) { return this.top + Math.round(y * this.scale); }
  length(length) { return length * this.scale; }

  // The pixels of a box; a thin rule never vanishes, and what lies under all of the picture lies under all of the page.
  rect([x, y, width, height], isGround = false) {
    if (isGround) return { x: 0, y: 0, width: this.width, height: this.height };
    const [left, top] = [this.x(x), this.y(y)];
    const right = width > 0 ? Math.max(left + 1, this.x(x + width)) : left;
    const bottom = height > 0 ? Math.max(top + 1, this.y(y + height)) : top;
    return { x: left, y: top, width: right - left, height: bottom - top };
  }
}

// A line that a font of the page's own would make longer or shorter than this, in pixels, is fitted.
const lengthTolerance = 2;
// The rim of what loses its ground: a thin line, and a soft shadow around it; in design pixels.
const rimWidthMax = 8;
const rimParts = 10;
const shadowWidth = 18;
// The unit square of drawings.
const unit = 100;

const paints = {
  fill(context, view, command) {
    const { x, y, width, height } = view.rect(command.box, command.isGround);
    context.fillStyle = command.color;
    context.fillRect(x, y, width, height);
  },

  gradient(context, view, command) {
    const { x, y, width, height } = view.rect(command.box, command.isGround);
    const shade = context.createLinearGradient(0, y, 0, y + height);
    shade.addColorStop(0, command.color);
    shade.addColorStop(1, command.endColor);
    context.fillStyle = shade;
    context.fillRect(x, y, width, height);
  },

  panel(context, view, command) { panel(context, view, command.box, command.radius, command.color); },

  bar(context, view, command, { lit }) {
    const [x, y, width, height] = command.box;
    // A stump has no room for round corners.
    const radius = lit > 2 * command.radius + 4 ? command.radius : 0;
    panel(context, view, [x, y, Math.min(Math.max(0, lit), width), height], radius, command.color);
  },

  text(context, view, command, { assets, rim }) {
    context.font = `${view.length(command.size)}px ${assets.family(command.face)}`;
    context.fillStyle = command.color;
    const length = view.length(command.width);
    const measured = context.measureText(command.text).width;
    const isAsLong = measured === 0 || Math.abs(measured - length) <= Math.max(lengthTolerance, length / 100);
    context.save();
    context.translate(view.x(command.left), view.y(command.baseline));
    if (!isAsLong) context.scale(length / measured, 1);
    if (rim) {
      shade(context, view, rim);
      context.strokeStyle = rim;
      context.lineWidth = view.length(Math.min(rimWidthMax, command.size / rimParts));
      context.lineJoin = 'round';
      context.strokeText(command.text, 0, 0);
      context.shadowBlur = 0;
    }
    context.fillText(command.text, 0, 0);
    context.restore();
  },

  drawing(context, view, command, { rim, picture }) {
    const { x, y, width, height } = view.rect(command.box);
    const edge = Math.min(width, height);
    context.save();
    if (rim) shade(context, view, rim);
    context.translate(x + Math.trunc((width - edge) / 2), y + Math.trunc((height - edge) / 2));
    context.scale(edge / unit, edge / unit);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const outline of picture.drawings[command.drawing]) {
      context.save();
      if (outline.matrix) context.transform(...outline.matrix);
      const path = pathOf(outline);
      if (outline.fill) {
        context.fillStyle = outline.fill;
        context.fill(path);
      }
      if (outline.stroke) {
        context.strokeStyle = outline.stroke;
        context.lineWidth = outline.strokeWidth;
        context.stroke(path);
      }
      context.restore();
    }
    context.restore();
  },

  picture(context, view, command, { assets }) {
    const image = assets.image(command.file);
    if (!image) return;
    const rect = view.rect(command.box);
    const scale = Math.min(rect.width / image.width, rect.height / image.height);
    const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    context.drawImage(
      image.source, rect.x + Math.trunc((rect.width - width) / 2), rect.y + Math.trunc((rect.height - height) / 2),
      width, height);
  },

  backdrop(context, view, command, { assets }) {
    const image = assets.image(command.file);
    if (!image) return;
    const rect = view.rect(command.box, command.isGround);
    const scale = Math.max(rect.width / image.width, rect.height / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    context.save();
    context.beginPath();
    context.rect(rect.x, rect.y, rect.width, rect.height);
    context.clip();
    context.fillStyle = command.color;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
    context.drawImage(
      image.source, rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2, width, height);
    context.globalAlpha *= command.percent / 100;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
    context.restore();
  },
};

// Paths are read once for as long as their picture is there.
const paths = new WeakMap();

function pathOf(outline) {
  if (!paths.has(outline)) paths.set(outline, new Path2D(outline.path));
  return paths.get(outline);
}

// From here on what is painted throws a soft shadow.
function shade(context, view, color) {
  context.shadowColor = color;
  context.shadowBlur = view.length(shadowWidth);
}

function panel(context, view, box, radius, color) {
  const { x, y, width, height } = view.rect(box);
  if (width === 0 || height === 0) return;
  context.fillStyle = color;
  context.beginPath();
  const corner = Math.min(Math.round(view.length(radius)), width / 2, height / 2);
  const [right, bottom] = [x + width, y + height];
  context.moveTo(x + corner, y);
  context.arcTo(right, y, right, bottom, corner);
  context.arcTo(right, bottom, x, bottom, corner);
  context.arcTo(x, bottom, x, y, corner);
  context.arcTo(x, y, right, y, corner);
  context.fill();
}

// Whether a line or a drawing begins in a box.
function holds([x, y, width, height], { left, baseline, box }) {
  const [startX, startY] = box ?? [left, baseline];
  return x <= startX && startX < x + width && y < startY && startY <= y + height;
}

// Paints a picture wholly. `lengths` are those of its bars, in their order; `isKeyed` leaves out what lies under it, and
// `showsLowerThirdOnly` the scene as well.
export function paint(context, picture, assets, { lengths, isKeyed, showsLowerThirdOnly, isMarked }) {
  const view = new Viewport(context.canvas.width, context.canvas.height, picture);
  context.clearRect(0, 0, view.width, view.height);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.fontKerning = 'normal';
  // Letters stand where their font puts them, not on whole pixels.
  context.textRendering = 'geometricPrecision';
  context.imageSmoothingQuality = 'high';
  if (!isKeyed) {
    context.fillStyle = picture.ground;
    context.fillRect(0, 0, view.width, view.height);
  }
  let bars = 0;
  const covered = [];
  for (const command of picture.commands) {
    const lit = command.paint === 'bar' ? lengths[bars++] : 0;
    if (isKeyed && command.isGround || showsLowerThirdOnly && !command.isLowerThird) continue;
    // What stands on nothing of the picture's own gets a rim in the colour of what it was meant to stand on.
    const isLine = command.paint === 'text' || command.paint === 'drawing';
    const rim = isKeyed && isLine && !covered.some((box) => holds(box, command))
      ? picture.ground : null;
    if (command.paint === 'fill' || command.paint === 'panel' || command.paint === 'gradient') covered.push(command.box);
    paints[command.paint]?.(context, view, command, { lit, assets, rim, picture });
  }
  if (isMarked && !isKeyed) paints.drawing(context, view, picture.mark, { picture });
}
