// How one picture takes the place of another: as the screens of the hall do it (Sources/Scenes/Motion/MotionPlan.swift).
// Another page cross-fades; in the same page only bars move, everything else is there at once.

const easings = {
  linear: (part) => part,
  out: (part) => part * (2 - part),
  'in-out': (part) => part * part * (3 - 2 * part),
};

// How much of a motion is done, 0...1.
function done(motion, startMS, durationMS, nowMS) {
  if (durationMS <= 0 || nowMS >= startMS + durationMS) return 1;
  const part = Math.max(0, nowMS - startMS) / durationMS;
  return (easings[motion.easing] ?? easings.linear)(part);
}

const barsOf = (picture) => picture.commands.filter((command) => command.paint === 'bar');
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class MotionPlan {
  #picture = null;
  #move = null;

  get picture() { return this.#picture; }

  // Takes a picture that is due; says whether a fade begins, from what stands on the page now.
  show(picture, nowMS) {
    const before = this.#picture;
    const lengths = this.frame(nowMS)?.lengths ?? [];
    this.#picture = picture;
    const { entrance, motion } = picture;
    if (!before || !before.entrance || !entrance || entrance.isCut) {
      this.#move = null;
      return false;
    }
    const startMS = nowMS - entrance.ageMS;
    if (entrance.page !== before.entrance.page) {
      this.#move = { kind: 'fade', startMS, durationMS: motion.fadeMS };
      return true;
    }
    if (this.#move?.kind === 'fade') return false;
    const [old, bars] = [barsOf(before), barsOf(picture)];
    if (!same(old.map((bar) => bar.box), bars.map((bar) => bar.box))) {
      this.#move = null;
    } else if (!same(old.map((bar) => bar.lit), bars.map((bar) => bar.lit))) {
      this.#move = { kind: 'growth', startMS, durationMS: motion.growMS, from: lengths };
    }
    return false;
  }

  // What stands on the page at a moment: how much of it is the newest picture, how long its bars are, and whether
  // something still moves.
  frame(nowMS) {
    if (!this.#picture) return null;
    const lengths = barsOf(this.#picture).map((bar) => bar.lit);
    if (!this.#move) return { weight: 1, lengths, isMoving: false };
    const { kind, startMS, durationMS, from } = this.#move;
    const part = done(this.#picture.motion, startMS, durationMS, nowMS);
    if (part >= 1) {
      this.#move = null;
      return { weight: 1, lengths, isMoving: false };
    }
    if (kind === 'fade') return { weight: part, lengths, isMoving: true };
    const grown = lengths.map((lit, index) => Math.round((from[index] ?? lit) * (1 - part) + lit * part));
    return { weight: 1, lengths: grown, isMoving: true };
  }
}
