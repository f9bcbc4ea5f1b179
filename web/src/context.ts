// What every part of the page works with.

import type { Payload } from "./data";
import type { Picture } from "./picture";
import type { Store } from "./state";
import { viewer, type View } from "./view";

export interface Context {
  payload: Payload;
  picture: Picture;
  store: Store;
  view(): View; // what the state of now shows
}

export function context(picture: Picture, store: Store): Context {
  const views = viewer(picture);
  return { payload: picture.payload, picture, store, view: () => views(store.state) };
}
