// Work that may wait until the reader has seen what a change did beside it.

/**
 * Does the work once what is asked for has been painted; asked for again before that, it is done once.
 * A slider that moves faster than the work goes on from where it is, not through all it was at.
 */
export function afterPaint(work: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) {
      return;
    }
    asked = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        asked = false;
        performance.mark("sitrep:work");
        work();
        performance.measure("sitrep:work", "sitrep:work");
      }),
    );
  };
}
