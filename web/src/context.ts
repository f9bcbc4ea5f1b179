// What every part of the page works with.

import type { Payload } from "./data";
import type { Dated, Picture } from "./picture";
import type { Store } from "./state";
import { viewer, type View } from "./view";

export interface Context {
  payload: Payload;
  picture: Picture;
  store: Store;
  view(): View; // what the state of now shows
  fitting(): readonly Dated[]; // the incidents of all days that its filters leave
}

export function context(picture: Picture, store: Store): Context {
  const { view, fitting } = viewer(picture);
  return {
    payload: picture.payload,
    picture,
    store,
    view: () => view(store.state),
    fitting: () => fitting(store.state.filters),
  };
}
