// The page of a screen: follows the screen's pictures and paints the newest one.
//
// `?ground=none` paints nothing under the picture, so that a vision mixer sees through; `?show=lower-third` paints the
// lower third alone, in the same way.

import { PictureAssets } from './assets.js';
import { MotionPlan } from './motion.js';
import { paint } from './painter.js';

// The form of pictures that this page knows (Sources/ScreenPages/PagePicture.swift).
const form = 1;
// How long the last good picture stays for one whose files are still on their way, in ms; then it comes without them.
const stayMS = 1_000;
// After how long a file that did not come is asked for again, in ms.
const againMS = 1_000;
// After how long without its screen staff are shown a mark, in ms.
const markAfterMS = 3_000;
// How long a screen may say nothing before the page comes anew, in ms: three beats.
const silenceMS = 30_000;
// When a page comes back that was refused, in ms: at a time of its own.
const [retryFromMS, retryToMS] = [1_000, 5_000];
// The longest edge of the canvas, in pixels.
const edgeMax = 8_192;

const wishes = new URLSearchParams(location.search);
const showsLowerThirdOnly = wishes.get('show') === 'lower-third';
const isKeyed = showsLowerThirdOnly || wishes.get('ground') === 'none';
document.documentElement.classList.toggle('keyed', isKeyed);

const canvas = document.querySelector('canvas');
const context = canvas.getContext('2d', { alpha: true });
const assets = new PictureAssets();
const plan = new MotionPlan();
let newest = 0;
let isMarked = false;

// Painting.

// Another canvas of the same size.
function surface() {
  const other = document.createElement('canvas');
  [other.width, other.height] = [canvas.width, canvas.height];
  return other.getContext('2d');
}

let from = null;
let target = null;
let isAwaited = false;

// Paints what stands there at this moment, and again for as long as something moves.
function draw() {
  const picture = plan.picture;
  const frame = plan.frame(performance.now());
  if (!frame) return;
  const options = { lengths: frame.lengths, isKeyed, showsLowerThirdOnly, isMarked };
  if (frame.weight < 1 && from) {
    target ??= surface();
    paint(target, picture, assets, options);
    context.clearRect(0, 0, canvas.width, canvas.height);
    // The sum of both parts is a true mixture also where neither is opaque.
    context.globalCompositeOperation = 'lighter';
    context.globalAlpha = 1 - frame.weight;
    context.drawImage(from.canvas, 0, 0);
    context.globalAlpha = frame.weight;
    context.drawImage(target.canvas, 0, 0);
    context.globalCompositeOperation = 'source-over';
    context.globalAlpha = 1;
  } else {
    from = target = null;
    paint(context, picture, assets, options);
  }
  if (!isKeyed) document.body.style.backgroundColor = picture.ground;
  if (frame.isMoving && !isAwaited) {
    isAwaited = true;
    requestAnimationFrame(() => {
      isAwaited = false;
      draw();
    });
  }
}

function show(picture, isWhole) {
  if (plan.show(picture, performance.now())) {
    const now = surface();
    now.drawImage(canvas, 0, 0);
    [from, target] = [now, null];
  }
  draw();
  canvas.dataset.label = picture.label;
  canvas.dataset.number = newest;
  canvas.dataset.whole = isWhole;
}

// Shows a picture once its files are there; the last one stays meanwhile, but for no longer than a moment.
function take(picture, number) {
  if (picture.form !== form) return;
  newest = number;
  const files = assets.need(picture);
  const isFirst = plan.picture === null;
  if (!files) return show(picture, true);
  let isShown = false;
  const showOnce = (isWhole) => {
    if (isShown || number !== newest) return;
    isShown = true;
    show(picture, isWhole);
  };
  if (picture.entrance?.isCut && !isFirst) showOnce(false);
  else setTimeout(() => showOnce(false), stayMS);
  const settle = (hasAll) => {
    if (number !== newest) return;
    if (isShown) draw();
    else showOnce(hasAll);
    canvas.dataset.whole = hasAll;
    // For as long as its picture stands there, and without it meanwhile.
    if (!hasAll) setTimeout(askAgain, againMS);
  };
  const askAgain = () => {
    if (number === newest) (assets.need(picture) ?? Promise.resolve(true)).then(settle);
  };
  files.then(settle);
}

// Following.

let source = null;
let heardMS = performance.now();
let lostMS = performance.now();
let version = null;

function heard() {
  heardMS = performance.now();
  lostMS = null;
  mark(false);
}

function mark(isLost) {
  if (isLost === isMarked) return;
  isMarked = isLost;
  canvas.dataset.lost = isLost;
  draw();
}

function follow() {
  source?.close();
  heardMS = performance.now();
  source = new EventSource('live');
  source.addEventListener('page', (event) => {
    heard();
    // The screen was started anew with another page than this one.
    if (version !== null && version !== event.data) location.reload();
    version = event.data;
  });
  source.addEventListener('picture', (event) => {
    heard();
    take(JSON.parse(event.data), Number(event.lastEventId));
  });
  source.addEventListener('beat', heard);
  source.addEventListener('error', () => {
    lostMS ??= performance.now();
    // A browser comes back by itself after a loss, but not after a refusal.
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(follow, retryFromMS + Math.random() * (retryToMS - retryFromMS));
  });
}

setInterval(() => {
  const nowMS = performance.now();
  if (nowMS - heardMS > silenceMS) {
    lostMS ??= heardMS;
    follow();
  }
  if (lostMS !== null && nowMS - lostMS >= markAfterMS) mark(true);
}, 1_000);

// The canvas has a pixel for each of the display's.
new ResizeObserver(([entry]) => {
  const size = entry.devicePixelContentBoxSize?.[0];
  const scale = devicePixelRatio || 1;
  const width = size?.inlineSize ?? Math.round(entry.contentRect.width * scale);
  const height = size?.blockSize ?? Math.round(entry.contentRect.height * scale);
  const smaller = Math.min(1, edgeMax / Math.max(1, width, height));
  canvas.width = Math.max(1, Math.floor(width * smaller));
  canvas.height = Math.max(1, Math.floor(height * smaller));
  from = target = null;
  draw();
}).observe(canvas);

follow();
